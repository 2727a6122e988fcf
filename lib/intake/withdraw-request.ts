import { z } from "zod";
import { command } from "#lib/command.ts";
import { notify } from "#lib/notifications/notify.ts";
import { canWithdraw } from "#lib/requests/policy.ts";
import { findRequest, move } from "#lib/requests/repo.ts";
import { eraseImaging } from "#lib/retention/repo.ts";

/**
 * The patient takes the request back; nobody works on it any more. Of one that was never sent, scan, papers and answers
 * go at once; what was sent is kept for the days of `retention/keep.ts`.
 */
export const withdrawRequest = command({
  name: "request.withdraw",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canWithdraw,
  async run({ tx, subject: request, trail }) {
    const draft = request.status === "draft";
    await move(tx, request, "withdraw", { waitingFrom: null, ...(draft && { answers: {} }) });
    if (draft) trail.detail = await eraseImaging(tx, request.id);
    await notify(tx, "withdrawn", request);
    return { requestId: request.id };
  },
});
