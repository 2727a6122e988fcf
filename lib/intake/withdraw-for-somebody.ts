import { z } from "zod";
import { command } from "#lib/command.ts";
import { addMessage } from "#lib/messages/repo.ts";
import { canTriage } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { takeBack } from "./withdraw-request.ts";

/**
 * Staff take a request back for somebody who asked for it by phone or letter. Who that was is kept as a note; the person
 * is told as if they had done it themselves, so that whoever did not ask can call.
 */
export const withdrawForSomebody = command({
  name: "request.withdraw-for-somebody",
  input: z.object({
    requestId: z.uuid(),
    said: z
      .string()
      .trim()
      .min(3, "Write who asked for it, and by what you knew them")
      .max(1_000, "This is too long: 1,000 characters at most"),
  }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canTriage,
  async run({ tx, actor, subject: request, input: { said } }) {
    await addMessage(tx, actor, { requestId: request.id, kind: "note", body: `Cancelled at their word. ${said}` });
    await takeBack(tx, request);
    return { requestId: request.id };
  },
});
