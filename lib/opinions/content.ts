import { z } from "zod";
import { languages } from "#lib/platform/language.ts";
import { allLevels } from "./levels.ts";
import { outcomes } from "./outcomes.ts";
import { procedureIn, templatePair } from "./patient-templates.ts";
import { adequacies, discs, fits, grades, needs, outsideKinds, recommendations, sides, timings } from "./terms.ts";

/** How a surgeon signs, e.g. "Ada Okoye, MD". */
export const signatureOf = ({ name, credentials }: { name: string | null; credentials: string | null }): string =>
  [name, credentials].filter(Boolean).join(", ");

const text = (max: number) =>
  z
    .string()
    .max(max, `Use ${max.toLocaleString("en-US")} letters or fewer`)
    .transform((typed) =>
      typed
        .replace(/\r\n?/g, "\n")
        .replace(/[^\P{Cc}\n\t]/gu, "")
        .trim(),
    );

const one = <Value extends string>(choices: readonly { readonly value: Value }[], error = "Choose from the list") =>
  z.enum(
    choices.map(({ value }) => value),
    { error },
  );

/** Nothing chosen yet, as forms have it. */
const oneOrNone = <Value extends string>(choices: readonly { readonly value: Value }[]) =>
  z
    .union([z.literal(""), one(choices)], { error: "Choose from the list" })
    .nullish()
    .transform((given) => (given === "" || given === undefined ? null : given));

const grade = one(grades).optional();

/** What was seen at one level. What was not commented on is not there: it never means "normal". */
const LevelReading = z.object({
  disc: one(discs).optional(),
  side: one(sides).optional(),
  central: grade,
  subarticularLeft: grade,
  subarticularRight: grade,
  foraminalLeft: grade,
  foraminalRight: grade,
  /** Whether level and side fit what the patient feels. */
  fits: one(fits).optional(),
  other: text(500).optional(),
});
export type LevelReading = z.output<typeof LevelReading>;

const Levels = z
  .record(z.string(), LevelReading)
  .refine((levels) => Object.keys(levels).every((level) => allLevels.includes(level)), "There is no such level")
  .transform((levels) =>
    Object.fromEntries(Object.entries(levels).filter(([, reading]) => Object.values(reading).some(Boolean))),
  );
export type Levels = Readonly<Record<string, LevelReading>>;

/** What is read beside the words; all of it may still be missing. */
const Reading = z.object({
  adequacy: oneOrNone(adequacies),
  adequacyWhy: text(500).default(""),
  levels: Levels.default({}),
  outside: z.array(one(outsideKinds)).default([]),
  outsideNote: text(2_000).default(""),
  recommendation: oneOrNone(recommendations),
  needed: z.array(one(needs)).default([]),
  timing: oneOrNone(timings),
});

/** An opinion while it is written: anything may still be missing. */
export const OpinionDraft = Reading.extend({
  outcome: oneOrNone(outcomes),
  findings: text(20_000).default(""),
  patientMessage: text(10_000).default(""),
  patientLanguage: z.enum(languages).default("en"),
});
export type OpinionDraft = z.output<typeof OpinionDraft>;

/** What is wrong with a text for a patient that names a procedure; null where it names none. */
export function namesProcedure(words: string): string | null {
  const named = procedureIn(words);
  return named && `Say it without “${named}”: no procedure is named to a patient before a visit`;
}

/** An opinion that can be signed: what must be there is the outcome, whether the scan was good enough, and the message. */
export const CompleteOpinion = OpinionDraft.extend({
  outcome: one(outcomes, "Choose an outcome"),
  adequacy: one(adequacies, "Choose whether the scan was good enough"),
  patientMessage: text(10_000).pipe(z.string().min(1, "Write the message to the patient")),
}).superRefine(({ adequacy, adequacyWhy, outside, outsideNote, patientMessage }, context) => {
  const issue = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
  if (adequacy !== "good" && adequacyWhy === "") issue("adequacyWhy", "Write what is missing or cannot be seen");
  if (outside.includes("other") && outsideNote === "") issue("outsideNote", "Write what it is, for whoever calls");
  const wrong = namesProcedure(patientMessage);
  if (wrong) issue("patientMessage", wrong);
});
export type CompleteOpinion = z.output<typeof CompleteOpinion>;

