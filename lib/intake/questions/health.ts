import { z } from "zod";
import { choice, fewLines, line, optionalLine, someLines, ticks, whole } from "../answer-schemas.ts";
import {
  type Answers,
  none,
  noneTold,
  orNone,
  type Option,
  type Question,
  type QuestionField,
  spoken,
  ticked,
  values,
  yesNo,
} from "../question.ts";

// What a surgeon must know of a person's health, other scans, and hopes. The words are to be approved by the clinic.

const hadSurgery = spoken(
  { en: "Have you had surgery on your spine before?", es: "¿Ha tenido antes una cirugía de columna?" },
  { en: "Have they had surgery on their spine before?", es: "¿Esa persona ha tenido antes una cirugía de columna?" },
);

export const earlierSurgery: Question = {
  slug: "earlier-surgery",
  phase: "after",
  group: "health",
  title: hadSurgery,
  short: { en: "Past spine surgery", es: "Cirugía de columna previa" },
  fields: (given) => [
    {
      kind: "one",
      name: "earlierSurgery",
      label: hadSurgery(given),
      options: yesNo,
    },
  ],
  answer: z.object({
    earlierSurgery: choice(values(yesNo), { en: "Choose yes or no", es: "Elija sí o no" }),
  }),
};

const implants = [...yesNo, { value: "not_sure", text: { en: "I am not sure", es: "No lo sé" } }] as const;

const thisYear = () => new Date().getUTCFullYear();

export const whichSurgery: Question = {
  slug: "which-surgery",
  phase: "after",
  group: "health",
  title: { en: "About that surgery", es: "Sobre esa cirugía" },
  short: { en: "Which surgery", es: "Qué cirugía" },
  continues: true,
  when: (given) => given["earlierSurgery"] === "yes",
  fields: () => [
    {
      kind: "long",
      name: "surgeryWhat",
      label: { en: "What was done?", es: "¿Qué le hicieron?" },
      hint: {
        en: "In your own words, and where on the spine if you know",
        es: "Con sus palabras, y en qué parte si lo sabe",
      },
    },
    {
      kind: "number",
      name: "surgeryYear",
      label: { en: "In which year was the last one?", es: "¿En qué año fue la última?" },
      hint: { en: "A guess is fine", es: "Puede ser aproximado" },
      told: { en: "Year", es: "Año" },
    },
    {
      kind: "one",
      name: "implants",
      label: { en: "Is there metal in the back from it?", es: "¿Le quedó metal en la espalda?" },
      hint: {
        en: "Screws, rods, a cage or an artificial disc",
        es: "Tornillos, barras, una jaula o un disco artificial",
      },
      told: { en: "Metal in the back", es: "Metal en la espalda" },
      options: implants,
    },
  ],
  answer: z.object({
    surgeryWhat: someLines(600, { en: "Write what was done", es: "Escriba qué le hicieron" }),
    surgeryYear: z.preprocess(
      (given) => given ?? "",
      whole(1930, thisYear, { en: "Enter the year, like 2019", es: "Escriba el año, como 2019" }),
    ),
    implants: choice(values(implants), { en: "Choose if there is metal", es: "Elija si hay metal" }),
  }),
};

const conditions = [
  { value: "diabetes", text: { en: "Diabetes", es: "Diabetes" } },
  { value: "heart", text: { en: "Heart trouble", es: "Problemas del corazón" } },
  { value: "lungs", text: { en: "Lung trouble", es: "Problemas de los pulmones" } },
  { value: "kidneys", text: { en: "Kidney trouble", es: "Problemas de los riñones" } },
  {
    value: "bleeding",
    text: {
      en: "Easy bleeding, or taking blood thinners",
      es: "Sangrado fácil, o anticoagulantes (medicinas que evitan coágulos)",
    },
  },
  {
    value: "contrast_allergy",
    text: { en: "Allergy to contrast dye", es: "Alergia al medio de contraste" },
    hint: { en: "A liquid you may get for a scan", es: "Un líquido que a veces se da para un estudio" },
  },
  {
    value: "device",
    text: { en: "A pacemaker, or another device in the body", es: "Marcapasos u otro aparato en el cuerpo" },
  },
  { value: "cancer", text: { en: "Cancer, now or in the past", es: "Cáncer, ahora o en el pasado" } },
] as const satisfies Option[];

const smoking = [
  { value: "no", text: { en: "No", es: "No" } },
  { value: "before", text: { en: "Not any more", es: "Antes sí, ya no" } },
  { value: "yes", text: { en: "Yes", es: "Sí" } },
] as const satisfies Option[];

