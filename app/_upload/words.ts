import { both, counted, numberIn, type Text, type Words, say } from "#lib/platform/language.ts";
import { fileCount, pictureCount } from "./found-words.ts";

/** The ways in: dropping, choosing, going on. */
export const choosing = {
  orChoose: { en: "or choose from your computer", es: "o elija desde su computadora" },
  folder: { en: "Choose a folder", es: "Elegir una carpeta" },
  files: { en: "Choose files", es: "Elegir archivos" },
  zipToo: {
    en: "ZIP files and disc images (ISO) are fine too. Do you have several discs? Begin with one and add the others. Nothing is sent before you say so.",
    es: "También sirven los archivos ZIP y las imágenes de disco (ISO). ¿Tiene varios discos? Empiece con uno y agregue los demás. Nada se envía hasta que usted lo diga.",
  },
  onPhone: {
    en: "Choose the ZIP file on this device, or all files of your scan. Nothing is sent before you say so.",
    es: "Elija el archivo ZIP en este dispositivo o todos los archivos de su estudio. Nada se envía hasta que usted lo diga.",
  },
  noFolders: {
    en: "This device cannot choose folders. Choose the ZIP file of your scan, or all of its files.",
    es: "Este dispositivo no puede elegir carpetas. Elija el archivo ZIP de su estudio o todos sus archivos.",
  },
  drop: { en: "Drop the folder or disc here", es: "Arrastre la carpeta o el disco aquí" },
  dropMore: { en: "Drop another folder or disc here", es: "Arrastre otra carpeta u otro disco aquí" },
  touch: { en: "Choose your scan", es: "Elija su estudio" },
  touchMore: { en: "Is there more of your scan?", es: "¿Hay más de su estudio?" },
  anotherDisc: { en: "Is there another disc, or more files?", es: "¿Hay otro disco o más archivos?" },
  nextDisc: {
    en: "Put in the next disc and add it here. What we found stays.",
    es: "Ponga el siguiente disco y agréguelo aquí. Lo que ya encontramos se queda.",
  },
  addFolder: { en: "Add a folder or disc", es: "Agregar una carpeta o un disco" },
  addFiles: { en: "Add scan files", es: "Agregar archivos del estudio" },
  otherFiles: { en: "Choose other files", es: "Elegir otros archivos" },
  goOnWithThese: { en: "Go on with these files", es: "Seguir con estos archivos" },
  notOpened: {
    en: "Your browser did not open them. Try again and allow it, or choose the folder again below.",
    es: "Su navegador no los abrió. Intente de nuevo y dé permiso, o elija otra vez la carpeta abajo.",
  },
  youChose: { en: "You chose", es: "Usted eligió" },
  onThisComputer: {
    en: "on this computer. Go on with it, and only what is missing will be sent. If it is on a disc or a USB drive, put that in first.",
    es: "en esta computadora. Siga con eso y solo se enviará lo que falta. Si está en un disco o una memoria USB, conéctelo primero.",
  },
  ifAnother: {
    en: "Add another disc only if you have one; otherwise continue.",
    es: "Agregue otro disco solo si lo tiene; si no, continúe.",
  },
  notTwice: {
    en: "What we have is not sent a second time.",
    es: "Lo que ya tenemos no se envía otra vez.",
  },
  chooseAgain: {
    en: "If nothing is missing, continue. To send more, choose the same folder again: only the rest will be sent.",
    es: "Si no falta nada, continúe. Para enviar más, elija otra vez la misma carpeta: solo se enviará lo que falta.",
  },
} as const satisfies Record<string, Text>;

/** "We have 212 pictures." */
export function weHave(images: number): Text {
  const { en, es } = pictureCount(images);
  return { en: `We have ${en}.`, es: `Ya tenemos ${es}.` };
}

/** While files are looked through. */
export const lookingThrough = (files: number): Text => ({
  en: `Looking through your files… ${numberIn("en", files)} so far`,
  es: `Buscando en sus archivos… ${numberIn("es", files)} hasta ahora`,
});

export function nothingSentYet(images: number): Text {
  if (images === 0) return { en: "Nothing is sent yet.", es: "Todavía no se envía nada." };
  const { en, es } = pictureCount(images);
  return {
    en: `${en} found. Nothing is sent yet.`,
    es: `Encontramos ${es}. Todavía no se envía nada.`,
  };
}

