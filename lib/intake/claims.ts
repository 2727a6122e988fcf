import { counted, type Text } from "#lib/platform/language.ts";

/**
 * To be approved by the clinic. Everything the public pages claim or advise of the review stands here and nowhere else.
 * A claim is never shown without the condition beside it: a footnote is not disclosure.
 */
export type Claim = {
  text: Text;
  /** Stands beside the text each time, in the same size. */
  condition: Text;
  /** What makes it true, for whoever approves it. */
  evidence: string;
  /** Who at the clinic approved it; `null` until somebody has. */
  approver: string | null;
  /** The day by which it must be approved anew; from then on the tests refuse it. */
  expires: string;
};

export const claims = {
  review: {
    text: {
      en: "Send us your MRI or CT scan. A surgeon looks at it and tells you if a procedure might help your pain.",
      es: "Envíenos su resonancia (MRI) o tomografía (CT). Un cirujano la mira y le dice si un procedimiento podría aliviar su dolor.",
    },
    condition: { en: "The answer may also be no.", es: "La respuesta también puede ser no." },
    evidence: "Outcomes of the opinion form; every opinion is signed by a surgeon's account with a license on record.",
    approver: null,
    expires: "2027-11-30",
  },
  free: {
    text: { en: "The review is free.", es: "La revisión es gratis." },
    condition: {
      en: "Visits, new scans and procedures are not.",
      es: "Las consultas, los estudios nuevos y los procedimientos no lo son.",
    },
    evidence: "The clinic's price list; the portal asks for no payment anywhere.",
    approver: null,
    expires: "2027-11-30",
  },
  licensed: {
    text: {
      en: "A spine surgeon with a license in your state opens your scan.",
      es: "Un cirujano de columna con licencia en su estado abre su estudio.",
    },
    condition: { en: "If we have no such surgeon, we tell you.", es: "Si no tenemos un cirujano así, se lo decimos." },
    evidence:
      "Assigning and signing both check the surgeon's valid licenses against the state the patient gave (lib/requests/license.ts, lib/accounts/license.ts).",
    approver: null,
    expires: "2027-11-30",
  },
  access: {
    text: {
      en: "Only the people who work on your request can open your scan.",
      es: "Solo las personas que trabajan en su solicitud pueden abrir su estudio.",
    },
    condition: {
      en: "In an emergency another of our surgeons may open it. You can see that, and we check each such opening.",
      es: "En una emergencia puede abrirlo otro de nuestros cirujanos. Usted puede verlo, y comprobamos cada acceso así.",
    },
    evidence:
      "Every opening asks lib/requests/policy.ts. Emergency access is shown on the patient's page (lib/intake/list-openings.ts) and judged by an administrator (lib/emergencies/).",
    approver: null,
    expires: "2027-11-30",
  },
  effort: {
    text: { en: "Your part takes about 20 minutes.", es: "Su parte toma unos 20 minutos." },
    condition: {
      en: "Sending a large scan on a slow line takes longer.",
      es: "Enviar un estudio grande por una conexión lenta toma más tiempo.",
    },
    evidence: "To be supplied: measure it with patients before launch.",
    approver: null,
    expires: "2027-11-30",
  },
  age: {
    text: { en: "A scan from the last 12 months is best.", es: "Lo mejor es un estudio de los últimos 12 meses." },
    condition: {
      en: "Send an older one if it is all you have. We may ask for a newer one.",
      es: "Si solo tiene uno más antiguo, envíelo. Quizás le pidamos uno más nuevo.",
    },
    evidence: "Reviewers call an MRI current for 6 to 12 months.",
    approver: null,
    expires: "2027-11-30",
  },
} as const satisfies Record<string, Claim>;

/** To be approved by the clinic. Within how many working days the clinic aims to answer, as it is set up. */
export const timeClaim = (days: number): Claim => ({
  text: {
    en: `We aim to answer within ${counted(days, workingDays).en}.`,
    es: `Nuestra meta es responder en ${counted(days, workingDays).es}.`,
  },
  condition: {
    en: "The days count once we have checked your scan, and stop while we wait for you.",
    es: "Los días cuentan desde que comprobamos su estudio, y se detienen mientras esperamos algo de usted.",
  },
  evidence: "To be supplied by the clinic: its service target. The queue's clock measures it.",
  approver: null,
  expires: "2027-11-30",
});

const workingDays = { en: ["business day", "business days"], es: ["día hábil", "días hábiles"] } as const;

/** To be approved by the clinic. What the portal is, in one line. */
export const headline: Text = {
  en: "Let a spine surgeon look at the scan you already have",
  es: "Deje que un cirujano de columna mire el estudio que usted ya tiene",
};

/** To be approved by the clinic. Beside the button that begins, for whoever reads no further. */
export const caution = (number: string): Text => ({
  en: `Not a diagnosis. Not for emergencies: if it cannot wait, call\u00a0${number}.`,
  es: `No es un diagnóstico. No es para emergencias: si no puede esperar, llame al\u00a0${number}.`,
});

/** To be approved by the clinic. The same where the foot of the page says what to do in an emergency. */
export const notADiagnosis: Text = { en: "The review is not a diagnosis.", es: "La revisión no es un diagnóstico." };

/** To be approved by the clinic. For whoever lives where the number at the foot of the page helps nobody. */
export const cautionAbroad: Text = {
  en: "If it cannot wait, call the emergency number where you live.",
  es: "Si no puede esperar, llame al número de emergencias de su país.",
};