/** Cancer was told with the warning signs alone: asked twice, it might be answered two ways. */
const isTold = ({ value }: Option, given: Answers): boolean =>
  value === "cancer" &&
  ticked(given["warningSigns"]).includes("cancer_history") &&
  !ticked(given["conditions"]).includes(value);

export const health: Question = {
  slug: "health",
  phase: "after",
  group: "health",
  title: spoken({ en: "Your health", es: "Su salud" }, { en: "Their health", es: "La salud de esa persona" }),
  short: { en: "Health", es: "Salud" },
  fields: (given) => [
    {
      kind: "several",
      name: "conditions",
      label: spoken(
        { en: "Do you have any of these?", es: "¿Tiene algo de esto?" },
        { en: "Do they have any of these?", es: "¿Esa persona tiene algo de esto?" },
      )(given),
      hint: {
        en: "Choose all that apply. A surgeon needs to know before any treatment.",
        es: "Elija todo lo que corresponda. Un cirujano debe saberlo antes de cualquier tratamiento.",
      },
      options: [
        ...conditions.filter((one) => !isTold(one, given)),
        noneTold({ en: "None of the conditions on our list", es: "Ninguno de los problemas de la lista" }),
      ],
    },
    {
      kind: "one",
      name: "smoking",
      label: spoken({ en: "Do you smoke?", es: "¿Fuma?" }, { en: "Do they smoke?", es: "¿Esa persona fuma?" })(given),
      told: { en: "Smoking", es: "Fuma" },
      options: smoking,
    },
  ],
  answer: z.object({
    conditions: ticks(
      values([...conditions, none]),
      orNone({ en: "Choose all that apply", es: "Elija todo lo que corresponda" }),
    ),
    smoking: choice(values(smoking), { en: "Choose an answer about smoking", es: "Elija una respuesta sobre fumar" }),
  }),
};

const moreOnHealth = spoken(
  { en: "More about your health", es: "Más sobre su salud" },
  { en: "More about their health", es: "Más sobre la salud de esa persona" },
);

export const healthMore: Question = {
  slug: "health-more",
  phase: "after",
  group: "health",
  title: moreOnHealth,
  short: { en: "More on health", es: "Más sobre la salud" },
  continues: true,
  when: (given) => ticked(given["conditions"]).some((one) => one !== "none"),
  fields: (given) => [
    {
      kind: "long",
      name: "healthMore",
      label: moreOnHealth(given),
      hint: {
        en: "For example, the name of the blood thinner or of the device",
        es: "Por ejemplo, el nombre del anticoagulante o del aparato",
      },
      optional: true,
    },
  ],
  answer: z.object({ healthMore: fewLines(1_000) }),
};

const pregnant = [
  { value: "no", text: { en: "No", es: "No" } },
  { value: "yes", text: { en: "Yes", es: "Sí" } },
  { value: "maybe", text: { en: "Maybe", es: "Puede ser" } },
  { value: "not_me", text: { en: "This does not apply", es: "No corresponde" } },
] as const satisfies Option[];

/** Asked between 12 and 55 years, whatever the sex: the portal does not ask for it. */
const mayBePregnant = (given: Answers): boolean => {
  const born = given["birthDate"];
  const years = thisYear() - Number(typeof born === "string" ? born.slice(0, 4) : 0);
  return years >= 12 && years <= 55;
};

const isPregnant = spoken(
  { en: "Are you pregnant?", es: "¿Está embarazada?" },
  { en: "Are they pregnant?", es: "¿Esa persona está embarazada?" },
);

export const pregnancy: Question = {
  slug: "pregnancy",
  phase: "after",
  group: "health",
  title: isPregnant,
  short: { en: "Pregnant", es: "Embarazo" },
  when: mayBePregnant,
  fields: (given) => [
    {
      kind: "one",
      name: "pregnant",
      label: isPregnant(given),
      hint: {
        en: "Some scans and medicines are not safe in pregnancy",
        es: "Algunos estudios y medicinas no son seguros durante el embarazo",
      },
      options: pregnant,
    },
  ],
  answer: z.object({ pregnant: choice(values(pregnant), { en: "Choose an answer", es: "Elija una respuesta" }) }),
};

const noScans = {
  ...noneTold({ en: "None", es: "Ninguno" }),
  text: { en: "None of these", es: "Ninguno de estos" },
} satisfies Option;