/** What was found, before anything is sent. */
export const found = {
  neither: {
    en: "This is neither an MRI nor a CT scan",
    es: "Esto no es una resonancia (MRI) ni una tomografía (CT)",
  },
  neitherText: {
    en: "You can send it. The surgeon will most likely need an MRI or CT scan too.",
    es: "Puede enviarlo. Lo más probable es que el cirujano necesite también una resonancia o una tomografía.",
  },
  tooMuch: { en: "One request cannot hold all of this", es: "Todo esto no cabe en una solicitud" },
  chooseScan: {
    en: "Nothing is chosen yet. Choose at least one scan, then send.",
    es: "Todavía no hay nada elegido. Elija al menos un estudio y luego envíe.",
  },
  choosePerson: {
    en: "Nothing is chosen yet. Choose the person first.",
    es: "Todavía no hay nada elegido. Elija primero a la persona.",
  },
  send: { en: "Send these pictures", es: "Enviar estas imágenes" },
  whichScans: { en: "Which scans do you want to send?", es: "¿Qué estudios quiere enviar?" },
  notSent: { en: "will not be sent", es: "no se enviará" },
  takeBack: { en: "Take back", es: "Incluir" },
  leaveOut: { en: "Leave out", es: "No enviar" },
  absent: { en: "Some pictures of this disc are not here", es: "Faltan algunas imágenes de este disco" },
  gaps: {
    en: "The pictures of a set have numbers, and some numbers are left out. Do you have the disc? Then choose it as a whole. You can also send what is here.",
    es: "Las imágenes de un grupo llevan números, y faltan algunos. ¿Tiene el disco? Elíjalo completo. También puede enviar lo que hay aquí.",
  },
  cannotSend: { en: "We cannot send these files", es: "No podemos enviar estos archivos" },
} as const satisfies Record<string, Text>;

export function foundTitle(images: number): Text {
  const { en, es } = pictureCount(images);
  return { en: `We found ${en}`, es: `Encontramos ${es}` };
}

export function readyWords(images: number, size: string): Text {
  const { en, es } = pictureCount(images);
  return {
    en: `Ready to send: ${en}, ${size}. The files are sent exactly as they are.`,
    es: `Listo para enviar: ${es}, ${size}. Los archivos se envían tal como están.`,
  };
}

export const showMore = (count: number): Text => ({
  en: `Show ${numberIn("en", count)} more`,
  es: `Mostrar ${numberIn("es", count)} más`,
});

export const moreSeries = (count: number): Text =>
  counted(count, { en: ["more set", "more sets"], es: ["grupo más", "grupos más"] });

export function absentWords(listed: number, absent: number): Text {
  const { en, es } = fileCount(listed);
  const one = absent === 1;
  return {
    en: `Its list of contents names ${en}; ${absent} ${one ? "was" : "were"} not among those you chose. If you have the disc, choose it as a whole.`,
    es: `Su lista de contenido nombra ${es}; ${absent} no ${one ? "estaba" : "estaban"} entre los que usted eligió. Si tiene el disco, elíjalo completo.`,
  };
}

export const stayWords = (files: number): Text =>
  counted(files, {
    en: ["file stays on your device", "files stay on your device"],
    es: ["archivo se queda en su dispositivo", "archivos se quedan en su dispositivo"],
  });

export const papersLeft = (files: number): Text =>
  counted(files, {
    en: ["file is a document or photo, not a scan.", "files are documents or photos, not a scan."],
    es: ["archivo es un documento o una foto, no un estudio.", "archivos son documentos o fotos, no un estudio."],
  });

