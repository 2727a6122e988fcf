import { ClinicDay } from "#app/_server/clinic-day.tsx";
import { inPageLanguage } from "#app/_server/language.ts";

/** Until when we keep a scan and its papers, or since when they are gone, and what stays. */
export async function Keeping({ until, removedAt }: { until: string | null; removedAt: string | null }) {
  const at = removedAt ?? until;
  if (!at) return null;
  const say = await inPageLanguage();
  return (
    <p className="text-quiet">
      {say(removedAt ? words.removed : words.kept)} <ClinicDay at={at} />. {!removedAt && say(words.then)}{" "}
      {say(words.stays)}
    </p>
  );
}

const words = {
  removed: { en: "We removed your scan and your papers on", es: "Borramos su estudio y sus documentos el" },
  kept: { en: "We keep your scan and your papers until", es: "Guardamos su estudio y sus documentos hasta el" },
  then: { en: "Then we remove them.", es: "Después los borramos." },
  stays: {
    en: "We keep what you agreed to and the signed answer, if there is one.",
    es: "Guardamos lo que usted aceptó y la respuesta firmada, si la hay.",
  },
} as const;
