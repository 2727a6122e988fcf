import { alphabetical, both, listed, say, type Text } from "#lib/platform/language.ts";
import { lookedAt } from "./eligibility-words.ts";
import type { Verdict } from "./eligibility.ts";
import { states } from "./states.ts";

/** What the words of an answer may name. */
type About = {
  /** The state that was chosen, in full. */
  state: string;
  /** The states that can be answered, by their codes; null where they are not known just now. */
  answerable: readonly string[] | null;
  minimumAge: number;
};

export type Told = {
  title: Text;
  lines: readonly Text[];
  /** Where to turn instead. */
  turnTo?: readonly Text[];
  /** Whether finding a doctor in the USA helps this person. */
  findDoctor?: boolean;
};

/** To be approved by the clinic. What somebody is told who asked whether we can review their scan: kindly, and at once. */
export const verdictWords = (verdict: Verdict, about: About): Told => told[verdict](about);

const told: Record<Verdict, (about: About) => Told> = {
  yes: () => ({
    title: { en: "Yes, we can look at it", es: "Sí, podemos mirarlo" },
    lines: [
      {
        en: "We have a surgeon licensed in that state. Next you sign in with your email, answer some questions and send the scan.",
        es: "Tenemos un cirujano con licencia en ese estado. Ahora entre con su correo, conteste unas preguntas y envíe el estudio.",
      },
    ],
  }),
  fetch_scan: () => ({
    title: { en: "Yes, once you have the scan", es: "Sí, cuando tenga el estudio" },
    lines: [
      {
        en: "The place that made the scan must give you a copy if you ask. Our guide says how, with a letter you can hand over.",
        es: "El lugar que hizo el estudio debe darle una copia si la pide. Nuestra guía explica cómo, con una carta para entregar.",
      },
      {
        en: "You can start now and send the scan later. We keep your answers.",
        es: "Puede comenzar ahora y enviar el estudio después. Guardamos sus respuestas.",
      },
    ],
  }),
  no_scan: () => ({
    title: { en: "Not yet: we need a scan to look at", es: "Todavía no: necesitamos un estudio" },
    lines: [
      {
        en: "We look at an MRI or CT scan that was already made. We cannot order one.",
        es: "Miramos una resonancia o tomografía ya hecha. No podemos pedir una para usted.",
      },
    ],
    turnTo: [
      {
        en: "Ask your doctor first. They examine you and know if a scan would help. Many people get better without one.",
        es: "Pregunte primero a su médico: después de un examen sabe si un estudio ayudaría. Muchas personas mejoran sin uno.",
      },
      {
        en: "Ask what a scan costs before you have it made. It is not part of our free review.",
        es: "Pregunte cuánto cuesta el estudio antes de hacérselo. No es parte de nuestra revisión gratis.",
      },
      {
        en: "Come back when you have it. There is no deadline.",
        es: "Vuelva cuando lo tenga. No hay fecha límite.",
      },
    ],
    findDoctor: true,
  }),
  other_state: ({ state, answerable }) => ({
    title: { en: `We cannot answer people in ${state} yet`, es: `Todavía no podemos responder en ${state}` },
    lines: [
      {
        en: `A surgeon needs a license in the state where the person lives. None of ours has one for ${state} today.`,
        es: `Un cirujano necesita licencia en el estado donde vive la persona. Ninguno de los nuestros la tiene hoy para ${state}.`,
      },
      ...whereWeAnswer(answerable),
    ],
    turnTo: [
      {
        en: "Ask the person’s own doctor for a referral to a spine specialist nearby. Take the scan along.",
        es: "Pida al médico de la persona que la remita a un especialista de columna cercano. Lleve el estudio.",
      },
      healthPlan,
    ],
    findDoctor: true,
  }),
  abroad: () => ({
    title: {
      en: "We cannot answer people outside the USA",
      es: "No podemos responder fuera de los Estados Unidos",
    },
    lines: [
      {
        en: "Our surgeons may only answer people who live in a state where they have a license. They have none for other countries.",
        es: "Nuestros cirujanos solo pueden responder a personas que viven en un estado donde tienen licencia. No la tienen para otros países.",
      },
    ],
    turnTo: [
      {
        en: "Ask a doctor where the person lives for a referral to a spine specialist. Take the scan along: a copy works anywhere.",
        es: "Pida a un médico donde vive la persona que la remita a un especialista de columna. Lleve el estudio: una copia sirve en cualquier lugar.",
      },
    ],
  }),
  too_young: ({ minimumAge }) => ({
    title: {
      en: `We do not review for people younger than ${minimumAge}`,
      es: `No hacemos revisiones para menores de ${minimumAge} años`,
    },
    lines: [
      {
        en: "A young spine is still growing. It should be looked at by somebody who treats young people.",
        es: "Una columna joven todavía crece. Debe mirarla alguien que trata a jóvenes.",
      },
    ],
    turnTo: [
      {
        en: "Ask the child’s doctor. Back pain in a child should always be checked by a doctor.",
        es: "Pregunte al pediatra. El dolor de espalda en un niño siempre debe revisarlo un médico.",
      },
      {
        en: "Children’s hospitals have spine specialists. Ask for one, and take the scan with you.",
        es: "Los hospitales infantiles tienen especialistas de columna. Pida uno y lleve el estudio.",
      },
    ],
    findDoctor: true,
  }),
  other_region: () => ({
    title: {
      en: "We do not look at this part of the body",
      es: "No miramos esta parte del cuerpo",
    },
    lines: [lookedAt],
    turnTo: [
      {
        en: "Ask your doctor which specialist is right for you. Take the scan with you.",
        es: "Pregunte a su médico qué especialista le conviene. Lleve el estudio.",
      },
      healthPlan,
    ],
    findDoctor: true,
  }),
};

