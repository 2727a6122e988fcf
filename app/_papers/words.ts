import { notOpened } from "./open-words.ts";
import { counted, numberIn, type Text } from "#lib/platform/language.ts";

/** The section for papers on the page of a scan. */
export const section = {
  title: { en: "Papers (optional)", es: "Documentos (opcional)" },
  report: { en: "Do you have the radiologist’s report?", es: "¿Tiene el informe del radiólogo?" },
  reportText: {
    en: "It is the letter that came with your scan. It helps the surgeon. A PDF is best; photos of the pages are fine.",
    es: "Es la carta que vino con su estudio. Ayuda al cirujano. Lo mejor es un PDF; también sirven fotos de las páginas.",
  },
  noReport: {
    en: "You have not added it yet. You can go on without it.",
    es: "Todavía no lo ha agregado. Puede seguir sin él.",
  },
  theReport: { en: "the report", es: "el informe" },
  authority: { en: "The paper that lets you ask for them", es: "El documento que le permite pedirlo" },
  authorityText: {
    en: "Our staff must see that paper before we answer you. A photo of each page is fine.",
    es: "Nuestro personal debe ver ese documento antes de responderle. Sirve una foto de cada página.",
  },
  noAuthority: {
    en: "Not added yet. You can send your request without it, but we can only answer once we have seen it.",
    es: "Aún sin agregar. Puede enviar su solicitud sin él, pero solo podremos responder cuando lo hayamos visto.",
  },
  theAuthority: { en: "the paper that lets you ask", es: "el documento que le permite pedirlo" },
  others: { en: "Other papers", es: "Otros documentos" },
  othersText: {
    en: "For example what was done in an operation on the back, or a letter from a doctor.",
    es: "Por ejemplo, lo que se hizo en una operación de la espalda o la carta de un médico.",
  },
  otherPapers: { en: "other papers", es: "otros documentos" },
  whatToAdd: { en: "What do you want to add?", es: "¿Qué quiere agregar?" },
  addReport: { en: "Add the report", es: "Agregar el informe" },
  addAuthority: { en: "Add the paper that lets you ask", es: "Agregar el documento que le permite pedirlo" },
  addPaper: { en: "Add this paper", es: "Agregar este documento" },
  takePhoto: { en: "Take a photo", es: "Tomar una foto" },
  goOn: { en: "Go on", es: "Seguir" },
} as const satisfies Record<string, Text>;

/** What somebody said allows them to ask for another person, before `section.authorityText`. */
export const authorityWords = {
  attorney: { en: "You told us that you have a power of attorney.", es: "Usted nos dijo que tiene un poder legal." },
  guardian: {
    en: "You told us that a court made you the guardian.",
    es: "Usted nos dijo que un juez le dio la tutela.",
  },
} as const satisfies Record<string, Text>;

/** "Take a photo: the report": what a button does, and for what. */
export const forWhat = (act: Text, what: Text): Text => ({
  en: `${act.en}: ${what.en}`,
  es: `${act.es}: ${what.es}`,
});

/** Why a photo of a film is no scan, and how to get the disc. Wording to be approved by the clinic. */
export const film = {
  title: {
    en: "We keep it with your papers. It is not your scan.",
    es: "La guardamos con sus documentos. No es su estudio.",
  },
  why: {
    en: "A photo of a film or of a screen shows too little. The surgeon turns through hundreds of pictures, and makes them lighter and darker.",
    es: "Una foto de una placa o de una pantalla muestra muy poco. El cirujano recorre cientos de imágenes y las hace más claras o más oscuras.",
  },
  how: {
    en: "Ask the place that made your scan for a copy on a disc or as a download. Say: “I need the DICOM files.” You have a right to a copy.",
    es: "Pida en el lugar donde le hicieron el estudio una copia en un disco o para descargar. Diga: “Necesito los archivos DICOM” (I need the DICOM files). Usted tiene derecho a una copia.",
  },
} as const satisfies Record<string, Text>;

/** Papers that lay among the files of a scan. */
export const offer = {
  legend: { en: "Papers among your files", es: "Documentos entre sus archivos" },
  text: {
    en: "These are not scan pictures. Tick those that the surgeon should see. The others stay on your device.",
    es: "No son imágenes del estudio. Marque los que el cirujano debe ver. Los demás se quedan en su dispositivo.",
  },
  send: { en: "Send these papers", es: "Enviar estos documentos" },
  none: { en: "Send none of them", es: "No enviar ninguno" },
} as const satisfies Record<string, Text>;

export const offerTitle = (count: number): Text =>
  count === 1
    ? { en: "We found a document or photo", es: "Encontramos un documento o una foto" }
    : { en: `We found ${count} documents or photos`, es: `Encontramos ${count} documentos o fotos` };

export const whatIs = (label: string): Text => ({ en: `What is ${label}?`, es: `¿Qué es ${label}?` });

/** What may be done with one paper. */
export const acts = {
  remove: { en: "Remove", es: "Quitar" },
  tryAgain: { en: "Try again", es: "Intentar de nuevo" },
  leaveOut: { en: "Leave out", es: "No enviar" },
  download: { en: "Download the original", es: "Descargar el original" },
} as const satisfies Record<string, Text>;

