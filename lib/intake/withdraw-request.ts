import { z } from "zod";
import { command } from "#lib/command.ts";
import { notify } from "#lib/notifications/notify.ts";
import type { Tx } from "#lib/platform/db.ts";
import type { Prisma } from "#prisma/generated/client.ts";
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
    if (draft) trail.detail = await eraseImaging(tx, request.id);
    await takeBack(tx, request, draft ? { answers: {} } : {});
    return { requestId: request.id };
  },
});

/** Ends a request in its patient's name, and tells them by mail: whoever did not do it calls. */
export async function takeBack(
  tx: Tx,
  request: Parameters<typeof move>[1],
  change: { answers?: Prisma.InputJsonObject } = {},
): Promise<void> {
  await move(tx, request, "withdraw", { waitingFrom: null, ...change });
  await notify(tx, "withdrawn", request);
}
