import { both, listed, tagOf, type Text } from "#lib/platform/language.ts";

/** What the tracker says around where a request stands. To be approved by the clinic. */
export const trackerWords = {
  title: { en: "Your request", es: "Su solicitud" },
  sentTitle: { en: "We have your request", es: "Tenemos su solicitud" },
  reference: { en: "Your reference", es: "Su referencia" },
  sentMail: {
    en: "We have sent you an email with this reference.",
    es: "Le hemos enviado un correo con esta referencia.",
  },
  merged: { en: "We go on with your other request", es: "Seguimos con su otra solicitud" },
  mergedAll: {
    en: "You sent us two. We put them together, and everything you sent is kept. Go on here:",
    es: "Usted nos envió dos. Las juntamos, y todo lo que envió se conserva. Siga aquí:",
  },
  answered: { en: "Thank you. We have your reply.", es: "Gracias. Recibimos su respuesta." },
  changed: {
    en: "Your contact details are changed. Our staff see it.",
    es: "Sus datos de contacto están cambiados. Nuestro personal lo ve.",
  },
  /** Not on pages in English. */
  asWritten: {
    en: "You can reply in English or in Spanish. If you would like help to read it, call",
    es: "Nuestro personal suele escribir en inglés. Puede responder en español. Si quiere ayuda para leerla, llame al",
  },
  ifFiles: {
    en: "If we ask for pictures or papers, send them before you reply:",
    es: "Si le pedimos imágenes o documentos, envíelos antes de responder:",
  },
  addHere: { en: "Add pictures or papers", es: "Agregar imágenes o documentos" },
  way: { en: "Where it stands", es: "Cómo va" },
  done: { en: "Done", es: "Hecho" },
  now: { en: "Now", es: "Ahora" },
  next: { en: "Next", es: "Después" },
  later: { en: "After that", es: "Más adelante" },
  howDays: { en: "How we count the days", es: "Cómo contamos los días" },
  days: (weekdays: readonly number[]): Text => {
    const names = both((language) => listed(weekdays.map((day) => weekdayNamed(day)[language]))[language]);
    return {
      en: `We count the days on which we work: ${names.en}, but not holidays. They begin when your scan is checked. When we ask you something, they stop until you reply.`,
      es: `Contamos los días en que trabajamos: ${names.es}, pero no los festivos. Empiezan cuando hayamos comprobado su estudio. Si le preguntamos algo, se detienen hasta que responda.`,
    };
  },
  whoSaw: { en: "Who has seen your scan", es: "Quién ha visto su estudio" },
  sawInEmergency: {
    en: "A surgeon who is not assigned to your request, with our emergency access. We check each such opening. It does not mean that you are in danger.",
    es: "Un cirujano que no tiene asignada su solicitud, con nuestro acceso de emergencia. Comprobamos cada uno de estos accesos. No significa que usted esté en peligro.",
  },
  nobodyYet: { en: "Nobody yet.", es: "Todavía nadie." },
  nobody: { en: "Nobody opened it.", es: "Nadie lo abrió." },
  whatYouSent: { en: "What you sent", es: "Lo que envió" },
  scan: { en: "Scan", es: "Estudio" },
  call: { en: "Do you have a question? Call", es: "¿Tiene alguna pregunta? Llame al" },
  nameReference: { en: "Give your reference,", es: "Dé su número de referencia," },
} as const;

/** Who of us it was, without a name. */
export const roleNames = {
  coordinator: { en: "Our intake staff", es: "Nuestro personal de admisión" },
  surgeon: { en: "A surgeon", es: "Un cirujano" },
  administrator: { en: "Our administrators", es: "Nuestros administradores" },
} as const satisfies Record<string, Text>;

/** What a patient can do with a request, and what it does. */
export const actWords = {
  title: { en: "What you can do", es: "Qué puede hacer" },
  addScan: { en: "Add a scan or a paper", es: "Agregar un estudio o un documento" },
  contact: { en: "Change your contact details", es: "Cambiar sus datos de contacto" },
  corrections: {
    en: "Ask us to correct or delete something",
    es: "Pedir que corrijamos o borremos algo",
  },
  startNew: { en: "Start a new request", es: "Comenzar una solicitud nueva" },
  takeBack: { en: "Take this request back", es: "Retirar esta solicitud" },
} as const satisfies Record<string, Text>;

/** 1 Monday to 7 Sunday: the fifth of January 1970 was a Monday. */
const weekdayNamed = (day: number): Text =>
  both((language) =>
    new Intl.DateTimeFormat(tagOf(language), { weekday: "long", timeZone: "UTC" }).format(Date.UTC(1970, 0, 4 + day)),
  );
