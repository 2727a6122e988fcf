import type { Text } from "#lib/platform/language.ts";

/** What stands around the answer on its page. */
export const answerPage = {
  emergency: { en: "Emergency advice:", es: "Consejo de emergencia:" },
  urgent: { en: "Urgent advice:", es: "Consejo urgente:" },
  callNow: { en: "Call", es: "Llame al" },
  orGo: { en: "or go to an emergency room now", es: "o vaya ahora a una sala de emergencias" },
  questions: { en: "Is something not clear? Call", es: "¿Algo no está claro? Llame al" },
  nameIt: { en: "and give your reference.", es: "y dé su número de referencia." },
  keep: { en: "Keep this letter", es: "Guarde esta carta" },
  keepWhy: {
    en: "Download it to print it, or to show it to your own doctor. It says everything on this page.",
    es: "Descárguela para imprimirla o mostrarla a su médico. Contiene todo lo que está aquí.",
  },
  english: { en: "Download the letter in English (PDF)", es: "Descargar la carta en inglés (PDF)" },
  spanish: { en: "Download the letter in Spanish (PDF)", es: "Descargar la carta en español (PDF)" },
} as const satisfies Record<string, Text>;
