import { expect, test } from "vitest";
import { languages } from "#lib/platform/language.ts";
import { composeQuestion, questionTemplates } from "./question-templates.ts";

test("a question is put together in the patient's language, of what lacks and of what was filled in", () => {
  const lacks = { en: "The side view is missing.", es: "Falta la vista lateral." };
  expect(composeQuestion("es", { template: "operation", filled: " L4/L5, $& ", missing: [lacks, lacks] })).toBe(
    "Falta la vista lateral.\n\nUsted nos habló de una operación (L4/L5, $&). Envíenos su informe, por favor. El hospital puede darle una copia.",
  );
  expect(composeQuestion("en", { template: "other_scan" })).toContain("another scan (…)");
  expect(composeQuestion("en", { missing: [lacks] })).toBe(lacks.en);
  expect(composeQuestion("en", { template: "made up" })).toBe("");
});

test("what staff fill in has its place in every language, and nothing else has", () => {
  for (const { field, body } of questionTemplates)
    for (const language of languages) expect(body[language].split("{1}")).toHaveLength(field ? 2 : 1);
});
