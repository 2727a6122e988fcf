import { z } from "zod";
import { birthDate, choice, line, phoneNumber, ticks } from "./answer-schemas.ts";
import { states } from "./states.ts";
import { emergencySigns } from "./warning-signs.ts";

/** Everything answered so far; a draft may lack any of it. */
export type Answers = Record<string, unknown>;

type Option = { value: string; text: string; hint?: string };

/** One control of a question's page. */
export type QuestionField = { name: string; label: string; hint?: string } & (
  | { kind: "text" | "phone" | "weeks"; autoComplete?: string }
  | { kind: "date" | "agree" }
  | { kind: "one" | "several" | "list"; options: readonly Option[] }
);

export type Question = {
  slug: string;
  /** The page's heading. */
  title: string;
  /** How the answer is called in lists, for patients ("Your name") and for staff alike. */
  short: string;
  intro?: string[];
  fields: (given: Answers) => QuestionField[];
  answer: z.ZodType<Answers>;
  /** Asked only if this holds for what was answered before. */
  when?: (given: Answers) => boolean;
};

const values = (list: readonly Option[]) => list.map(({ value }) => value) as unknown as readonly [string, ...string[]];

export const regions = [
  { value: "lower_back", text: "Lower back" },
  { value: "buttocks", text: "Buttocks" },
  { value: "hips", text: "Hips" },
  { value: "thighs", text: "Thighs" },
  { value: "calves", text: "Calves" },
  { value: "feet_and_toes", text: "Feet and toes" },
] as const;

const sensations = [
  { value: "pain", text: "Pain" },
  { value: "tingling", text: "Tingling", hint: "pins and needles" },
  { value: "numbness", text: "Numbness", hint: "you feel touch less" },
  { value: "cramping", text: "Cramping" },
  { value: "weakness", text: "Weakness", hint: "for example, the foot drags or the knee gives way" },
] as const;

const durations = [
  { value: "under_6_weeks", text: "Less than 6 weeks" },
  { value: "6_to_12_weeks", text: "6 weeks to 3 months" },
  { value: "3_to_12_months", text: "3 months to a year" },
  { value: "over_a_year", text: "More than a year" },
  { value: "not_sure", text: "I am not sure" },
] as const;

const treatments = [
  { value: "active_therapy", text: "Physical therapy with exercises you do" },
  { value: "passive_therapy", text: "Physical therapy done to you", hint: "massage, heat, stretching by a therapist" },
  { value: "medicine", text: "Medicine for pain" },
  { value: "injections", text: "Injections in the back" },
  { value: "chiropractic", text: "Chiropractic care" },
] as const;

const none = { value: "none", text: "None of these" } as const;
const today = () => new Date().toISOString().slice(0, 10);
const list = (given: unknown): string[] => (Array.isArray(given) ? given.map(String) : []);
const alone = (ticked: string[]) => !ticked.includes("none") || ticked.length === 1;
const eitherOr = "Choose from the list, or “None of these”, not both";
const weeks = z
  .string({ error: "Enter the number of weeks" })
  .trim()
  .regex(/^\d{1,4}$/, "Enter the number of weeks, like 6. A guess is fine")
  .transform(Number)
  .pipe(z.number().max(2_000, "Enter fewer than 2,000 weeks"));

/** The treatments somebody tried, without "none". */
const tried = (given: Answers) => treatments.filter(({ value }) => list(given["treatments"]).includes(value));

/**
 * All questions in their order. Next, back, progress and what may be visited follow from this list and the answers
 * (`lib/intake/journey.ts`). The words are to be approved by the clinic.
 */
