import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { inPageLanguage } from "#app/_server/language.ts";
import { show } from "#app/_server/show.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { withdraw } from "#app/requests/actions.ts";
import { ActButton } from "#app/requests/act-button.client.tsx";
import { PatientFrame } from "#app/requests/patient-frame.tsx";
import { followRequest } from "#lib/intake/follow-request.ts";
import { counted, type Text } from "#lib/platform/language.ts";
import { keepDays } from "#lib/retention/keep.ts";
import { movesFrom } from "#lib/requests/status.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await inPageLanguage())(words.title) };
}

/** Before a request is taken back: what happens then, to the scan and to everything else. */
export default async function TakeBackPage({ params }: { params: Promise<{ requestId: string }> }) {
  const { requestId } = await params;
  const { status } = await show(followRequest, { requestId });
  if (status === "draft" || !movesFrom(status).includes("withdraw")) redirect(`/requests/${requestId}`);
  const say = await inPageLanguage();
  return (
    <PatientFrame back={`/requests/${requestId}`}>
      <h1 className="mb-4">{say(words.title)}</h1>
      <ul className="list measure mb-6">
        {[words.nobody, removed, words.kept, words.again].map((line) => (
          <li key={line.en}>{say(line)}</li>
        ))}
      </ul>
      <div className="flex flex-wrap items-start gap-4">
        <ActButton door={withdraw} text={say(words.act)} hidden={{ requestId }} variant="danger" />
        <LinkButton href={`/requests/${requestId}`}>{say(words.stay)}</LinkButton>
      </div>
    </PatientFrame>
  );
}

const days = counted(keepDays.withdrawn, { en: ["day", "days"], es: ["día", "días"] });

const removed: Text = {
  en: `We remove your scan and your papers ${days.en} later.`,
  es: `Borramos su estudio y sus documentos ${days.es} después.`,
};

const words = {
  title: { en: "Take this request back?", es: "¿Retirar esta solicitud?" },
  nobody: {
    en: "Nobody looks at your scan after that, and you get no answer.",
    es: "Después nadie verá su estudio y no recibirá respuesta.",
  },
  kept: {
    en: "We keep what you agreed to, and the record of who saw your request.",
    es: "Guardamos lo que usted aceptó y el registro de quién vio su solicitud.",
  },
  again: { en: "You can start a new request at any time.", es: "Puede comenzar una solicitud nueva cuando quiera." },
  act: { en: "Take it back", es: "Retirarla" },
  stay: { en: "Keep my request", es: "Mantener mi solicitud" },
} as const satisfies Record<string, Text>;
