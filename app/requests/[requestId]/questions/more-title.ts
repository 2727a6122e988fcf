import { spoken } from "#lib/intake/question.ts";

/** What can be told at leisure; who helps somebody reads of whom. */
export const moreTitle = spoken(
  { en: "More about you (optional)", es: "Más sobre usted (opcional)" },
  { en: "More questions (optional)", es: "Más preguntas (opcional)" },
);
