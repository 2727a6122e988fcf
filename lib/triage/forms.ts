import { z } from "zod";
import { messageText } from "#lib/messages/text.ts";
import { Urgency } from "#prisma/generated/enums.ts";
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
