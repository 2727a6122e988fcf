import { z } from "zod";
import { choice, ticks, whole } from "../answer-schemas.ts";
import { AreasAnswer } from "../areas-answer.ts";
import { noneTold, orNone, type Option, type Question, spoken, values } from "../question.ts";

// Where it is felt, since when, how bad, and what it stops the person from doing. The words are to be approved by the clinic.

export const where: Question = {
  slug: "where",
  phase: "before",
  group: "symptoms",
  title: spoken(
    { en: "Where do you feel it?", es: "¿Dónde lo siente?" },
    { en: "Where do they feel it?", es: "¿Dónde lo siente esa persona?" },
  ),
  short: { en: "Where", es: "Dónde" },
  fields: (given) => [
    {
      kind: "areas",
      name: "areas",
      label: spoken(
        { en: "Where do you feel it?", es: "¿Dónde lo siente?" },
        { en: "Where do they feel it?", es: "¿Dónde lo siente esa persona?" },
      )(given),
      hint: spoken(
        { en: "Choose each place, and what you feel there", es: "Elija cada lugar y lo que siente ahí" },
        { en: "Choose each place, and what they feel there", es: "Elija cada lugar y lo que esa persona siente ahí" },
      )(given),
    },
  ],
  answer: AreasAnswer,
};

const durations = [
  { value: "under_6_weeks", text: { en: "Less than 6 weeks", es: "Menos de 6 semanas" } },
  { value: "6_to_12_weeks", text: { en: "6 weeks to 3 months", es: "De 6 semanas a 3 meses" } },
  { value: "3_to_12_months", text: { en: "3 months to a year", es: "De 3 meses a un año" } },
  { value: "over_a_year", text: { en: "More than a year", es: "Más de un año" } },
  { value: "not_sure", text: { en: "I am not sure", es: "No lo sé" } },
] as const satisfies Option[];

const courses = [
  { value: "better", text: { en: "Getting better", es: "Está mejorando" } },
  { value: "same", text: { en: "About the same", es: "Sigue igual" } },
  { value: "worse", text: { en: "Getting worse", es: "Está empeorando" } },
  { value: "comes_and_goes", text: { en: "It comes and goes", es: "Va y viene" } },
] as const satisfies Option[];

/** The numeric pain rating scale, 0 to 10 (sralab.org): free to use. */
const painScale: Option[] = Array.from({ length: 11 }, (_, number) => ({
  value: String(number),
  text: String(number),
}));

export const since: Question = {
  slug: "since",
  phase: "before",
  group: "symptoms",
  title: { en: "How is the pain?", es: "¿Cómo es el dolor?" },
  short: { en: "Since when, and how bad", es: "Desde cuándo y cuánto duele" },
  fields: () => [
    {
      kind: "one",
      name: "duration",
      label: { en: "How long has it been there?", es: "¿Desde hace cuánto tiempo?" },
      told: { en: "How long", es: "Duración" },
      options: durations,
    },
    {
      kind: "one",
      name: "course",
      label: { en: "How has it been in the last few weeks?", es: "¿Cómo ha estado en las últimas semanas?" },
      told: { en: "Last few weeks", es: "Últimas semanas" },
      options: courses,
    },
    {
      kind: "one",
      name: "painNow",
      label: { en: "How bad is the pain right now?", es: "¿Cuánto duele ahora mismo?" },
      hint: {
        en: "0 is no pain. 10 is the worst pain possible.",
        es: "0 es ningún dolor. 10 es el peor dolor posible.",
      },
      told: { en: "Pain now, 0 to 10", es: "Dolor ahora, de 0 a 10" },
      options: painScale,
      cells: true,
    },
  ],
  answer: z.object({
    duration: choice(values(durations), {
      en: "Choose how long. A guess is fine.",
      es: "Elija desde cuándo. Puede ser aproximado.",
    }),
    course: choice(values(courses), { en: "Choose how it has been", es: "Elija cómo ha estado" }),
    painNow: z.preprocess(
      (given) => (typeof given === "number" ? String(given) : (given ?? "")),
      whole(0, () => 10, { en: "Choose a number from 0 to 10", es: "Elija un número del 0 al 10" }),
    ),
  }),
};

const limits = [
  { value: "sleep", text: { en: "Sleeping", es: "Dormir" } },
  { value: "walk", text: { en: "Walking", es: "Caminar" } },
  { value: "stand", text: { en: "Standing", es: "Estar de pie" } },
  { value: "sit", text: { en: "Sitting", es: "Sentarse" } },
  { value: "work", text: { en: "Work", es: "Trabajar" } },
  { value: "house", text: { en: "Housework or shopping", es: "Las tareas de casa o las compras" } },
  { value: "dress", text: { en: "Bathing or getting dressed", es: "Bañarse o vestirse" } },
  { value: "drive", text: { en: "Driving", es: "Manejar" } },
  { value: "people", text: { en: "Sports, or time with others", es: "El deporte o estar con otros" } },
  noneTold({ en: "Nothing on our list", es: "Nada de la lista" }),
] satisfies Option[];

const distances = [
  { value: "far", text: { en: "No limit", es: "Sin límite" } },
  { value: "mile", text: { en: "About a mile, or 20 minutes", es: "Cerca de una milla (1.5\u00a0km), o 20 minutos" } },
  { value: "blocks", text: { en: "A few blocks, or 5 minutes", es: "Unas cuadras, o 5 minutos" } },
  { value: "house", text: { en: "Only around the house", es: "Solo dentro de la casa" } },
  { value: "cannot", text: { en: "Not at all", es: "Nada" } },
] as const satisfies Option[];

export const dailyLife: Question = {
  slug: "daily-life",
  phase: "after",
  group: "symptoms",
  title: spoken(
    { en: "Your day with the pain", es: "Su día con el dolor" },
    { en: "Their day with the pain", es: "El día de esa persona con el dolor" },
  ),
  short: { en: "Daily life", es: "Vida diaria" },
  fields: (given) => [
    {
      kind: "several",
      name: "stopsFrom",
      label: spoken(
        { en: "What does it stop you from doing?", es: "¿Qué no puede hacer por el dolor?" },
        { en: "What does it stop them from doing?", es: "¿Qué no puede hacer esa persona por el dolor?" },
      )(given),
      hint: { en: "Choose all that apply", es: "Elija todo lo que corresponda" },
      told: { en: "Stops from", es: "Le impide" },
      options: limits,
    },
    {
      kind: "one",
      name: "walking",
      label: spoken(
        { en: "How far can you walk before you must stop?", es: "¿Cuánto puede caminar antes de parar?" },
        { en: "How far can they walk before they must stop?", es: "¿Cuánto puede caminar esa persona antes de parar?" },
      )(given),
      told: { en: "Can walk", es: "Puede caminar" },
      options: distances,
    },
  ],
  answer: z.object({
    stopsFrom: ticks(
      values(limits),
      orNone({ en: "Choose what the pain stops", es: "Elija lo que el dolor no deja hacer" }),
    ),
    walking: choice(values(distances), { en: "Choose a distance", es: "Elija una distancia" }),
  }),
};
