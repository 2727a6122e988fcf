import { z } from "zod";
import { recordAct } from "#lib/audit/repo.ts";
import { command } from "#lib/command.ts";
import { notify } from "#lib/notifications/notify.ts";
import { env } from "#lib/platform/env.ts";
import { tell } from "#lib/platform/events.ts";
import { isSystem } from "#lib/requests/policy.ts";
import { move } from "#lib/requests/repo.ts";
import { idleClaims } from "./claims-repo.ts";

/**
 * Claimed requests with which nothing happened for some hours of the clinic's working time go back to the queue, so that
 * nothing waits unseen behind somebody who went home; their owners are told by mail.
 */
export const returnIdle = command({
  name: "queue.return-idle",
  /** Of one request or of all, and as of when: now, but in tests. */
  input: z.object({ requestId: z.uuid().optional(), now: z.date().optional() }),
  subject: async () => ({}),
  allow: isSystem,
  async run({ tx, actor, input: { requestId, now = new Date() }, trail }) {
    const idle = await idleClaims(tx, { hours: env().CLAIM_IDLE_HOURS, now, requestId });
    for (const { ownerId, ...request } of idle) {
      const { id, patientId } = request;
      await move(tx, request, "release", { ownerId: null });
      await notify(tx, "queued_again", request, { to: ownerId });
      const detail = { from: ownerId };
      await recordAct(tx, { act: "request.return-idle", outcome: "done", actor, requestId: id, patientId, detail });
      await tell(tx, id);
    }
    trail.detail = { returned: idle.length };
    return trail.detail;
  },
});
