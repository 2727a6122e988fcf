import type { Language, Text } from "#lib/platform/language.ts";

/** What stands around the answer on its page. */
export const answerPage = {
  emergency: { en: "Emergency advice:", es: "Consejo de emergencia:" },
  urgent: { en: "Urgent advice:", es: "Consejo urgente:" },
  onPhone: { en: "You can show it on your phone.", es: "Puede mostrarla en su teléfono." },
  takeIt: { en: "Read the letter", es: "Leer la carta" },
  getIt: { en: "Download the letter (PDF)", es: "Descargar la carta (PDF)" },
  questions: { en: "Is something not clear? Call", es: "¿Algo no está claro? Llame al" },
  nameIt: { en: "and give your reference,", es: "y dé su número de referencia," },
  signedOn: { en: "Signed", es: "Firmado el" },
  call: { en: "Our number:", es: "Nuestro número:" },
  reference: { en: "Your reference:", es: "Su número de referencia:" },
  newRequest: { en: "Start a new request", es: "Comenzar otra solicitud" },
  write: { en: "Write us a message", es: "Escríbanos un mensaje" },
  /** Beside a letter, by the language in which it was written to the patient. */
  notTranslated: {
    en: {
      en: "In it, the part written to you is in English.",
      es: "En ella, la parte escrita para usted está en inglés.",
    },
    es: {
      en: "In it, the part written to you is in Spanish.",
      es: "En ella, la parte escrita para usted está en español.",
    },
  },
  keep: { en: "Keep this letter", es: "Guarde esta carta" },
  keepWhy: {
    en: "Download it to print it, or to show it to your own doctor. It says everything on this page.",
    es: "Descárguela para imprimirla o mostrarla a su médico. Dice todo lo que hay en esta página.",
  },
  english: { en: "Download the letter in English (PDF)", es: "Descargar la carta en inglés (PDF)" },
  spanish: { en: "Download the letter in Spanish (PDF)", es: "Descargar la carta en español (PDF)" },
} as const satisfies Record<string, Text | Record<Language, Text>>;

/** Said to somebody who asked for another person, who is called “you” from there on. */
export const forWhomWords = (name: string): Text => ({
  en: `This answer is for ${name}. In it, “you” means ${name}.`,
  es: `Esta respuesta es para ${name}. En ella, “usted” es ${name}.`,
});

/** The letter in one language, to be kept. */
export const letterIn = (requestId: string, language: Language): { href: string; text: Text } => ({
  href: `/api/answers/${requestId}/${language}`,
  text: language === "en" ? answerPage.english : answerPage.spanish,
});

export const callNow = (number: string): Text => ({ en: `Call ${number}`, es: `Llamar al ${number}` });
