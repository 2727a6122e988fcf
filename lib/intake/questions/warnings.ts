import { z } from "zod";
import { carry, type Text } from "#lib/platform/language.ts";
import { ticks } from "../answer-schemas.ts";
import { none, orNone, type Option, type Question, values } from "../question.ts";
import { cautionSigns, emergenciesIn, emergencySigns } from "../warning-signs.ts";

const options = (signs: readonly Option[]): Option[] => signs.map(({ value, text }) => ({ value, text }));

const noneOfTheSigns: Text = { en: "None of the warning signs", es: "Ninguna de las señales de alarma" };

/** Before anything else. The second list only raises the priority; it may stay empty. */
export const warningSigns: Question = {
  slug: "warning-signs",
  phase: "before",
  group: "warning",
  title: { en: "Do you have any of these right now?", es: "¿Tiene algo de esto ahora mismo?" },
  short: { en: "Warning signs", es: "Señales de alarma" },
  intro: [
    { en: "A safety check first.", es: "Primero, su seguridad." },
    {
      en: "Answer for the person who has the pain: you, or somebody you help.",
      es: "Conteste por la persona que tiene el dolor: usted, o alguien a quien usted ayuda.",
    },
  ],
  fields: () => [
    {
      kind: "several",
      name: "warningSigns",
      label: { en: "Signs of an emergency", es: "Señales de una emergencia" },
      hint: {
        en: "With one of these you need a doctor today, not a review. Choose all that apply.",
        es: "Si tiene algo de esto, necesita un médico hoy, no una revisión. Elija todo lo que corresponda.",
      },
      options: [...options(emergencySigns), { ...none, told: noneOfTheSigns }],
    },
    {
      kind: "several",
      name: "cautionSigns",
      label: { en: "Is any of this true for you?", es: "¿Algo de esto es cierto en su caso?" },
      hint: {
        en: "This helps us decide how soon to read your request",
        es: "Así sabemos con qué urgencia leer su solicitud",
      },
      options: options(cautionSigns),
      optional: true,
    },
  ],
  answer: z.object({
    warningSigns: ticks(
      values([...emergencySigns, none]),
      orNone({ en: "Choose what you have", es: "Elija lo que tiene" }),
    ),
    cautionSigns: z.preprocess(
      (given) => (given === undefined || given === null || given === false || given === "" ? [] : [given].flat()),
      z.array(z.enum(values(cautionSigns), { error: carry({ en: "Choose from the list", es: "Elija de la lista" }) })),
    ),
  }),
};

export const getHelpNow: Question = {
  slug: "get-help-now",
  interrupts: true,
  phase: "before",
  group: "warning",
  title: { en: "Get medical help now", es: "Busque ayuda médica ahora" },
  short: { en: "Read the advice to get help", es: "Leyó el consejo de buscar ayuda" },
  when: (given) => emergenciesIn(given).length > 0,
  fields: () => [
    {
      kind: "agree",
      name: "toldToGetHelp",
      label: {
        en: "I have read this and still want to send a request",
        es: "He leído esto y aun así quiero enviar una solicitud",
      },
    },
  ],
  answer: z.object({
    toldToGetHelp: z.literal("yes", {
      error: carry({ en: "Check the box to go on", es: "Marque la casilla para seguir" }),
    }),
  }),
};
