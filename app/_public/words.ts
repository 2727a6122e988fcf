import type { Text } from "#lib/platform/language.ts";

/** What the public pages say beside the claims, which stand in `lib/intake/claims.ts`. */
export const frontWords = {
  title: {
    en: "A spine surgeon’s look at your MRI or CT scan",
    es: "Un cirujano de columna mira su resonancia o tomografía",
  },
  description: {
    en: "Back or leg pain from a pinched nerve? Send the scan you have and get a surgeon’s written opinion. The review is free; visits, new scans and procedures are not.",
    es: "¿Dolor de espalda o de pierna por un nervio pinzado? Envíe su estudio y reciba la opinión escrita de un cirujano. La revisión es gratis; las consultas, los estudios nuevos y los procedimientos no.",
  },
  check: { en: "Can we review yours?", es: "¿Podemos revisar su caso?" },
  checkHint: {
    en: "“Can we review yours?” is 4 short questions, without signing in.",
    es: "“¿Podemos revisar su caso?” son 4 preguntas cortas, sin entrar en una cuenta.",
  },
  start: { en: "Start your request", es: "Comenzar su solicitud" },
  signIn: { en: "I already have a request: sign in", es: "Ya tengo una solicitud: entrar" },
  staff: { en: "For clinic staff", es: "Para el personal de la clínica" },
  what: { en: "What a pinched nerve is", es: "Qué es un nervio pinzado" },
  whatMore: {
    en: "Where you feel it, what helps first, when to ask a surgeon",
    es: "Dónde se siente, qué ayuda primero, cuándo consultar a un cirujano",
  },
  get: { en: "What you get", es: "Qué recibe usted" },
  not: { en: "What it is not", es: "Qué no es" },
  how: { en: "How it works", es: "Cómo funciona" },
  atHand: { en: "What to have at hand", es: "Qué tener a mano" },
  getScan: {
    en: "No copy of your scan? Here is how to get it",
    es: "¿No tiene copia de su estudio? Así puede obtenerla",
  },
  readDisc: {
    en: "How to read a disc on your device",
    es: "Cómo leer un disco en su aparato",
  },
  howLong: { en: "How long it takes", es: "Cuánto tiempo toma" },
  whoReads: { en: "Who reads it", es: "Quién lo lee" },
  privacy: { en: "Your privacy", es: "Su privacidad" },
  privacyMore: { en: "How we handle what you send", es: "Cómo tratamos lo que usted envía" },
  emergency: { en: "Emergency advice:", es: "Aviso de emergencia:" },
  beginTitle: { en: "Would you like a surgeon to look at your scan?", es: "¿Quiere que un cirujano mire su estudio?" },
  guides: { en: "Guides: getting and sending your scan", es: "Guías: obtener y enviar su estudio" },
} as const satisfies Record<string, Text>;

export const nerveWords = {
  why: { en: "Why an opening gets tight", es: "Por qué una abertura se estrecha" },
  where: { en: "Where people feel it", es: "Dónde se siente" },
  nerveDrawing: {
    en: "The path of one nerve, from the lower back to the foot.",
    es: "El camino de un nervio, desde la parte baja de la espalda hasta el pie.",
  },
  feels: { en: "What it can feel like", es: "Cómo se puede sentir" },
  first: { en: "What helps first", es: "Qué ayuda primero" },
  when: { en: "When to ask a surgeon", es: "Cuándo consultar a un cirujano" },
  now: { en: "When not to wait", es: "Cuándo no esperar" },
} as const satisfies Record<string, Text>;

export const privacyPage = {
  title: { en: "Your privacy", es: "Su privacidad" },
  description: {
    en: "What we keep of what you send, who can see it, and how you can have it deleted.",
    es: "Qué guardamos de lo que usted envía, quién puede verlo y cómo puede pedir que se borre.",
  },
  questions: { en: "Questions", es: "Preguntas" },
  call: { en: "Call us at", es: "Llámenos al" },
  write: { en: "or write to", es: "o escriba a" },
} as const satisfies Record<string, Text>;

export const guideWords = {
  title: { en: "Guides to your scan", es: "Guías para su estudio" },
  description: {
    en: "How to get a copy of your MRI or CT scan, and how to send it from the device you have.",
    es: "Cómo obtener una copia de su resonancia o tomografía, y cómo enviarla desde el aparato que usted tiene.",
  },
  intro: {
    en: "Two things people ask us most: how to get the pictures, and how to send them.",
    es: "Las dos cosas que más nos preguntan: cómo obtener las imágenes y cómo enviarlas.",
  },
  get: { en: "Getting your scan", es: "Obtener su estudio" },
  send: { en: "Sending it from your device", es: "Enviarlo desde su aparato" },
  hitches: { en: "If something is different", es: "Si algo es diferente" },
  help: { en: "Stuck? Call us and we will do it with you:", es: "¿No puede seguir? Llámenos y lo hacemos juntos:" },
  letter: { en: "A letter to hand over", es: "Una carta para entregar" },
  letterAbout: {
    en: "It says what you need, in the words that imaging centers use. Print it, fill in the lines and sign it.",
    es: "Dice lo que usted necesita, con las palabras que usan los centros de imágenes. Imprímala, llene las líneas y fírmela.",
  },
  letterEnglish: { en: "Letter in English (PDF), to hand over", es: "Carta en inglés (PDF), para entregar" },
  letterSpanish: { en: "The same letter in Spanish (PDF)", es: "La misma carta en español (PDF), para leerla" },
  letterFilled: {
    en: "Have you begun a request? Then the letter can have your name and birth date in it.",
    es: "¿Ya comenzó una solicitud? Entonces la carta puede llevar su nombre y su fecha de nacimiento.",
  },
  fillLetter: { en: "Letter with my details (PDF)", es: "Carta en inglés con mis datos (PDF)" },
  other: { en: "All guides", es: "Todas las guías" },
} as const satisfies Record<string, Text>;
