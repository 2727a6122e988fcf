import { carry, counted, type Text } from "#lib/platform/language.ts";
import type { RefusalValue } from "#lib/platform/refusal.ts";

/** Why a code opened nothing. One answer for all codes that do not work, so that it tells nothing about any of them. */
export const passRefusals = {
  wrong: {
    code: "not_found",
    message: carry({
      en: "This code does not work. Check each letter. A code works once and for a day; ask for a new one",
      es: "Este código no funciona. Revise cada letra. Un código sirve una sola vez y por un día; pida uno nuevo",
    }),
  },
  later: {
    code: "too_many",
    message: carry({
      en: "There were too many attempts. Wait 15 minutes, then try again",
      es: "Hubo demasiados intentos. Espere 15 minutos y pruebe de nuevo",
    }),
  },
} as const satisfies Record<string, RefusalValue>;

export const words = {
  title: { en: "Send a scan", es: "Enviar un estudio" },
  forSomebody: { en: "Send a scan for somebody", es: "Enviar el estudio de otra persona" },
  typeCode: {
    en: "Type the code that you were given. Then you can send the pictures from here. You see nothing else of the request.",
    es: "Escriba el código que le dieron. Así podrá enviar las imágenes desde aquí. No verá nada más de la solicitud.",
  },
  signedIn: { en: "You are signed in on this computer", es: "Usted tiene la sesión abierta en esta computadora" },
  signsOut: {
    en: "A code signs you out here. For your own scan you need none:",
    es: "Un código cierra su sesión aquí. Para su propio estudio no necesita ninguno:",
  },
  goOn: { en: "go on as you are", es: "siga con su sesión" },
  code: { en: "Code", es: "Código" },
  codeHint: {
    en: "Ten letters and numbers, like k7mqp‑2xw9r. Capitals and spaces do not matter",
    es: "Diez letras y números, como k7mqp‑2xw9r. No importan las mayúsculas ni los espacios",
  },
  continue: { en: "Continue", es: "Continuar" },
  sendTheScan: { en: "Send the scan", es: "Enviar el estudio" },
  forRequest: { en: "For the request", es: "Para la solicitud" },
  putIn: {
    en: "Put the disc or USB drive in, then choose it here. We show what we find before anything is sent.",
    es: "Ponga el disco o la memoria USB y elíjalo aquí. Le mostramos lo que encontramos antes de enviar nada.",
  },
  finished: { en: "I have finished", es: "Ya terminé" },
  leave: { en: "Leave", es: "Salir" },
  ended: { en: "This code does not work any more", es: "Este código ya no funciona" },
  endedText: {
    en: "What was sent is safe. The code was taken back, its day is over, or no more pictures are needed. Ask the person who gave it to you.",
    es: "Lo que se envió está a salvo. El código se anuló, pasó su día o ya no hacen falta más imágenes. Pregunte a la persona que se lo dio.",
  },
  another: { en: "Enter another code", es: "Escribir otro código" },
  thanks: { en: "Thank you", es: "Gracias" },
  thanksForHelp: { en: "Thank you for your help", es: "Gracias por su ayuda" },
  belongsTo: { en: "The scan belongs to the request", es: "El estudio es de la solicitud" },
  stillChecking: {
    en: "We are still checking some of them. You need not wait.",
    es: "Todavía estamos comprobando algunas. No hace falta que espere.",
  },
  seesToo: {
    en: "The person who gave you the code sees it, too. Nothing of the scan stays on this computer.",
    es: "La persona que le dio el código también lo ve. Nada del estudio se queda en esta computadora.",
  },
  finish: { en: "Finish on this computer", es: "Terminar en esta computadora" },
  anotherDisc: { en: "Send another disc", es: "Enviar otro disco" },
  over: {
    en: "This computer is not connected to the request any more. You can close this page and take the disc out.",
    es: "Esta computadora ya no está conectada con la solicitud. Puede cerrar esta página y sacar el disco.",
  },
} as const satisfies Record<string, Text>;

export const arrivedWords = (images: number): Text =>
  counted(images, {
    en: ["picture has arrived.", "pictures have arrived."],
    es: ["imagen ha llegado.", "imágenes han llegado."],
  });
