import type { Text } from "#lib/platform/language.ts";

/** What the pages around the questions say. */
export const words = {
  continue: { en: "Continue", es: "Continuar" },
  agree: { en: "Agree and continue", es: "Aceptar y continuar" },
  choose: { en: "Choose", es: "Elija" },
  optional: { en: "(optional)", es: "(opcional)" },
  beforeYouGoOn: { en: "Before you go on", es: "Antes de seguir" },
  country: { en: "Country of this number", es: "País de este número" },
  answerForThem: {
    en: "Answer for the person you care for. “You” means them.",
    es: "Responda por la persona a quien cuida. “Usted” es esa persona.",
  },
  canStop: {
    en: "You can stop here and come back. We keep your answers. Nobody reads them until you send your request.",
    es: "Puede parar aquí y volver. Guardamos sus respuestas. Nadie las lee hasta que usted envíe su solicitud.",
  },
  later: { en: "Answer this later", es: "Responder después" },
  question: { en: "Question", es: "Pregunta" },
  moreTitle: { en: "More about you", es: "Más sobre usted" },
} as const satisfies Record<string, Text>;

/** "Question 3 of 9": the path as it is by the answers so far. */
export const placeWords = (step: number, of: number): Text => ({
  en: `Question ${step} of ${of}`,
  es: `Pregunta ${step} de ${of}`,
});