export const questions: Question[] = [
  {
    slug: "warning-signs",
    title: "Do you have any of these right now?",
    short: "Warning signs",
    fields: () => [
      {
        kind: "several",
        name: "warningSigns",
        label: "Do you have any of these right now?",
        options: [...emergencySigns, none],
      },
    ],
    answer: z.object({
      warningSigns: ticks([...values(emergencySigns), "none"], "Choose what you have, or “None of these”").refine(
        alone,
        eitherOr,
      ),
    }),
  },
  {
    slug: "get-help-now",
    title: "Get medical help now",
    short: "Told to get help",
    when: (given) => list(given["warningSigns"]).some((sign) => sign !== "none"),
    fields: () => [
      { kind: "agree", name: "toldToGetHelp", label: "I have read this and still want to send a request" },
    ],
    answer: z.object({ toldToGetHelp: z.literal("yes", { error: "Tick the box to go on" }) }),
  },
  {
    slug: "name",
    title: "What is your full name?",
    short: "Name",
    fields: () => [
      {
        kind: "text",
        name: "fullName",
        label: "What is your full name?",
        hint: "As it stands on your scan, if you know",
        autoComplete: "name",
      },
    ],
    answer: z.object({ fullName: line(120, "Enter your full name") }),
  },
  {
    slug: "birth-date",
    title: "What is your date of birth?",
    short: "Date of birth",
    fields: () => [
      {
        kind: "date",
        name: "birthDate",
        label: "What is your date of birth?",
        hint: "For example, 4 27 1961. We compare it with your scan",
      },
    ],
    answer: z.object({ birthDate: birthDate(today) }),
  },
  {
    slug: "contact",
    title: "How can we reach you?",
    short: "Phone and state",
    fields: () => [
      {
        kind: "phone",
        name: "phone",
        label: "Phone number",
        hint: "We call only about this request",
        autoComplete: "tel",
      },
      {
        kind: "list",
        name: "state",
        label: "The state you live in",
        hint: "A surgeon needs a license for your state",
        options: states,
      },
    ],
    answer: z.object({ phone: phoneNumber, state: choice(values(states), "Choose your state") }),
  },
  {
    slug: "where",
    title: "Where do you feel it?",
    short: "Where",
    fields: () => [
      {
        kind: "several",
        name: "regions",
        label: "Where do you feel it?",
        hint: "Choose all that apply",
        options: regions,
      },
    ],
    answer: z.object({ regions: ticks(values(regions), "Choose where you feel it") }),
  },
  {
    slug: "how",
    title: "What do you feel there?",
    short: "What",
    fields: () => [
      {
        kind: "several",
        name: "sensations",
        label: "What do you feel there?",
        hint: "Choose all that apply",
        options: sensations,
      },
    ],
    answer: z.object({ sensations: ticks(values(sensations), "Choose what you feel") }),
  },
  {
    slug: "since",
    title: "How long have you had it?",
    short: "Since",
    fields: () => [{ kind: "one", name: "duration", label: "How long have you had it?", options: durations }],
    answer: z.object({ duration: choice(values(durations), "Choose how long. A guess is fine") }),
  },
  {
    slug: "treatments",
    title: "What have you tried so far?",
    short: "Tried so far",
    fields: () => [
      {
        kind: "several",
        name: "treatments",
        label: "What have you tried so far?",
        hint: "Choose all that apply",
        options: [...treatments, none],
      },
    ],
    answer: z.object({
      treatments: ticks([...values(treatments), "none"], "Choose what you tried, or “None of these”").refine(
        alone,
        eitherOr,
      ),
    }),
  },
  {
    slug: "treatment-weeks",
    title: "For how many weeks?",
    short: "Weeks of treatment",
    intro: ["Count all weeks together. A guess is fine."],
    when: (given) => tried(given).length > 0,
    fields: (given) => tried(given).map(({ value, text }) => ({ kind: "weeks", name: `weeks.${value}`, label: text })),
    answer: z.object({ weeks: z.partialRecord(z.enum(values(treatments)), weeks) }),
  },
  {
    slug: "consent",
    title: "Your agreement",
    short: "Agreement",
    fields: () => [
      {
        kind: "text",
        name: "consentName",
        label: "Type your full name to agree",
        hint: "This counts as your signature",
        autoComplete: "name",
      },
    ],
    answer: z.object({ consentName: line(120, "Type your full name to agree") }),
  },
];
