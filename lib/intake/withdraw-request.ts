import { z } from "zod";
import { command } from "#lib/command.ts";
import { canWithdraw } from "#lib/requests/policy.ts";
import { findRequest, move } from "#lib/requests/repo.ts";

/** The patient takes the request back; nobody works on it any more. */
export const withdrawRequest = command({
  name: "request.withdraw",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canWithdraw,
  async run({ tx, subject: request }) {
    await move(tx, request, "withdraw", { waitingFrom: null });
    return { requestId: request.id };
  },
});
