import type { Text } from "#lib/platform/language.ts";

/** Stands for a state where somebody lives outside the USA. */
export const abroad = "abroad";

/** To be approved by the clinic. The short check before any sign-in; what it answers is in `verdict-words.ts`. */
export const eligibilityWords = {
  title: { en: "Can we review yours?", es: "¿Podemos revisar su caso?" },
  description: {
    en: "A few short questions, no sign-in: find out if a surgeon of ours can look at your MRI or CT scan.",
    es: "Unas preguntas cortas, sin entrar en una cuenta: sepa si un cirujano nuestro puede mirar su resonancia o tomografía.",
  },
  intro: {
    en: "Answer for the person who has the pain: you, or somebody you help. We keep none of it.",
    es: "Conteste por la persona que tiene el dolor: usted, o alguien a quien usted ayuda. No guardamos nada de esto.",
  },
  place: { en: "Where does the person live?", es: "¿Dónde vive la persona?" },
  placeHint: {
    en: "A surgeon needs a license for that state",
    es: "El cirujano necesita una licencia para ese estado",
  },
  choose: { en: "Choose a place", es: "Elija un lugar" },
  abroad: { en: "Outside the USA", es: "Fuera de los Estados Unidos" },
  age: { en: "How old is the person?", es: "¿Qué edad tiene la persona?" },
  region: { en: "Where is the problem?", es: "¿Dónde está el problema?" },
  scan: { en: "Is there an MRI or CT scan of it?", es: "¿Hay una resonancia (MRI) o tomografía (CT)?" },
  button: { en: "See the answer", es: "Ver la respuesta" },
} as const satisfies Record<string, Text>;

/** To be approved by the clinic, with the parts of the body in `eligibility.ts`. */
export const lookedAt: Text = {
  en: "Our surgeons look at the lower back, and at what comes from it: pain in a buttock, hip, leg or foot.",
  es: "Nuestros cirujanos miran la parte baja de la espalda y lo que viene de ella: dolor en una nalga, cadera, pierna o pie.",
};

export const eligibilityErrors = {
  place: { en: "Choose where the person lives", es: "Elija dónde vive la persona" },
  age: { en: "Choose how old the person is", es: "Elija la edad de la persona" },
  region: { en: "Choose where the problem is", es: "Elija dónde está el problema" },
  scan: { en: "Choose if there is a scan", es: "Elija si hay un estudio" },
} as const satisfies Record<string, Text>;

type Option<Value extends string> = { value: Value; text: Text; hint?: Text };

/** `age` in whole years: the youngest that the clinic takes. */
export const ageOptions = (age: number): Option<"old_enough" | "younger">[] => [
  { value: "old_enough", text: { en: `${age} or older`, es: `${age} años o más` } },
  { value: "younger", text: { en: `Younger than ${age}`, es: `Menos de ${age} años` } },
];

export const regionOptions: Option<"lower_back" | "neck" | "elsewhere">[] = [
  {
    value: "lower_back",
    text: { en: "Lower back, or a leg", es: "Parte baja de la espalda, o una pierna" },
    hint: { en: "Also buttocks, hips, feet and toes", es: "También nalgas, caderas, pies y dedos de los pies" },
  },
  {
    value: "neck",
    text: { en: "Neck, or an arm", es: "Cuello, o un brazo" },
    hint: { en: "Also shoulders, hands and fingers", es: "También hombros, manos y dedos" },
  },
  { value: "elsewhere", text: { en: "Somewhere else", es: "En otra parte" } },
];

export const scanOptions: Option<"have" | "elsewhere" | "none">[] = [
  {
    value: "have",
    text: { en: "Yes, and I have it", es: "Sí, y lo tengo" },
    hint: {
      en: "On a disc, a USB drive, or on a hospital’s website",
      es: "En un disco, una memoria USB o en el sitio web de un hospital",
    },
  },
  { value: "elsewhere", text: { en: "Yes, but I do not have it", es: "Sí, pero no lo tengo" } },
  { value: "none", text: { en: "No scan yet", es: "Todavía no hay estudio" } },
];
