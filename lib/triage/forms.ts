import { z } from "zod";
import { TheirEmailAddress } from "#lib/accounts/forms.ts";
import { checkedAtLeast, wasReached } from "#lib/calls/call.ts";
import { messageText } from "#lib/messages/text.ts";
import { CallDirection, CallIdentifier, CallOutcome, Urgency } from "#prisma/generated/enums.ts";
import { declineReasons } from "./decline-reasons.ts";

/** Which version of the request somebody saw when they decided: what has moved on since is left alone. */
const version = z.coerce.number().int().optional();

/** A request as somebody saw it. */
export const Seen = z.object({ requestId: z.uuid(), version });

/** What a coordinator fills in, as the page and the command both check it. */
export const Assignment = z.object({
  requestId: z.uuid(),
  version,
  surgeonId: z.uuid({ error: "Choose a surgeon" }),
  /** Somebody has read that the surgeon is away. */
  despiteAbsence: z.stringbool().optional().catch(undefined),
});

export const Question = z.object({
  requestId: z.uuid(),
  version,
  body: messageText("Write what you need from the patient"),
});

export const Merger = z.object({
  requestId: z.uuid(),
  version,
  intoId: z.uuid({ error: "Choose the request with which it goes on" }),
});

export const HandOver = z.object({
  toId: z.uuid({ error: "Choose a colleague" }),
  note: messageText("Write a note: your colleague reads it with each request"),
});

/** A number in the clinic's own records, as they write it. */
export const Mrn = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9][A-Z0-9 ./-]*$|^$/, "Use letters, digits, dots and dashes")
  .max(40, "This is too long: 40 characters at most");

/** The clinic's own records, and whether the answer is filed there. */
export const Chart = z.object({
  requestId: z.uuid(),
  mrn: Mrn.default(""),
  filed: z
    .literal("yes")
    .optional()
    .catch(undefined)
    .transform((ticked) => ticked === "yes"),
});

export const Note = z.object({ requestId: z.uuid(), body: messageText("Write the note") });

export const Decline = z.object({
  requestId: z.uuid(),
  version,
  reason: z.enum(
    declineReasons.map(({ value }) => value),
    { error: "Choose a reason" },
  ),
  letter: messageText("Write the letter to the patient"),
});

export const IdentityDecision = z.object({
  requestId: z.uuid(),
  studyId: z.uuid(),
  decision: z.enum(["theirs", "not_theirs"], { error: "Choose whether it is this person’s scan" }),
  reason: z
    .string()
    .trim()
    .min(3, "Write how you know, e.g. “Phoned: maiden name, birth date mistyped”")
    .max(500, "This is too long: 500 characters at most"),
});

export const UrgencyChoice = z.object({
  requestId: z.uuid(),
  urgency: z.enum(Urgency, { error: "Choose how urgent it is" }),
  reason: z
    .string()
    .trim()
    .min(3, "Write why, e.g. “Phoned: the foot drops since Monday”")
    .max(500, "This is too long: 500 characters at most"),
});

const viewName = z
  .string()
  .trim()
  .min(1, "Write a name for this list")
  .max(60, "This is too long: 60 characters at most");

export const NewView = z.object({ name: viewName, query: z.string().max(4_000), shared: z.stringbool().catch(false) });

export const ViewChange = z.object({
  viewId: z.uuid(),
  name: viewName.optional(),
  query: z.string().max(4_000).optional(),
  shared: z.stringbool().optional().catch(undefined),
});

/** A box that was left empty. */
const none = (given: unknown): unknown => (typeof given === "string" && given.trim() === "" ? undefined : given);

/** By what somebody was known, two at least: a form in which none is ticked sends nothing. */
const twoIdentifiers = z
  .unknown()
  .optional()
  .transform((given) => [...new Set([given].flat().filter((one) => one !== undefined && one !== ""))])
  .pipe(
    z
      .array(z.enum(CallIdentifier, { error: "Choose from the list" }))
      .min(checkedAtLeast, "Check two of these first, or nothing is changed"),
  );

/** Another address for somebody who called. */
export const EmailChangeFor = z.object({ requestId: z.uuid(), email: TheirEmailAddress, identifiers: twoIdentifiers });

/** The account with the request of this reference is the same person's. */
export const AccountMerger = z.object({
  requestId: z.uuid(),
  reference: z.string({ error: "Enter the other reference" }).trim().min(1, "Enter the other reference").max(40),
  identifiers: twoIdentifiers,
  reason: z
    .string({ error: "Write how you know" })
    .trim()
    .min(5, "Write how you know, e.g. “Called: sent twice, from work and from home”")
    .max(500, "This is too long: 500 characters at most"),
});

/** A call as staff write it down. `nextTry` is a day of the clinic; `showAnswer` that the answer was told and may show. */
export const CallReport = z
  .object({
    requestId: z.uuid(),
    /** Made with the form: sent twice, it is one call. */
    callId: z.uuid(),
    direction: z.enum(CallDirection, { error: "Choose who called" }),
    outcome: z.enum(CallOutcome, { error: "Choose how it ended" }),
    /** A form in which none is ticked sends nothing of them. */
    identifiers: z
      .unknown()
      .optional()
      .transform((given) => [given].flat().filter((one) => one !== undefined && one !== ""))
      .pipe(z.array(z.enum(CallIdentifier, { error: "Choose from the list" })).max(10))
      .transform((given) => [...new Set(given)]),
    note: z.preprocess(
      none,
      z.string().trim().min(1).max(2_000, "This is too long: 2,000 characters at most").optional(),
    ),
    nextTry: z.preprocess(none, z.iso.date({ error: "Enter a day, like 11/30/2026" }).optional()),
    showAnswer: z.preprocess(none, z.literal("yes").optional()),
    /** Where something had to be told today: who heard it, and what they said back. */
    reachedWho: z.preprocess(none, z.string().trim().max(120, "This is too long: 120 characters at most").optional()),
    readBack: z.preprocess(none, z.string().trim().max(2_000, "This is too long: 2,000 characters at most").optional()),
  })
  .superRefine(({ outcome, identifiers, showAnswer, readBack }, context) => {
    if (readBack && !wasReached(outcome))
      context.addIssue({ code: "custom", path: ["readBack"], message: "Only whoever was reached can say it back" });
    if (wasReached(outcome) && identifiers.length < checkedAtLeast)
      context.addIssue({
        code: "custom",
        path: ["identifiers"],
        message: "Check two of these before you say anything of the request, or choose “Somebody answered”",
      });
    if (showAnswer && !wasReached(outcome))
      context.addIssue({ code: "custom", path: ["showAnswer"], message: "It was told only if they were reached" });
  });
export type CallReport = z.output<typeof CallReport>;
