import { z } from "zod";
import { messageText } from "#lib/messages/text.ts";
import { declineReasons } from "./decline-reasons.ts";

/** What a coordinator fills in, as the page and the command both check it. */
export const Assignment = z.object({ requestId: z.uuid(), surgeonId: z.uuid({ error: "Choose a surgeon" }) });

export const Question = z.object({ requestId: z.uuid(), body: messageText("Write what you need from the patient") });

export const Note = z.object({ requestId: z.uuid(), body: messageText("Write the note") });

export const Decline = z.object({
  requestId: z.uuid(),
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
