import { z } from "zod";

/** What a surgeon can conclude. What a patient reads of each stands in `outcome-words.ts`. */
export const outcomes = [
  { value: "candidate", text: "May be a candidate" },
  { value: "not_candidate", text: "Not a candidate" },
  { value: "conservative_care", text: "Conservative care first" },
  { value: "other_scan_needed", text: "Other scan needed" },
  { value: "visit_needed", text: "Visit needed" },
  { value: "emergency", text: "Emergency" },
] as const;

export type Outcome = (typeof outcomes)[number]["value"];

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

/** An opinion while it is written: anything may still be missing. */
export const OpinionDraft = z.object({
  outcome: z.preprocess(
    (given) => (given === "" || given === undefined ? null : given),
    z.enum(outcomes.map(({ value }) => value)).nullable(),
  ),
  findings: text(20_000).default(""),
  patientMessage: text(10_000).default(""),
});

/** An opinion that can be signed. */
export const CompleteOpinion = z.object({
  outcome: z.enum(
    outcomes.map(({ value }) => value),
    { error: "Choose an outcome" },
  ),
  findings: text(20_000).pipe(z.string().min(1, "Write your findings")),
  patientMessage: text(10_000).pipe(z.string().min(1, "Write the message to the patient")),
});

export type Signed = { requestId: string; signature: string; signedAt: string } & z.infer<typeof CompleteOpinion>;

/** The signed content in one canonical form; its SHA-256 is kept with the signature. */
export const canonical = ({ requestId, outcome, findings, patientMessage, signature, signedAt }: Signed): string =>
  JSON.stringify([requestId, outcome, findings, patientMessage, signature, signedAt]);
