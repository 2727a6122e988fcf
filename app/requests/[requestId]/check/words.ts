import type { Text } from "#lib/platform/language.ts";

/** What the page says on which everything is checked before it is sent. */
export const words = {
  title: { en: "Check your answers", es: "Revise sus respuestas" },
  youTold: { en: "What you told us", es: "Lo que usted nos dijo" },
  scan: { en: "Your scan", es: "Su estudio" },
  scanTerm: { en: "Scan", es: "Estudio" },
  yourScan: { en: "your scan", es: "su estudio" },
  whatHappens: {
    en: "When you send this, our staff read it and a surgeon looks at your scan.",
    es: "Cuando la envíe, nuestro personal la leerá y un cirujano verá su estudio.",
  },
  send: { en: "Send my request", es: "Enviar mi solicitud" },
  stillOpen: { en: "Some questions are still open", es: "Quedan preguntas sin responder" },
  noScan: { en: "Add your scan to send your request", es: "Para enviar su solicitud, agregue su estudio" },
  allKept: { en: "Everything you have done so far is kept.", es: "Todo lo que ha hecho hasta ahora está guardado." },
  answerThem: { en: "Answer them", es: "Responderlas" },
  addYourScan: { en: "Add your scan", es: "Agregar su estudio" },
} as const satisfies Record<string, Text>;
