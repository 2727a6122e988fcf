import { type Language, languageOf, say, type Text } from "#lib/platform/language.ts";
import type { CallDirection, CallOutcome, Role } from "#prisma/generated/enums.ts";

/** What the files of an export are called, and what they say beside what people wrote. To be approved by the clinic. */
export const exportWords = {
  readMe: { en: "read-me-first.txt", es: "lea-primero.txt" },
  answersPdf: { en: "answers.pdf", es: "respuestas.pdf" },
  answersJson: { en: "answers.json", es: "respuestas.json" },
  messages: { en: "messages.txt", es: "mensajes.txt" },
  opinion: { en: "answer-of-the-surgeon.pdf", es: "respuesta-del-cirujano.pdf" },
  pictures: { en: "pictures-of-the-answer", es: "imagenes-de-la-respuesta" },
  consents: { en: "what-you-agreed-to.txt", es: "lo-que-acepto.txt" },
  calls: { en: "phone-calls.txt", es: "llamadas.txt" },
  opened: { en: "who-opened-it.txt", es: "quien-lo-abrio.txt" },

  answersTitle: { en: "Your answers", es: "Sus respuestas" },
  messagesTitle: { en: "Messages", es: "Mensajes" },
  consentsTitle: { en: "What you agreed to", es: "Lo que usted aceptó" },
  callsTitle: {
    en: "Phone calls between you and us. Times are in the clinic’s zone.",
    es: "Llamadas entre usted y nosotros. Las horas son las de la clínica.",
  },
  openedTitle: {
    en: "Who at the clinic opened your request. Times are in the clinic’s zone.",
    es: "Quién abrió su solicitud en la clínica. Las horas son las de la clínica.",
  },
  none: { en: "Nothing so far.", es: "Nada hasta ahora." },
  you: { en: "You", es: "Usted" },
  clinic: { en: "The clinic", es: "La clínica" },
  file: { en: "File", es: "Archivo" },
  version: { en: "Version", es: "Versión" },
  signedBy: { en: "Name that you typed", es: "Nombre que escribió" },
  signedOnPaperBy: { en: "Signed on paper by", es: "Firmado en papel por" },
  at: { en: "Date and time", es: "Fecha y hora" },
  hash: { en: "SHA-256 of the text", es: "SHA-256 del texto" },
  foot: { en: "A copy for you, from your request", es: "Una copia para usted, de su solicitud" },
} as const satisfies Record<string, Text>;

/** What lies in the export, told in the file that is to be opened first. */
export const readMeWords = (reference: string, at: string): Text => ({
  en: `Request ${reference}, as it was on ${at}

This is a copy of everything that we hold for this request:
- your answers, as a PDF to read and as JSON for programs
- the messages between you and us
- the surgeon’s answer, once it is there
- what you agreed to
- when we called each other, and how it ended
- who at the clinic opened it, and when
- your papers, and files that came with messages, as they were sent
- your scan, in the folder DICOM: the original files, byte for byte, with a table of contents (DICOMDIR)

A DICOM viewer opens the scan, and hospitals can take it in as it is. README.TXT says how to put it on a disc.
This copy is private. Keep it where only you can open it.
`,
  es: `Solicitud ${reference}, tal como estaba el ${at}

Esta es una copia de todo lo que guardamos de esta solicitud:
- sus respuestas, en PDF para leer y en JSON para programas
- los mensajes entre usted y nosotros
- la respuesta del cirujano, cuando ya exista
- lo que usted aceptó
- cuándo hablamos por teléfono y cómo terminó
- quién la abrió en la clínica y cuándo
- sus documentos y los archivos de los mensajes, tal como se enviaron
- su estudio, en la carpeta DICOM: los archivos originales, byte por byte, con un índice (DICOMDIR)

Un visor DICOM abre el estudio, y los hospitales pueden recibirlo tal como está. README.TXT explica cómo pasarlo a un disco.
Esta copia es privada. Guárdela donde solo usted pueda abrirla.
`,
});

/** The folders of an export beside that of the scan. */
export const exportFolders = (language: Language) => ({
  papers: say(language, { en: "papers", es: "documentos" }),
  messages: say(language, { en: "files-of-messages", es: "archivos-de-mensajes" }),
});

export const languageOfExport = (name: string): Language => languageOf(name) ?? "en";

/** Acts of the clinic that are openings, in words; others are no looks at what a person sent. */
export const openings = {
  "request.view": { en: "read the request", es: "leyó la solicitud" },
  "reading.open": { en: "read the request", es: "leyó la solicitud" },
  "scan.open": { en: "opened the pictures", es: "abrió las imágenes" },
  "scan.preview": { en: "saw small pictures of the scan", es: "vio imágenes pequeñas del estudio" },
  "paper.open": { en: "opened a paper", es: "abrió un documento" },
  "paper.download": { en: "saved a paper", es: "guardó un documento" },
  "packet.download": { en: "saved the request with its scan", es: "guardó la solicitud con su estudio" },
  "emergency.open": {
    en: "opened the request in an emergency, without being the surgeon who answers it",
    es: "abrió la solicitud en una emergencia, sin ser el cirujano que la responde",
  },
} as const satisfies Record<string, Text>;

/** Those in which somebody saw pictures of the scan. */
export const sawPictures = [
  "scan.open",
  "scan.preview",
  "packet.download",
  "emergency.open",
] as const satisfies (keyof typeof openings)[];

export const callDirections = {
  outgoing: { en: "we called you", es: "le llamamos" },
  incoming: { en: "you called us", es: "usted nos llamó" },
} as const satisfies Record<CallDirection, Text>;

export const callEnds = {
  reached: { en: "we spoke with you", es: "hablamos con usted" },
  not_identified: {
    en: "somebody answered, and we said nothing of it",
    es: "alguien contestó y no dijimos nada de esto",
  },
  voicemail: { en: "voicemail", es: "buzón de voz" },
  no_answer: { en: "no answer", es: "sin respuesta" },
  wrong_number: { en: "wrong number", es: "número equivocado" },
} as const satisfies Record<CallOutcome, Text>;

export const roles = {
  coordinator: { en: "Staff", es: "Personal" },
  surgeon: { en: "Surgeon", es: "Cirujano" },
  administrator: { en: "Administrator", es: "Administración" },
} as const satisfies Partial<Record<Role, Text>>;