const withLabel =
  (act: Text) =>
  (label: string): Text => ({ en: `${act.en} ${label}`, es: `${act.es} ${label}` });

export const removeWhat = withLabel(acts.remove);
export const againWhat = withLabel({ en: "Try again:", es: "Intentar de nuevo:" });
export const leaveOutWhat = withLabel(acts.leaveOut);
export const downloadWhat = withLabel({ en: "Download", es: "Descargar" });
export const sendingWhat = withLabel({ en: "Sending", es: "Enviando" });

/** Where a paper stands. */
export const states = {
  checking: { en: "Sent. We are checking it.", es: "Enviado. Lo estamos comprobando." },
  checkWaits: {
    en: "Sent. Our check takes longer than usual. It goes on by itself: there is nothing to do for you.",
    es: "Enviado. Nuestra comprobación tarda más de lo normal. Sigue por sí sola: usted no tiene que hacer nada.",
  },
  notHere: {
    en: "Not here yet. If it is not on its way in another window, choose the same file again.",
    es: "Todavía no está aquí. Si no se está enviando en otra ventana, elija otra vez el mismo archivo.",
  },
  notKept: { en: "Not kept.", es: "No se guardó." },
  notSent: { en: "Not sent.", es: "No se envió." },
  waiting: { en: "Waiting to be sent", es: "En espera de enviarse" },
  mayBeLocked: { en: "may ask for a password", es: "puede pedir una contraseña" },
} as const satisfies Record<string, Text>;

export const pageCount = (pages: number): Text => counted(pages, { en: ["page", "pages"], es: ["página", "páginas"] });

/** What is said aloud. */
export const said = {
  sent: (label: string) => ({
    en: `${label} is sent and is being checked.`,
    es: `${label} se envió y se está comprobando.`,
  }),
  removed: (label: string) => ({ en: `${label} is removed.`, es: `${label} se quitó.` }),
  notRemoved: (label: string) => ({
    en: `${label} could not be removed. Try again.`,
    es: `${label} no se pudo quitar. Intente de nuevo.`,
  }),
} as const satisfies Record<string, (label: string) => Text>;

/** Why a paper could not be sent or opened. */
export const failures = {
  notOpened,
  notStored: { en: "It could not be stored. Try again.", es: "No se pudo guardar. Intente de nuevo." },
  notSent: { en: "It could not be sent. Try again.", es: "No se pudo enviar. Intente de nuevo." },
  stopped: { en: "The sending was stopped.", es: "El envío se detuvo." },
  unreadable: {
    en: "It could not be read. It may have moved: choose it again.",
    es: "No se pudo leer. Puede que haya cambiado de lugar: elíjalo otra vez.",
  },
  tooLarge: {
    en: "This file is larger than 40 MB. Take a photo of each page instead.",
    es: "Este archivo pesa más de 40 MB. Mejor tome una foto de cada página.",
  },
  pageNotLoaded: {
    en: "This page could not be loaded. If it does not work again, close the paper and open it anew.",
    es: "No se pudo cargar esta página. Si vuelve a fallar, cierre el documento y ábralo de nuevo.",
  },
} as const satisfies Record<string, Text>;

/** Looking at the pages. */
export const viewing = {
  close: { en: "Close the paper", es: "Cerrar el documento" },
  previous: { en: "Previous page", es: "Página anterior" },
  next: { en: "Next page", es: "Página siguiente" },
  whole: { en: "Whole page", es: "Página completa" },
  larger: { en: "Larger", es: "Más grande" },
  loading: { en: "Loading this page …", es: "Cargando esta página…" },
  locked: {
    en: "It asks for a password, so its pages cannot be shown here. Download it to open it.",
    es: "Pide una contraseña, así que sus páginas no se pueden mostrar aquí. Descárguelo para abrirlo.",
  },
  notYet: {
    en: "Its pages cannot be shown here yet. Try again in a few minutes, or download it.",
    es: "Sus páginas todavía no se pueden mostrar aquí. Intente de nuevo en unos minutos o descárguelo.",
  },
} as const satisfies Record<string, Text>;

export const pagesOf = (label: string): Text => ({ en: `Pages of ${label}`, es: `Páginas de ${label}` });

export const pageOf = (page: number, total: number): Text => ({
  en: `Page ${numberIn("en", page)} of ${numberIn("en", total)}`,
  es: `Página ${numberIn("es", page)} de ${numberIn("es", total)}`,
});

export const pictureOf = (page: number, label: string): Text => ({
  en: `Page ${page} of the paper ${label}`,
  es: `Página ${page} del documento ${label}`,
});

export const someShown = (shown: number, total: number): Text => ({
  en: `${numberIn("en", shown)} of ${numberIn("en", total)} pages are shown here. The original has all of them.`,
  es: `Aquí se muestran ${numberIn("es", shown)} de ${numberIn("es", total)} páginas. El original las tiene todas.`,
});