const scanKinds = [
  {
    value: "mri",
    text: { en: "MRI", es: "Resonancia (MRI)" },
    last: spoken(
      { en: "Your last MRI scan", es: "Su última resonancia (MRI)" },
      { en: "Their last MRI scan", es: "La última resonancia (MRI) de esa persona" },
    ),
  },
  {
    value: "ct",
    text: { en: "CT", es: "Tomografía (CT)" },
    last: spoken(
      { en: "Your last CT scan", es: "Su última tomografía (CT)" },
      { en: "Their last CT scan", es: "La última tomografía (CT) de esa persona" },
    ),
  },
  {
    value: "xray",
    text: { en: "X-ray", es: "Radiografía" },
    last: spoken(
      { en: "Your last X-ray", es: "Su última radiografía" },
      { en: "Their last X-ray", es: "La última radiografía de esa persona" },
    ),
  },
  {
    value: "other",
    text: { en: "Another scan", es: "Otro estudio" },
    last: spoken(
      { en: "Your other scan", es: "Su otro estudio" },
      { en: "Their other scan", es: "El otro estudio de esa persona" },
    ),
  },
] as const;

const scanOptions: readonly Option[] = [...scanKinds.map(({ value, text }) => ({ value, text })), noScans];

const whichScans = spoken(
  { en: "Which scans of your back have you had?", es: "¿Qué estudios le han hecho de la espalda?" },
  {
    en: "Which scans of their back have they had?",
    es: "¿Qué estudios de la espalda le han hecho a esa persona?",
  },
);

export const earlierScans: Question = {
  slug: "earlier-scans",
  phase: "after",
  group: "scans",
  title: whichScans,
  short: { en: "Earlier scans", es: "Estudios anteriores" },
  fields: (given) => [
    {
      kind: "several",
      name: "earlierScans",
      label: whichScans(given),
      hint: {
        en: "Choose all you remember, even those you are not sending us",
        es: "Elija todos los que recuerde, aunque no nos los envíe",
      },
      options: scanOptions,
    },
  ],
  answer: z.object({
    earlierScans: ticks(
      values(scanOptions),
      orNone({ en: "Choose which scans", es: "Elija qué estudios" }, noScans.text),
    ),
  }),
};

/** A page for each kind of scan: when and where the last one was made, and of another what it was. */
export const scanDetails: Question[] = scanKinds.map(({ value, text, last }) => ({
  slug: `scan-${value}`,
  phase: "after",
  group: "scans",
  title: last,
  short: text,
  continues: true,
  when: (given) => ticked(given["earlierScans"]).includes(value),
  fields: () => [
    ...(value === "other" ? [otherScan] : []),
    {
      kind: "text",
      name: `${value}_when`,
      label: { en: "When was it?", es: "¿Cuándo fue?" },
      hint: {
        en: "For example, March 2026. A guess is fine.",
        es: "Por ejemplo, marzo de 2026. Puede ser aproximado.",
      },
      told: { en: "When", es: "Cuándo" },
    },
    {
      kind: "text",
      name: `${value}_place`,
      label: { en: "Where was it done?", es: "¿Dónde se hizo?" },
      hint: { en: "The hospital or the scan center, if you know", es: "El hospital o el centro, si lo sabe" },
      told: { en: "Where", es: "Dónde" },
      optional: true,
    },
  ],
  answer: z.object({
    ...(value === "other"
      ? { otherScan: line(120, { en: "Write what kind of scan it was", es: "Escriba qué tipo de estudio fue" }) }
      : {}),
    [`${value}_when`]: line(60, {
      en: "Write roughly when it was, for example March 2026",
      es: "Escriba más o menos cuándo fue, por ejemplo marzo de 2026",
    }),
    [`${value}_place`]: optionalLine(120),
  }) as unknown as z.ZodType<Answers>,
}));

const otherScan: QuestionField = {
  kind: "text",
  name: "otherScan",
  label: { en: "What kind of scan was it?", es: "¿Qué tipo de estudio fue?" },
  hint: { en: "For example, an ultrasound or a bone scan", es: "Por ejemplo, un ultrasonido o una gammagrafía ósea" },
  told: { en: "What", es: "Qué" },
};

const hopedFor = spoken(
  { en: "What do you hope for?", es: "¿Qué espera lograr?" },
  { en: "What do they hope for?", es: "¿Qué espera lograr esa persona?" },
);

export const hopes: Question = {
  slug: "hopes",
  phase: "after",
  group: "wishes",
  title: hopedFor,
  short: { en: "Hopes", es: "Lo que espera lograr" },
  fields: (given) => [
    {
      kind: "long",
      name: "hopes",
      label: hopedFor(given),
      hint: spoken(
        { en: "In your own words. The surgeon reads this.", es: "Con sus palabras. El cirujano lo lee." },
        {
          en: "In their words or yours. The surgeon reads this.",
          es: "Con las palabras de esa persona o las suyas. El cirujano lo lee.",
        },
      )(given),
      optional: true,
    },
  ],
  answer: z.object({ hopes: fewLines(1_000) }),
};
