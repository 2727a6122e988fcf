import { z } from "zod";
import type { Text } from "#lib/platform/language.ts";
import { choice, line, optionalLine, ticks, whole } from "../answer-schemas.ts";
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

// What was tried, for how long, and how much it helped. The words are to be approved by the clinic.

const kinds = [
  {
    value: "active_therapy",
    text: { en: "Physical therapy with exercises", es: "Fisioterapia con ejercicios" },
    asked: spoken(
      { en: "Physical therapy with exercises you do", es: "Fisioterapia con ejercicios que usted hace" },
      { en: "Physical therapy with exercises they do", es: "Fisioterapia con ejercicios que esa persona hace" },
    ),
  },
  {
    value: "passive_therapy",
    text: { en: "Hands-on physical therapy", es: "Fisioterapia que le aplica un terapeuta" },
    hint: { en: "Massage, heat, or stretching by a therapist", es: "Masaje, calor o estiramientos con un terapeuta" },
  },
  { value: "medicine", text: { en: "Medicine for pain", es: "Medicinas para el dolor" } },
  { value: "injections", text: { en: "Injections in the back", es: "Inyecciones en la espalda" } },
  { value: "chiropractic", text: { en: "Chiropractic care", es: "Quiropráctica" } },
  {
    value: "other",
    text: { en: "Something else", es: "Otra cosa" },
    title: { en: "The other treatment", es: "El otro tratamiento" },
  },
] as const satisfies (Option & { title?: Text; asked?: (given: Answers) => Text })[];

type Kind = (typeof kinds)[number];

const tried = spoken(
  { en: "What have you tried so far?", es: "¿Qué ha probado hasta ahora?" },
  { en: "What have they tried so far?", es: "¿Qué ha probado esa persona hasta ahora?" },
);

export const treatments: Question = {
  slug: "treatments",
  phase: "before",
  group: "treatment",
  title: tried,
  short: { en: "Tried so far", es: "Ya probado" },
  fields: (given) => [
    {
      kind: "several",
      name: "treatments",
      label: tried(given),
      hint: { en: "Choose all that apply", es: "Elija todo lo que corresponda" },
      options: [
        ...kinds.map((kind) =>
          "asked" in kind ? { value: kind.value, text: kind.asked(given), told: kind.text } : kind,
        ),
        noneTold({ en: "Nothing so far", es: "Nada hasta ahora" }),
      ],
    },
  ],
  answer: z.object({
    treatments: ticks(
      values([...kinds, none]),
      orNone({ en: "Choose what was tried", es: "Elija lo que se ha probado" }),
    ),
  }),
};

const reliefs = [
  { value: "lot", text: { en: "A lot", es: "Mucho" } },
  { value: "some", text: { en: "Quite a bit", es: "Bastante" } },
  { value: "little", text: { en: "A little", es: "Un poco" } },
  { value: "not", text: { en: "Not at all", es: "Nada" } },
  { value: "worse", text: { en: "It made it worse", es: "Lo empeoró" } },
] as const satisfies Option[];

const lasting = [
  { value: "none", text: { en: "It did not help", es: "No ayudó" } },
  { value: "days", text: { en: "A few days", es: "Unos días" } },
  { value: "weeks", text: { en: "A few weeks", es: "Unas semanas" } },
  { value: "months", text: { en: "A few months", es: "Unos meses" } },
  { value: "still", text: { en: "It still helps", es: "Todavía ayuda" } },
] as const satisfies Option[];

type Detail = { field: QuestionField; answer: z.ZodType };

function detailsOf({ value }: Kind, given: Answers = {}): Detail[] {
  if (value === "injections") return [lastInjection, helped(value), injectionLasted];
  return [...(value === "other" ? [whatElse] : []), weeks(value), goesOn(value, given), helped(value)];
}