const healthPlan: Text = {
  en: "The person’s health plan has a list of specialists it pays for. Call the number on the insurance card.",
  es: "El seguro de la persona tiene una lista de especialistas que cubre. Llame al número que está en la tarjeta del seguro.",
};

function whereWeAnswer(answerable: readonly string[] | null): Text[] {
  if (!answerable || answerable.length === 0) return [];
  const others = states.filter(({ value }) => !answerable.includes(value));
  if (others.length > 0 && answerable.length > others.length) {
    const { en, es } = named(others);
    return [
      {
        en: `We can answer people in every state except ${en}.`,
        es: `Podemos responder a personas de todos los estados menos ${es}.`,
      },
    ];
  }
  const { en, es } = named(states.filter(({ value }) => answerable.includes(value)));
  return [
    {
      en: `Today we can answer people who live in: ${en}.`,
      es: `Hoy podemos responder a personas que viven en: ${es}.`,
    },
  ];
}

const named = (some: typeof states): Text =>
  both((language) => say(language, listed(alphabetical(language, some).map(({ text }) => text))));

export const verdictFrame = {
  turn: { en: "Where to turn", es: "A dónde acudir" },
  doctors: {
    en: "Find a health center near you, with or without insurance (US government)",
    es: "Busque un centro de salud cerca de usted, con o sin seguro (gobierno de EE. UU.)",
  },
  specialists: {
    en: "Find doctors by place and specialty (Medicare’s directory; anybody can use it)",
    es: "Busque médicos por lugar y especialidad (directorio de Medicare; lo puede usar cualquiera)",
  },
  start: { en: "Start your request", es: "Comenzar su solicitud" },
  guide: { en: "How to get your scan", es: "Cómo obtener su estudio" },
  nerve: { en: "What helps first", es: "Qué ayuda primero" },
  change: { en: "Change your answers", es: "Cambiar sus respuestas" },
  changeState: { en: "Change the state", es: "Cambiar el estado" },
  kept: {
    en: "Your answers so far are kept. If the state is wrong, change it and go on. You can also delete this request: then nothing of it stays here.",
    es: "Sus respuestas quedan guardadas. Si el estado no es el correcto, cámbielo y siga. También puede borrar esta solicitud: entonces aquí no queda nada de ella.",
  },
} as const satisfies Record<string, Text>;

/** Public services that sell nothing; a person goes there only by following the link. */
export const doctorFinders = [
  { href: "https://findahealthcenter.hrsa.gov", text: verdictFrame.doctors },
  { href: "https://www.medicare.gov/care-compare/", text: verdictFrame.specialists },
] as const;