/** Whose scan it is. */
export const whose = {
  nameOnScan: { en: "The name on this scan", es: "El nombre en este estudio" },
  wrongPerson: { en: "Is this the wrong person?", es: "¿No es la persona correcta?" },
  mixed: {
    en: "One scan here names more than one person",
    es: "Un estudio de aquí nombra a más de una persona",
  },
  mixedText: {
    en: "You can send it. Our staff will look at it.",
    es: "Puede enviarlo. Nuestro personal lo comprobará.",
  },
  forWhom: { en: "Who is this request for?", es: "¿Para quién es esta solicitud?" },
  forWhomHint: {
    en: "There is more than one name on these pictures. Only the scans of the person you choose are sent.",
    es: "Hay más de un nombre en estas imágenes. Solo se envían los estudios de la persona que usted elija.",
  },
  allOne: {
    en: "Are these all names of one person? Then choose them all.",
    es: "¿Son todos nombres de una misma persona? Entonces elíjalos todos.",
  },
  isItYours: { en: "Is this the right scan?", es: "¿Es este el estudio correcto?" },
  notAll: {
    en: "Not all of its pictures carry the name and birth date that you told us.",
    es: "No todas sus imágenes llevan el nombre y la fecha de nacimiento que usted nos dio.",
  },
  scanSays: { en: "The scan says", es: "El estudio dice" },
  youSaid: { en: "You told us", es: "Usted nos dijo" },
  fine: {
    en: "A maiden name or a slip of the pen is fine. Our staff look at it before a surgeon does. If they ask, you can explain it in a message.",
    es: "Un apellido de soltera o un error al escribir no es problema. Nuestro personal lo comprueba antes que el cirujano. Si le preguntan, puede explicarlo en un mensaje.",
  },
  mistyped: { en: "Did you mistype? Change", es: "¿Se equivocó al escribir? Cambie" },
  nameOrBirthDate: { en: "the name or the birth date", es: "el nombre o la fecha de nacimiento" },
  somebodyElse: { en: "Is it the wrong scan?", es: "¿No es el estudio correcto?" },
  pressRemove: {
    en: "Press “Remove”, and we delete it here.",
    es: "Presione “Quitar” y lo borramos aquí.",
  },
} as const satisfies Record<string, Text>;

export const scanCount = (count: number): Text =>
  counted(count, { en: ["scan", "scans"], es: ["estudio", "estudios"] });

/** The scan on its way. */
export const sending = {
  title: { en: "Sending the pictures", es: "Enviando las imágenes" },
  stop: { en: "Stop sending", es: "Detener el envío" },
  keepOpen: {
    en: "Keep this page open until all is sent. If something interrupts it, what was sent is kept.",
    es: "Deje esta página abierta hasta que se envíe todo. Si algo la interrumpe, lo enviado se guarda.",
  },
  goOn: { en: "Go on", es: "Seguir" },
  resume: { en: "Resume", es: "Reanudar" },
  pause: { en: "Pause", es: "Pausar" },
} as const satisfies Record<string, Text>;

export const leftWords = (time: Text): Text => ({ en: `${time.en} left`, es: `Tiempo restante: ${time.es}` });

export const safeWords = (safe: string, all: string): Text => ({
  en: `${safe} of ${all} are safe`,
  es: `${safe} de ${all} están a salvo`,
});

export function safePictures(safe: number, all: number): Text {
  const { en, es } = pictureCount(all);
  return { en: `${safe} of ${en}`, es: `${safe} de ${es}` };
}

