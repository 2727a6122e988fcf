import type { Text } from "#lib/platform/language.ts";

type Point = { name: Text; about: Text };

/**
 * To be approved by a clinician. What a pinched nerve is, for somebody who has the pain and no medical words. Sources
 * stand beside the parts they are for; nothing here promises anything, and what the clinic claims is in `claims.ts`.
 */
export const pinchedNerve = {
  title: { en: "What is a pinched nerve?", es: "¿Qué es un nervio pinzado?" },
  description: {
    en: "A pinched nerve in the lower back: what it is, where it hurts, what helps first, when to ask a surgeon.",
    es: "Qué es un nervio pinzado en la parte baja de la espalda, dónde se siente, qué ayuda primero y cuándo consultar a un cirujano.",
  },
  lead: {
    en: "Nerves leave your spine through small openings between the bones. If an opening gets too tight, it presses on the nerve. That can hurt where the nerve goes, far from the back.",
    es: "Los nervios salen de la columna por aberturas pequeñas entre los huesos. Si una abertura se vuelve muy estrecha, aprieta el nervio. Eso puede doler por donde pasa el nervio, lejos de la espalda.",
  },
  foramen: {
    en: "Doctors call this opening a foramen.",
    es: "Los médicos llaman foramen a esta abertura.",
  },
} as const satisfies Record<string, Text>;

/** Why an opening gets tight. Disc terms after Nomenclature 2.0 (Spine J 14:2525). */
export const causesOfPressure: readonly Point[] = [
  {
    name: { en: "A bulging or torn disc", es: "Un disco abultado o roto" },
    about: {
      en: "The soft pad between two bones pushes out. Doctors call this a herniated disc.",
      es: "La almohadilla blanda entre dos huesos se sale. Los médicos lo llaman hernia de disco.",
    },
  },
  {
    name: { en: "A bone spur", es: "Un espolón de hueso" },
    about: {
      en: "Bone grows a small edge where joints wear with age.",
      es: "El hueso forma un pequeño borde donde las articulaciones se gastan con la edad.",
    },
  },
  {
    name: { en: "A narrow canal", es: "Un canal estrecho" },
    about: {
      en: "The space for all the nerves gets small. Doctors call this stenosis.",
      es: "El espacio para todos los nervios se hace pequeño. Los médicos lo llaman estenosis.",
    },
  },
];

/** Where it is felt, from the top down, as the nerve goes. Nerve roots L4, L5 and S1: Harrison's, table 48-1. */
export const feltAt: readonly Point[] = [
  { name: { en: "Lower back", es: "Parte baja de la espalda" }, about: { en: "where it starts", es: "donde empieza" } },
  {
    name: { en: "Buttock and hip", es: "Nalga y cadera" },
    about: { en: "often on one side only", es: "muchas veces de un solo lado" },
  },
  {
    name: { en: "Thigh", es: "Muslo" },
    about: { en: "in front, at the side or behind", es: "delante, al lado o detrás" },
  },
  {
    name: { en: "Calf", es: "Pantorrilla" },
    about: { en: "outside, inside or behind", es: "por fuera, por dentro o detrás" },
  },
  {
    name: { en: "Foot and toes", es: "Pie y dedos" },
    about: { en: "on top or on the sole", es: "arriba o en la planta" },
  },
];

export const feelings: readonly Text[] = [
  { en: "pain that shoots or burns", es: "dolor que da punzadas o quema" },
  { en: "tingling, like pins and needles", es: "hormigueo, como agujas" },
  { en: "numbness: you feel touch less", es: "adormecimiento: siente menos el tacto" },
  { en: "cramps", es: "calambres" },
  {
    en: "weakness: the foot drags, or the knee gives way",
    es: "falta de fuerza: el pie se arrastra o la rodilla se dobla",
  },
];

/** What comes first, and what a health plan asks about later (Aetna CPB 0743): care that is done to you, and by you. */
export const careFirst = {
  intro: {
    en: "Most people get better without a surgeon. Care begins with these, often together.",
    es: "La mayoría de las personas mejora sin un cirujano. El cuidado empieza con esto, muchas veces a la vez.",
  },
  therapy: { en: "Physical therapy comes in two kinds", es: "La fisioterapia es de dos tipos" },
  active: {
    name: { en: "Active: what you do", es: "Activa: lo que usted hace" },
    about: {
      en: "Exercises that a therapist shows you. They make the muscles around the spine strong and loose, and teach you ways to move. This is the part that lasts.",
      es: "Ejercicios que le enseña un terapeuta. Fortalecen y relajan los músculos de la columna, y le enseñan formas de moverse. Es la parte que dura.",
    },
  },
  passive: {
    name: { en: "Passive: what is done to you", es: "Pasiva: lo que le hacen a usted" },
    about: {
      en: "Heat, cold, massage, stretching by a therapist, or mild current. It eases pain for a while, so that you can exercise.",
      es: "Calor, frío, masaje, estiramientos que hace el terapeuta o corriente suave. Alivia el dolor por un tiempo, para que usted pueda hacer ejercicio.",
    },
  },
  others: [
    {
      name: { en: "Medicine", es: "Medicinas" },
      about: {
        en: "For pain and swelling. A doctor or a pharmacist says which one is safe for you.",
        es: "Para el dolor y la inflamación. Un médico o un farmacéutico le dice cuál es segura para usted.",
      },
    },
    {
      name: { en: "Injections", es: "Inyecciones" },
      about: {
        en: "A doctor puts medicine close to the nerve. Relief may last for weeks or months, or not come.",
        es: "Un médico pone medicina cerca del nervio. El alivio puede durar semanas o meses, o no llegar.",
      },
    },
  ],
} as const satisfies { intro: Text; therapy: Text; active: Point; passive: Point; others: readonly Point[] };

/** When asking a surgeon makes sense: about 6 weeks, some plans 3 months, of care that did not help (Aetna CPB 0743). */
export const whenToAsk = {
  intro: { en: "Asking makes sense if:", es: "Consultar tiene sentido si:" },
  reasons: [
    {
      en: "you have had weeks or months of care, such as 6 weeks of exercise, without relief",
      es: "lleva semanas o meses de cuidado, por ejemplo 6 semanas de ejercicios, sin alivio",
    },
    {
      en: "the pain keeps you from walking, working or sleeping",
      es: "el dolor no le deja caminar, trabajar o dormir",
    },
    {
      en: "a scan shows pressure on a nerve, and you want to know what that means",
      es: "un estudio muestra presión sobre un nervio, y usted quiere saber qué significa",
    },
  ],
  sooner: {
    en: "Weakness in a leg or foot that stays the same should be seen by a doctor soon, not after weeks.",
    es: "Si una pierna o un pie tiene menos fuerza y sigue igual, hay que ver pronto a un médico, no después de semanas.",
  },
  review: {
    en: "A surgeon may also say that surgery is not for you. That answer is worth having too.",
    es: "Un cirujano también puede decirle que la cirugía no es para usted. Esa respuesta también vale.",
  },
} as const satisfies { intro: Text; reasons: readonly Text[]; sooner: Text; review: Text };
