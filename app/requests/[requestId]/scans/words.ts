import { spoken } from "#lib/intake/question.ts";
import type { Text } from "#lib/platform/language.ts";

export const words = {
  title: { en: "Your scan", es: "Su estudio" },
  continue: { en: "Continue", es: "Continuar" },
  noMore: { en: "No more pictures can be added now", es: "Ya no se pueden agregar más imágenes" },
  begun: {
    en: "The review of your scan has begun or is over. If you have a newer scan, call us:",
    es: "La revisión de su estudio ya comenzó o terminó. Si tiene un estudio más nuevo, llámenos:",
  },
} as const satisfies Record<string, Text>;

export const lead = spoken(
  {
    en: "Choose your MRI or CT scan. We show you what we find before anything is sent.",
    es: "Elija su resonancia magnética (MRI) o su tomografía (CT). Le mostramos lo que encontramos antes de enviar nada.",
  },
  {
    en: "Choose their MRI or CT scan. We show you what we find before anything is sent.",
    es: "Elija la resonancia magnética (MRI) o la tomografía (CT) de esa persona. Le mostramos lo que encontramos antes de enviar nada.",
  },
);

/** How the different ways of having a scan lead to this page. Wording to be approved by the clinic. */
export const help = {
  summary: {
    en: "How to send from a disc, a ZIP file or a phone",
    es: "Cómo enviar desde un disco, un archivo ZIP o un teléfono",
  },
  disc: { en: "I have a disc (CD or DVD) or a USB drive", es: "Tengo un disco (CD o DVD) o una memoria USB" },
  discHow: {
    en: "Put it into your computer. Press “Choose a folder” and choose the disc itself. We find the pictures.",
    es: "Póngalo en su computadora. Presione “Elegir una carpeta” y elija el disco mismo. Nosotros encontramos las imágenes.",
  },
  zip: { en: "I downloaded a ZIP file", es: "Descargué un archivo ZIP" },
  zipHow: {
    en: "Press “Choose files” and choose the ZIP file. You need not unpack it. If it asks for a password, unpack it first.",
    es: "Presione “Elegir archivos” y elija el archivo ZIP. No hace falta descomprimirlo. Si pide una contraseña, descomprímalo primero.",
  },
  phone: { en: "I only have a phone", es: "Solo tengo un teléfono" },
  phoneHow: {
    en: "If the scan center gave you a link, download the ZIP file to your phone. Then press “Choose files”.",
    es: "Si el centro de imágenes le dio un enlace, descargue el archivo ZIP en su teléfono. Luego presione “Elegir archivos”.",
  },
  phoneElse: {
    en: "A photo of the screen is not enough. A friend’s computer is fine: press “Send from another computer”.",
    es: "Una foto de la pantalla no basta. Sirve la computadora de un amigo: presione “Enviar desde otra computadora”.",
  },
  none: { en: "I have no copy of my scan", es: "No tengo copia de mi estudio" },
  noneHow: {
    en: "Ask the place where it was made. You have a right to a copy. Your answers stay here until you come back.",
    es: "Pídala en el lugar donde se lo hicieron. Usted tiene derecho a una copia. Sus respuestas se quedan aquí hasta que vuelva.",
  },
  noneGuide: {
    en: "How to ask for it, with a letter to hand over (opens a new tab)",
    es: "Cómo pedirla, con una carta para entregar (se abre otra pestaña)",
  },
  guides: {
    en: "Step by step on your own device (opens a new tab)",
    es: "Paso a paso en su propio aparato (se abre otra pestaña)",
  },
} as const satisfies Record<string, Text>;

/** Codes with which somebody else's computer sends the scan. */
export const pass = {
  title: { en: "Can this device not read your disc?", es: "¿Este aparato no puede leer su disco?" },
  text: {
    en: "A phone cannot read a disc. Send the scan from another computer: yours, or that of somebody you trust. They need a code that you give them. It works once and for a day. They see only your reference and how many pictures have arrived.",
    es: "Un teléfono no puede leer un disco. Envíe el estudio desde otra computadora: la suya o la de una persona de su confianza. Esa persona necesita un código que usted le da. El código sirve una sola vez y durante un día. Esa persona solo ve su número de referencia y cuántas imágenes han llegado.",
  },
  another: { en: "Make another code", es: "Crear otro código" },
  send: { en: "Send from another computer", es: "Enviar desde otra computadora" },
  writeDown: {
    en: "Write this down: we show the code only now",
    es: "Anótelo: solo mostramos el código ahora",
  },
  open: { en: "On the other computer, open", es: "En la otra computadora, abra" },
  type: { en: "and type this code", es: "y escriba este código" },
  worksOnce: { en: "It works once, until", es: "Sirve una sola vez, hasta" },
  used: { en: "Used on another computer", es: "Usado en otra computadora" },
  notUsed: { en: "Not used yet", es: "Todavía sin usar" },
  made: { en: "Made", es: "Creado" },
  worksUntil: { en: "works until", es: "sirve hasta" },
  revoke: { en: "Revoke", es: "Anular" },
  codeMade: { en: "the code made", es: "el código creado" },
} as const satisfies Record<string, Text>;
