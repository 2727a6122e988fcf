import { say, type Language, type Text } from "#lib/platform/language.ts";

/** To be approved by the clinic. What patients are asked for most, to start from; `{1}` is what staff fill in. */
export type QuestionTemplate = {
  value: string;
  /** For staff. */
  text: string;
  /** What is filled in, as staff are asked for it. */
  field?: { label: string; example: string };
  body: Text;
};

export const questionTemplates: readonly QuestionTemplate[] = [
  {
    value: "report",
    text: "The report of the scan",
    body: {
      en: "Please send us the radiologist’s report of your scan. You can take a photo of it with your phone.",
      es: "Envíenos, por favor, el informe radiológico de su estudio. Puede tomarle una foto con su teléfono.",
    },
  },
  {
    value: "other_scan",
    text: "Another scan they have",
    field: { label: "Which scan", example: "MRI, May 2025" },
    body: {
      en: "You told us about another scan ({1}). Please send us its pictures too, if you have them.",
      es: "Usted nos habló de otro estudio ({1}). Envíenos también sus imágenes, por favor, si las tiene.",
    },
  },
  {
    value: "operation",
    text: "The report of an operation",
    field: { label: "Which operation", example: "L4/L5, 2019" },
    body: {
      en: "You told us about an operation ({1}). Please send us its report. The hospital can give you a copy.",
      es: "Usted nos habló de una operación ({1}). Envíenos su informe, por favor. El hospital puede darle una copia.",
    },
  },
  {
    value: "treatment",
    text: "Since when a treatment",
    field: { label: "Which treatment", example: "physical therapy" },
    body: {
      en: "Please tell us about this treatment: {1}. When did it begin, how many weeks did it last, and did it help?",
      es: "Cuéntenos, por favor, de este tratamiento: {1}. ¿Cuándo empezó, cuántas semanas duró y le ayudó?",
    },
  },
  {
    value: "call",
    text: "When we may call",
    body: {
      en: "We would like to talk with you. On which days and at what time may we call you?",
      es: "Nos gustaría hablar con usted. ¿Qué días y a qué hora podemos llamarle?",
    },
  },
];

/**
 * The question in the patient's language: what was ticked of what lacks, and the template with what was filled in. What
 * is not filled in yet stays as a gap to be seen.
 */
export function composeQuestion(
  language: Language,
  {
    template,
    filled = "",
    missing = [],
  }: { template?: string | undefined; filled?: string; missing?: readonly Text[] },
): string {
  const chosen = questionTemplates.find(({ value }) => value === template);
  const gap = filled.trim() === "" ? "…" : filled.trim();
  return [
    ...new Set(missing.map((text) => say(language, text))),
    ...(chosen ? [chosen.body[language].replace("{1}", () => gap)] : []),
  ].join("\n\n");
}
