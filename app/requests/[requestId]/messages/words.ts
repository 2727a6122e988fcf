import type { Text } from "#lib/platform/language.ts";

/** What the page of messages says. */
export const threadWords = {
  title: { en: "Messages", es: "Mensajes" },
  intro: {
    en: "Write to us at any time. We read your message on business days and answer here. We send you an email when we have answered.",
    es: "Escríbanos cuando quiera. Leemos su mensaje en días hábiles y le respondemos aquí. Le avisamos por correo cuando hayamos respondido.",
  },
  sent: { en: "Your message is with us", es: "Tenemos su mensaje" },
  none: { en: "No messages yet", es: "Todavía no hay mensajes" },
  noneHint: {
    en: "Do you have a question, or something new to tell us? Write it below.",
    es: "¿Tiene una pregunta o algo nuevo que contarnos? Escríbalo abajo.",
  },
  you: { en: "You", es: "Usted" },
  read: { en: "We have read it", es: "Ya lo leímos" },
  question: { en: "Question for you", es: "Pregunta para usted" },
  letter: { en: "Letter", es: "Carta" },
  thread: { en: "What was written so far", es: "Lo escrito hasta ahora" },
  write: { en: "Write a message", es: "Escribir un mensaje" },
  message: { en: "Your message", es: "Su mensaje" },
  send: { en: "Send message", es: "Enviar mensaje" },
  answerTitle: { en: "Reply to our question", es: "Responda a nuestra pregunta" },
  answer: { en: "Your reply", es: "Su respuesta" },
  sendAnswer: { en: "Send my reply", es: "Enviar mi respuesta" },
  ended: {
    en: "This request has ended, so you cannot write here any more",
    es: "Esta solicitud ha terminado, así que ya no puede escribir aquí",
  },
  endedCall: { en: "Do you have a question? Call", es: "¿Tiene una pregunta? Llame al" },
} as const satisfies Record<string, Text>;

export const notForEmergency = (number: string): Text => ({
  en: `Nobody is watching this page all the time. In an emergency call ${number}.`,
  es: `Nadie mira esta página todo el tiempo. En una emergencia, llame al ${number}.`,
});

export const referenceWords = (reference: string): Text => ({
  en: `Request ${reference}`,
  es: `Solicitud ${reference}`,
});

/** The link from the request's own page, with what is new there; `open` says whether one can still write. */
export const threadLink = (unread: number, open: boolean): Text =>
  unread === 0
    ? open
      ? { en: "Messages: write to us", es: "Mensajes: escríbanos" }
      : { en: "Messages", es: "Mensajes" }
    : {
        en: unread === 1 ? "Messages: 1 new" : `Messages: ${unread} new`,
        es: unread === 1 ? "Mensajes: 1 nuevo" : `Mensajes: ${unread} nuevos`,
      };