/** How it ended, and what the portal has. */
export const outcome = {
  youStopped: { en: "You stopped the sending", es: "Usted detuvo el envío" },
  notAll: { en: "Not everything could be sent", es: "No se pudo enviar todo" },
  goOn: { en: "Go on, and only the rest will be sent.", es: "Siga y solo se enviará lo que falta." },
  goOnSending: { en: "Go on sending", es: "Seguir enviando" },
  tryAgain: { en: "Try again", es: "Intentar de nuevo" },
  checking: { en: "Checking your pictures", es: "Comprobando sus imágenes" },
  checkingText: {
    en: "Everything you sent is safe. We make sure that each picture has arrived whole. You can leave this page.",
    es: "Todo lo que envió está a salvo. Nos aseguramos de que cada imagen llegó completa. Puede salir de esta página.",
  },
  someMissing: {
    en: "We checked every picture that came. Some seem to be missing: see below.",
    es: "Comprobamos cada imagen que llegó. Parece que faltan algunas: vea abajo.",
  },
  allWhole: {
    en: "We checked every picture: each has arrived whole.",
    es: "Comprobamos cada imagen: todas llegaron completas.",
  },
  noneUsable: { en: "None of these files can be used", es: "No se puede usar ninguno de estos archivos" },
  noneUsableText: {
    en: "We checked what you sent. Choose your scan again, or ask the scan center for a new copy.",
    es: "Comprobamos lo que envió. Elija otra vez su estudio o pida una copia nueva al centro de imágenes.",
  },
  leftBehind: { en: "Some files did not come along", es: "Algunos archivos no se enviaron" },
  addAnother: { en: "Add another scan", es: "Agregar otro estudio" },
  notRead: { en: "We could not look through your files", es: "No pudimos buscar en sus archivos" },
  notReadText: {
    en: "Nothing was sent, and what we already have is safe. Try again, or use another browser.",
    es: "No se envió nada, y lo que ya tenemos está a salvo. Intente de nuevo o use otro navegador.",
  },
  brokeOff: { en: "The sending broke off", es: "El envío se interrumpió" },
  stationsName: { en: "Where your scan is", es: "Dónde está su estudio" },
  done: { en: "Done:", es: "Listo:" },
  whatWeHave: { en: "What we have", es: "Lo que tenemos" },
  notTaken: { en: "Some files were not taken", es: "Algunos archivos no se aceptaron" },
  unreadable: { en: "could not be read", es: "no se pudo leer" },
  othersSafe: { en: "All the others are safe.", es: "Todos los demás están a salvo." },
  otherCopy: {
    en: "If you have another copy of these, send it.",
    es: "Si tiene otra copia de estos, envíela.",
  },
  damaged: {
    en: "A part of your scan was damaged on its way",
    es: "Una parte de su estudio se dañó en el camino",
  },
  damagedText: {
    en: "Choose the same folder again and only the rest will be sent.",
    es: "Elija otra vez la misma carpeta y solo se enviará lo que falta.",
  },
  maybeMissing: { en: "Some pictures may be missing", es: "Puede que falten algunas imágenes" },
  elseHelps: { en: "What else would help", es: "Qué más ayudaría" },
  stillNeeded: {
    en: "What the surgeon would still need",
    es: "Lo que el cirujano todavía necesitaría",
  },
  goodToKnow: { en: "Good to know", es: "Para tener en cuenta" },
  stillMissing: {
    en: "The scan is still missing. Add it, then you can continue.",
    es: "Todavía falta el estudio. Agréguelo y podrá continuar.",
  },
  stillLooking: {
    en: "We are still looking through your files.",
    es: "Todavía estamos comprobando sus archivos.",
  },
  stillSending: {
    en: "Your pictures are still on their way. You can continue when all are sent.",
    es: "Sus imágenes todavía están en camino. Podrá continuar cuando se envíen todas.",
  },
  sendFirst: {
    en: "Send these pictures first. Then you can continue.",
    es: "Envíe primero estas imágenes. Luego podrá continuar.",
  },
} as const satisfies Record<string, Text>;

export const keptWords = (images: number): Text =>
  counted(images, {
    en: ["picture is safe with us.", "pictures are safe with us."],
    es: ["imagen está a salvo con nosotros.", "imágenes están a salvo con nosotros."],
  });

export const checkedSoFar = (images: number): Text =>
  counted(images, {
    en: ["picture checked so far", "pictures checked so far"],
    es: ["imagen comprobada hasta ahora", "imágenes comprobadas hasta ahora"],
  });

export const refusedFiles = (files: number, words: Words): Text => {
  const count = fileCount(files);
  return both((language) => `${count[language]}: ${say(language, words || outcome.unreadable)}.`);
};

/** Taking a scan out. */
export const removing = {
  remove: { en: "Remove", es: "Quitar" },
  title: { en: "Remove this scan?", es: "¿Quitar este estudio?" },
  yes: { en: "Remove this scan", es: "Quitar este estudio" },
  no: { en: "Keep it", es: "Dejarlo" },
  noLine: {
    en: "We could not reach the portal. Nothing was removed. Try again.",
    es: "No pudimos conectarnos con el portal. No se quitó nada. Intente de nuevo.",
  },
} as const satisfies Record<string, Text>;

export const removeWhat = (title: Text): Text => ({ en: `Remove ${title.en}`, es: `Quitar ${title.es}` });

export const removeMeans = (title: Text): Text => ({
  en: `${title.en}. We delete its pictures here. You can send it again as long as your request is not sent.`,
  es: `${title.es}. Borramos aquí sus imágenes. Puede enviarlo otra vez mientras no haya enviado su solicitud.`,
});
