import { z } from "zod";
import { carry, type Text } from "#lib/platform/language.ts";
import { ticks } from "../answer-schemas.ts";
import { none, noneTold, orNone, type Option, type Question, values } from "../question.ts";
import { cautionSigns, emergenciesIn, emergencySigns } from "../warning-signs.ts";

const options = (signs: readonly Option[]): Option[] => signs.map(({ value, text }) => ({ value, text }));

const noneOfTheSigns: Text = { en: "None of the warning signs", es: "Ninguna de las señales de alarma" };

/** Before anything else. The second list only raises the priority; it may stay empty. */
export const warningSigns: Question = {
  slug: "warning-signs",
  phase: "before",
  group: "warning",
  title: { en: "Is any of this happening right now?", es: "¿Ocurre algo de esto ahora mismo?" },
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
        en: "With one of these, a doctor is needed now, not a review. Choose all that apply.",
        es: "Con algo de esto hace falta un médico ahora, no una revisión. Elija todo lo que corresponda.",
      },
      options: [...options(emergencySigns), noneTold(noneOfTheSigns)],
    },
    {
      kind: "several",
      name: "cautionSigns",
      label: { en: "Is any of this true as well?", es: "¿También es cierto algo de esto?" },
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
      orNone({ en: "Choose what applies", es: "Elija lo que corresponda" }),
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