const whatElse: Detail = {
  field: {
    kind: "text",
    name: "otherTreatment",
    label: { en: "What was it?", es: "¿Qué fue?" },
    told: { en: "What", es: "Qué" },
  },
  answer: line(200, { en: "Write what it was", es: "Escriba qué fue" }),
};

const weeksMissing: Text = {
  en: "Enter a number of weeks, like 6",
  es: "Escriba un número de semanas, como 6",
};

const weeks = (kind: string): Detail => ({
  field: {
    kind: "number",
    name: `${kind}_weeks`,
    label: { en: "For how many weeks in all?", es: "¿Cuántas semanas en total?" },
    hint: { en: "A guess is fine. A year is 52 weeks.", es: "Puede ser aproximado. Un año son 52 semanas." },
    unit: { en: ["week", "weeks"], es: ["semana", "semanas"] },
  },
  answer: whole(0, () => 2_000, weeksMissing),
});

const stillHad = spoken(
  { en: "Are you still having it?", es: "¿Todavía la recibe?" },
  { en: "Are they still having it?", es: "¿Esa persona todavía la recibe?" },
);
const stillDone = spoken(
  { en: "Do you still do it?", es: "¿Todavía lo hace?" },
  { en: "Do they still do it?", es: "¿Esa persona todavía lo hace?" },
);

/** One takes medicine, is given therapy, and does anything else. */
const still: Partial<Record<string, typeof stillHad>> = {
  medicine: spoken(
    { en: "Do you still take it?", es: "¿Todavía las toma?" },
    { en: "Do they still take it?", es: "¿Esa persona todavía las toma?" },
  ),
  passive_therapy: stillHad,
  chiropractic: stillHad,
};

const goesOn = (kind: string, given: Answers): Detail => ({
  field: {
    kind: "one",
    name: `${kind}_goes_on`,
    label: (still[kind] ?? stillDone)(given),
    told: { en: "Still going on", es: "Todavía sigue" },
    options: yesNo,
    inline: true,
  },
  answer: choice(values(yesNo), { en: "Choose yes or no", es: "Elija sí o no" }),
});

const helped = (kind: string): Detail => ({
  field: {
    kind: "one",
    name: `${kind}_helped`,
    label: { en: "How much did it help?", es: "¿Cuánto le ayudó?" },
    told: { en: "How much it helped", es: "Cuánto ayudó" },
    options: reliefs,
  },
  answer: choice(values(reliefs), { en: "Choose how much it helped", es: "Elija cuánto le ayudó" }),
});

const lastInjection: Detail = {
  field: {
    kind: "text",
    name: "injections_last",
    label: { en: "When was the last one?", es: "¿Cuándo fue la última?" },
    hint: { en: "For example, March 2026. A guess is fine.", es: "Por ejemplo, marzo de 2026. Puede ser aproximado." },
    told: { en: "The last one", es: "La última" },
    optional: true,
  },
  answer: optionalLine(60),
};

const injectionLasted: Detail = {
  field: {
    kind: "one",
    name: "injections_relief",
    label: { en: "For how long did it help?", es: "¿Por cuánto tiempo le ayudó?" },
    told: { en: "How long it helped", es: "Por cuánto tiempo ayudó" },
    options: lasting,
  },
  answer: choice(values(lasting), { en: "Choose for how long it helped", es: "Elija por cuánto tiempo le ayudó" }),
};

/** A page for each kind that was tried: how long, whether it goes on, how much it helped. */
export const treatmentDetails: Question[] = kinds.map((kind) => ({
  slug: `tried-${kind.value.replaceAll("_", "-")}`,
  phase: "after",
  group: "treatment",
  title: "asked" in kind ? kind.asked : "title" in kind ? kind.title : kind.text,
  short: kind.text,
  when: (given) => ticked(given["treatments"]).includes(kind.value),
  fields: (given) => detailsOf(kind, given).map(({ field }) => field),
  answer: z.object(
    Object.fromEntries(detailsOf(kind).map(({ field, answer }) => [field.name, answer])),
  ) as unknown as z.ZodType<Answers>,
}));