/** To be approved by the clinic. What the review is not. */
export const limits: readonly Text[] = [
  { en: "It is not a diagnosis. Nobody examines you.", es: "No es un diagnóstico. Nadie le hace un examen." },
  {
    en: "It is a first opinion from pictures. An exam may change it.",
    es: "Es una primera opinión a partir de imágenes. Un examen puede cambiarla.",
  },
  {
    en: "It does not take the place of a visit to a doctor.",
    es: "No reemplaza una consulta con un médico.",
  },
  {
    en: "It does not by itself make the surgeon your doctor.",
    es: "Por sí sola, no convierte al cirujano en su médico.",
  },
];

/** To be approved by the clinic. What the answer is, and what it may say. */
export const answerIs: Text = {
  en: "You get a surgeon’s opinion in writing, in plain words. It says one of these:",
  es: "Usted recibe por escrito la opinión de un cirujano, en palabras sencillas. Dice una de estas cosas:",
};

export const answers: readonly Text[] = [
  { en: "A procedure might help you.", es: "Un procedimiento podría ayudarle." },
  {
    en: "A procedure is not likely to help you now.",
    es: "Es poco probable que un procedimiento le ayude ahora.",
  },
  {
    en: "Other care should come first, such as physical therapy.",
    es: "Primero convienen otros cuidados, como la fisioterapia.",
  },
  { en: "We need a newer or a different scan.", es: "Necesitamos un estudio más nuevo o diferente." },
  { en: "We should talk with you or see you.", es: "Conviene que hablemos con usted o que venga a una consulta." },
];

/** To be approved by the clinic. What the drawing on the front page shows. */
export const drawing: Text = {
  en: "A nerve leaves the spine between two bones. If it is pinched there, it can hurt all the way down the leg.",
  es: "Un nervio sale de la columna entre dos huesos. Si queda apretado ahí, puede doler a lo largo de toda la pierna.",
};

/** To be approved by a clinician. Stands above the signs of `warning-signs.ts`. */
export const emergencyHeading = (number: string): Text => ({
  en: `Call ${number} or go to an emergency room now if you have:`,
  es: `Llame al ${number} o vaya ahora a una sala de emergencias si tiene:`,
});

export const emergencyAdvice: Text = {
  en: "Do not wait for a review of your scan.",
  es: "No espere la revisión de su estudio.",
};

/** To be approved by the clinic. For whoever cannot do it all at once. */
export const pause: Text = {
  en: "You can stop at any time and come back. We keep your answers and your pictures.",
  es: "Puede parar en cualquier momento y volver después. Guardamos sus respuestas y sus imágenes.",
};

/** To be approved by the clinic. Who opens what was sent. */
export const readers = {
  staff: {
    en: "Our intake staff check that your request is complete.",
    es: "Nuestro personal comprueba que su solicitud esté completa.",
  },
  surgeon: {
    en: "The surgeon’s name and license stand under the answer.",
    es: "El nombre y los títulos del cirujano aparecen al pie de la respuesta.",
  },
} as const satisfies Record<string, Text>;

type Titled = { title: Text; text: Text };

/** To be approved by the clinic. How a request goes, step by step. */
export const steps: readonly Titled[] = [
  {
    title: { en: "Answer some questions", es: "Conteste unas preguntas" },
    text: {
      en: "Tell us where it hurts and what you have tried. One topic at a time.",
      es: "Díganos dónde le duele y qué ha probado. Un tema a la vez.",
    },
  },
  {
    title: { en: "Send your scan", es: "Envíe su estudio" },
    text: {
      en: "From a disc, a USB drive, a folder or a ZIP file. We check that every picture arrived.",
      es: "Desde un disco, una memoria USB, una carpeta o un archivo ZIP. Comprobamos que llegó cada imagen.",
    },
  },
  {
    title: { en: "A surgeon looks at it", es: "Un cirujano lo mira" },
    text: {
      en: `${claims.licensed.text.en} ${claims.licensed.condition.en}`,
      es: `${claims.licensed.text.es} ${claims.licensed.condition.es}`,
    },
  },
  {
    title: { en: "Read the answer", es: "Lea la respuesta" },
    text: {
      en: "We write to you when it is ready. You read it here, signed in.",
      es: "Le escribimos cuando esté lista. Usted la lee aquí, en su cuenta.",
    },
  },
];

/** To be approved by the clinic. What a person should have at hand. */
export const atHand: readonly Titled[] = [
  {
    title: { en: "Your scan", es: "Su estudio" },
    text: {
      en: "The disc, or the files from your hospital’s website.",
      es: "El disco, o los archivos del sitio web de su hospital.",
    },
  },
  {
    title: { en: "The report, if you have it", es: "El informe, si lo tiene" },
    text: {
      en: "The letter that came with your scan. Send it as a PDF, or take photos of its pages.",
      es: "La carta que vino con su estudio. Envíela como PDF, o tome fotos de sus páginas.",
    },
  },
  {
    title: { en: "What you have tried", es: "Lo que ha probado" },
    text: {
      en: "Medicines, physical therapy, injections, and about when.",
      es: "Medicinas, fisioterapia, inyecciones, y más o menos cuándo.",
    },
  },
];

/** To be approved by the clinic's privacy officer. */
export const privacy: readonly Text[] = [
  {
    en: "Each time somebody opens it, we write down who and when.",
    es: "Cada vez que alguien lo abre, anotamos quién y cuándo.",
  },
  {
    en: "We do not sell what you send us, and we do not use it for ads.",
    es: "No vendemos lo que usted nos envía, y no lo usamos para publicidad.",
  },
];
