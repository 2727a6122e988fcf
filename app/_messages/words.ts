import { maxAttachments } from "#lib/messages/message.ts";
import type { Text } from "#lib/platform/language.ts";

/** What writing a message says, beside what the page itself says. */
export const messageWords = {
  files: { en: "Files with your message", es: "Archivos con su mensaje" },
  filesHint: {
    en: `You can add up to ${maxAttachments} PDF files or photos`,
    es: `Puede agregar hasta ${maxAttachments} archivos PDF o fotos`,
  },
  needsScript: {
    en: "This browser does not run JavaScript, so it can send text only. To add a file, turn JavaScript on, or use another browser.",
    es: "Este navegador no usa JavaScript, así que solo puede enviar texto. Para agregar un archivo, active JavaScript o use otro navegador.",
  },
  add: { en: "Add files", es: "Agregar archivos" },
  photo: { en: "Take a photo", es: "Tomar una foto" },
  addTo: { en: "Add files to your message", es: "Agregar archivos a su mensaje" },
  photoFor: { en: "Take a photo for your message", es: "Tomar una foto para su mensaje" },
  tooMany: {
    en: `A message takes ${maxAttachments} files. Send the others with another message.`,
    es: `Un mensaje admite ${maxAttachments} archivos. Envíe los demás con otro mensaje.`,
  },
  notSent: { en: "It will not be sent.", es: "No se enviará." },
  travels: { en: "Goes with your message", es: "Va con su mensaje" },
  failed: { en: "Not sent.", es: "No se envió." },
  sending: { en: "Sending", es: "Enviando" },
  waiting: { en: "Waiting to be sent", es: "En espera de envío" },
  again: { en: "Try again", es: "Intentar de nuevo" },
  leaveOut: { en: "Leave out", es: "Quitar" },
  sent: { en: "Your message is sent", es: "Su mensaje se envió" },
  filesSent: { en: "Your files are sent. We check them now.", es: "Sus archivos se enviaron. Ahora los comprobamos." },
  signedOut: { en: "Your session has ended", es: "Su sesión terminó" },
  nothingLost: {
    en: "Nothing you wrote or chose is lost. Sign in, then come back to this page and send it again.",
    es: "No se perdió nada de lo que escribió o eligió. Entre, vuelva a esta página y envíelo de nuevo.",
  },
  signIn: { en: "Sign in (opens a new tab)", es: "Entrar (abre otra pestaña)" },
  goOn: { en: "Go on", es: "Seguir" },
} as const satisfies Record<string, Text>;

/** How far a file that came with a message is. */
export const attachmentWords = {
  signed: {
    en: "Not here yet. If it is not on its way in another window, send it with another message.",
    es: "Todavía no llegó. Si no va en camino en otra ventana, envíelo con otro mensaje.",
  },
  stored: { en: "Sent. It is being checked.", es: "Enviado. Lo estamos comprobando." },
  refused: { en: "Not kept.", es: "No se guardó." },
  list: { en: "Files with this message", es: "Archivos con este mensaje" },
} as const satisfies Record<string, Text>;
