import type { Place } from "#lib/intake/journey.ts";
import type { Text } from "#lib/platform/language.ts";

/** What the pages around the questions say. */
export const words = {
  continue: { en: "Continue", es: "Continuar" },
  agree: { en: "Agree and continue", es: "Aceptar y continuar" },
  choose: { en: "Choose", es: "Elija" },
  optional: { en: "(optional)", es: "(opcional)" },
  optionalPage: { en: "Optional.", es: "Opcional." },
  beforeYouGoOn: { en: "Before you go on", es: "Antes de seguir" },
  country: { en: "Country of this number", es: "País de este número" },
  canStop: {
    en: "You can stop here and come back. We keep your answers. Nobody reads them until you send your request.",
    es: "Puede parar aquí y volver. Guardamos sus respuestas. Nadie las lee hasta que usted envíe su solicitud.",
  },
  later: { en: "Skip for now", es: "Omitir por ahora" },
  question: { en: "Question", es: "Pregunta" },
} as const satisfies Record<string, Text>;

/** How far along the way a page is; the numbers stand in one line, however narrow. */
export function placeWords({ step, of, continued }: Place): Text {
  const en = `Step\u00a0${step}\u00a0of\u00a0${of}`;
  const es = `Paso\u00a0${step}\u00a0de\u00a0${of}`;
  return continued ? { en: `${en}, continued`, es: `${es}, continuación` } : { en, es };
}
