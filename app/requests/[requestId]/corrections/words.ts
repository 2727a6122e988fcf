import type { Text } from "#lib/platform/language.ts";

/** About deleting and correcting what was sent (45 CFR 164.526). To be approved by the clinic and its counsel. */
export const wishWords = {
  title: { en: "Correct or delete what you sent", es: "Corregir o borrar lo que envió" },
  about: {
    en: "Tell us what is wrong or what should be deleted. Our staff decide and write why. We answer within 60 days, most often much sooner.",
    es: "Díganos qué está mal o qué se debe borrar. Nuestro personal decide y escribe por qué. Respondemos en 60 días, casi siempre mucho antes.",
  },
  stays: {
    en: "Some things stay, as the law requires: what you agreed to, and an answer that a surgeon has signed. If we delete the rest while your request is under way, the request ends.",
    es: "Algunas cosas se quedan, como exige la ley: lo que usted aceptó y una respuesta que un cirujano ha firmado. Si borramos lo demás mientras su solicitud está en marcha, la solicitud termina.",
  },
  kind: { en: "What should we do?", es: "¿Qué debemos hacer?" },
  kinds: {
    amendment: { en: "Correct something", es: "Corregir algo" },
    deletion: { en: "Delete what I sent", es: "Borrar lo que envié" },
  },
  text: { en: "Tell us about it", es: "Cuéntenos" },
  hint: {
    en: "For example: my birth date is April 27, 1961, not 1916. Or: delete the letter from my doctor.",
    es: "Por ejemplo: mi fecha de nacimiento es el 27 de abril de 1961, no de 1916. O bien: borren la carta de mi médico.",
  },
  send: { en: "Send to our staff", es: "Enviar a nuestro personal" },
  asked: {
    en: "We have what you asked for. What we decide will stand here.",
    es: "Tenemos lo que pidió. Lo que decidamos aparecerá aquí.",
  },
  states: {
    open: { en: "With our staff", es: "Con nuestro personal" },
    granted: { en: "Done", es: "Hecho" },
    refused: { en: "Not done", es: "No hecho" },
  },
  before: { en: "What you asked for", es: "Lo que ya pidió" },
  askedOn: { en: "You asked on", es: "Lo pidió el" },
  weAnswered: { en: "We answered on", es: "Respondimos el" },
  disagree: {
    en: "If you do not agree, write to us: we keep your words with the record.",
    es: "Si no está de acuerdo, escríbanos: guardamos sus palabras junto al expediente.",
  },
} as const satisfies Record<string, Text | Record<string, Text>>;