/** The parts of a content that are kept together in one column. */
export function readingOf(content: OpinionDraft): z.output<typeof Reading> {
  return Reading.parse(content);
}

/** What is kept of an opinion as it is written. What an older version of the portal left out is not commented on. */
export const draftOf = (
  row: { reading: unknown } & Omit<OpinionDraft, keyof z.output<typeof Reading>>,
): OpinionDraft => {
  const { outcome, findings, patientMessage, patientLanguage, reading } = row;
  const read = Reading.safeParse(reading);
  const words = { outcome, findings, patientMessage, patientLanguage };
  return { ...(read.success ? read.data : Reading.parse({})), ...words };
};

export const emptyDraft: OpinionDraft = OpinionDraft.parse({});

/** Why somebody must be reached by phone today; empty where nothing is urgent. */
export const callReasonsOf = ({ outcome, outside }: Pick<OpinionDraft, "outcome" | "outside">): string[] => [
  ...(outcome === "emergency" ? ["emergency"] : []),
  ...outside,
];

/** Whether the message is one of the approved texts as it stands: signing asks whether it was read. */
export const isUnchangedTemplate = ({ patientMessage }: Pick<OpinionDraft, "patientMessage">): boolean =>
  templatePair(patientMessage) !== null;

type Stamp = { requestId: string; signature: string; license: string | null; signedAt: string };

/** `shared`: the key images that the patient may see, where there are any. */
export type Signed = Stamp & CompleteOpinion & { shared?: readonly string[] };

/** The signed content in one canonical form, whatever the order of its parts; its SHA-256 is kept with the signature. */
export const canonical = (signed: Signed): string => JSON.stringify(inOrder(signed));

type SignedAddendum = Stamp & {
  version: number;
  kind: "addendum" | "correction";
  outcome: string | null;
  text: string;
  language: string;
  /** The hash of the version before: no version can be left out unseen. */
  before: string;
};

export const canonicalAddendum = (signed: SignedAddendum): string => JSON.stringify(inOrder(signed));

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value as Record<string, unknown>).filter(([, part]) => part !== undefined);
  return entries.sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, part]) => [name, inOrder(part)]);
}

/** Whether two drafts are kept as the same: without the room around texts. */
export const isSameDraft = (one: OpinionDraft, other: OpinionDraft): boolean => keptAs(one) === keptAs(other);

function keptAs(draft: OpinionDraft): string {
  const read = OpinionDraft.safeParse(draft);
  return JSON.stringify(inOrder(read.success ? read.data : draft));
}

/** What is added to a signed opinion, or corrected in it, as the form and the command both check it. */
export const Amendment = z
  .object({
    requestId: z.uuid(),
    /** Made with the form: sent twice, it is one. */
    addendumId: z.uuid(),
    kind: z.enum(["addendum", "correction"], { error: "Choose whether you add to it or correct it" }),
    outcome: oneOrNone(outcomes),
    text: text(10_000).pipe(z.string().min(1, "Write what the patient is to read")),
    language: z.enum(languages).default("en"),
  })
  .superRefine(({ kind, outcome, text: words }, context) => {
    if (kind === "addendum" && outcome !== null)
      context.addIssue({ code: "custom", path: ["outcome"], message: "Only a correction changes the outcome" });
    const wrong = namesProcedure(words);
    if (wrong) context.addIssue({ code: "custom", path: ["text"], message: wrong });
  });

/** A few words to somebody of ours, which has to say something. */
const wordsTo = (missing: string) =>
  z.string().trim().min(3, missing).max(2_000, "This is too long: 2,000 characters at most");

export const Return = z.object({
  requestId: z.uuid(),
  reason: wordsTo("Write why, for the intake staff"),
});

export const ColleagueQuestion = z.object({
  requestId: z.uuid(),
  toId: z.uuid({ error: "Choose a colleague" }),
  question: wordsTo("Write what you want to know"),
});

export const ColleagueComment = z.object({
  requestId: z.uuid(),
  comment: text(10_000).pipe(z.string().min(1, "Write your comment")),
});
