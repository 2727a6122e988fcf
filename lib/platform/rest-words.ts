import { env } from "./env.ts";
import { both, dateFormat, tagOf, type Text } from "./language.ts";
import { writtenHere } from "./phone.ts";
import type { Rest } from "./rest.ts";

/** What people are told while the portal only shows what is there. To be approved by the clinic. */
export const restWords = {
  title: { en: "We are working on this site", es: "Estamos trabajando en este sitio" },
  readOnly: {
    en: "You can read everything. For the moment you cannot send or change anything. Nothing is lost.",
    es: "Puede leer todo. Por el momento no puede enviar ni cambiar nada. No se pierde nada.",
  },
  back: { en: "We expect to finish by", es: "Esperamos terminar a más tardar el" },
  call: { en: "If you need us now, call", es: "Si nos necesita ahora, llame al" },
} as const satisfies Record<string, Text>;

/** To somebody whose act was not done: that it is kept where they typed it, and when to try again. */
export function restRefusal({ backAt }: Rest): Text {
  const phone = writtenHere(env().CLINIC_PHONE);
  const when = backAt && clinicTime(backAt);
  return {
    en: `We are working on this site, and for the moment nothing can be changed. What you typed is still here: leave this page open and try again ${when ? `after ${when.en}` : "in a while"}. If it cannot wait, call ${phone}.`,
    es: `Estamos trabajando en este sitio y por el momento no se puede cambiar nada. Lo que escribió sigue aquí: deje esta página abierta e intente de nuevo ${when ? `después del ${when.es}` : "dentro de un rato"}. Si no puede esperar, llame al ${phone}.`,
  };
}

/** "December 4, 2026 at 4:42 AM (the clinic’s time)": zones have names that few people know. */
export function clinicTime(at: Date): Text {
  const shape = { dateStyle: "long", timeStyle: "short", timeZone: env().CLINIC_TIME_ZONE } as const;
  const { en, es } = both((language) => dateFormat(tagOf(language), shape).format(at));
  return { en: `${en} (the clinic’s time)`, es: `${es} (hora de la clínica)` };
}
