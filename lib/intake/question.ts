import type { z } from "zod";
import { adult } from "#lib/consents/signer.ts";
import type { Language, Text } from "#lib/platform/language.ts";

/** Everything answered so far; a draft may lack any of it. */
export type Answers = Record<string, unknown>;

export type Option = {
  value: string;
  text: Text | string;
  hint?: Text;
  /** How it is called where all answers stand together, away from its list. */
  told?: Text;
  /** Stands after the others of a list, which follow the alphabet. */
  last?: true;
  /** Offered only where the clinic takes people who are under age. */
  forMinors?: true;
};

/** One control of a question's page. */
export type QuestionField = {
  name: string;
  label: Text;
  hint?: Text;
  /** What stands before the answer in lists, where the answer alone does not say what it is about. */
  told?: Text;
  /** What stands behind the answer in lists. */
  added?: Text;
  /** May be left empty; it counts as answered once its page was sent. */
  optional?: true;
} & (
  | { kind: "text" | "long" | "phone"; autoComplete?: string }
  | { kind: "number"; unit?: Readonly<Record<Language, readonly [one: string, many: string]>> }
  | { kind: "date"; autoComplete?: string }
  | { kind: "agree" | "areas" }
  | { kind: "one" | "several" | "list"; options: readonly Option[]; inline?: true; cells?: true }
);

export type Question = {
  slug: string;
  /** Asked before the scan is sent, and needed for sending; or afterwards, while it travels, at leisure. */
  phase: "before" | "after";
  group: Group;
  /** The page's heading. */
  title: Text | ((given: Answers) => Text);
  /** How the answer is called in lists, for patients and for staff alike. */
  short: Text;
  /** Read by nobody but in numbers: not shown to those who read the request. */
  countedOnly?: true;
  /** Advice in between: counts as no step of the way. */
  interrupts?: true;
  /** Asks more about the question before it where that calls for it: the same step, so that no answer changes the sum. */
  continues?: true;
  intro?: readonly Text[];
  fields: (given: Answers) => QuestionField[];
  answer: z.ZodType<Answers>;
  /** Asked only if this holds for what was answered before. */
  when?: (given: Answers) => boolean;
};

/** Under which heading an answer stands where all are shown together, in this order. */
export const groups = {
  warning: { en: "Warning signs", es: "Señales de alarma" },
  person: { en: "Who this request is for", es: "Para quién es esta solicitud" },
  reach: { en: "How to reach you", es: "Cómo comunicarnos con usted" },
  symptoms: { en: "The pain", es: "El dolor" },
  treatment: { en: "Treatment so far", es: "Tratamiento hasta ahora" },
  health: { en: "Health", es: "Salud" },
  scans: { en: "Other scans", es: "Otros estudios" },
  wishes: { en: "Anything else", es: "Algo más" },
  agreement: { en: "Consent", es: "Consentimiento" },
} as const satisfies Record<string, Text>;

export type Group = keyof typeof groups;

/** The values of a list of options, as a schema takes them. */
export const values = (list: readonly Option[]) =>
  list.map(({ value }) => value) as unknown as readonly [string, ...string[]];

/** What was ticked, whatever else may stand there. */
export const ticked = (given: unknown): string[] => (Array.isArray(given) ? given.map(String) : []);

/** Whether somebody asks for a person they help. */
export const forSomebody = (given: Answers): boolean => given["forWhom"] === "other";

/** The fields of a page as a clinic offers them that takes people from this age on, in years. */
export const offered = (fields: readonly QuestionField[], minimumAge: number): QuestionField[] =>
  fields.map((field) =>
    "options" in field && minimumAge >= adult
      ? { ...field, options: field.options.filter(({ forMinors }) => !forMinors) }
      : field,
  );

/** Words for whoever asks for themselves, or for somebody else. */
export const spoken =
  (you: Text, they: Text) =>
  (given: Answers): Text =>
    forSomebody(given) ? they : you;

const noneOfThese: Text = { en: "None of these", es: "Nada de esto" };

/** The way out of a list of ticks; it excludes the others. */
export const none = { value: "none", text: noneOfThese } satisfies Option;

/** The same, with what is said of it away from its list. */
export const noneTold = (told: Text): Option => ({ ...none, told });

/** What to do where nothing of a list was ticked; the way out keeps together. */
export const orNone = (choose: Text, { en, es }: Text = noneOfThese): Text => ({
  en: `${choose.en}, or “${en.replaceAll(" ", "\u00a0")}”`,
  es: `${choose.es}, o “${es.replaceAll(" ", "\u00a0")}”`,
});

export const yesNo = [
  { value: "yes", text: { en: "Yes", es: "Sí" } },
  { value: "no", text: { en: "No", es: "No" } },
] as const satisfies Option[];
