import { z } from "zod";
import { log } from "#lib/platform/log.ts";
import { storedSize } from "#lib/platform/storage.ts";
import { isSystem } from "#lib/requests/policy.ts";
import { findRequest, lockRequest } from "#lib/requests/repo.ts";
import { takesScan } from "#lib/requests/status.ts";
import { task } from "#lib/task.ts";
import { kindOf } from "./object-kinds.ts";

/**
 * Looks once more for objects that storage did not list. What is gone is asked for again while the request takes
 * pictures; later it is marked, so that staff see it. Doing it twice changes nothing.
 */
export const loseObjects = task({
  name: "storage.lose-objects",
  input: z.object({ requestId: z.uuid(), prefix: z.string(), keys: z.array(z.string()) }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: isSystem,
  async work({ input: { keys } }) {
    const gone: string[] = [];
    for (const key of keys) if ((await storedSize(key)) === null) gone.push(key);
    return gone;
  },
  async save({ tx, actor, input: { requestId, prefix }, worked: gone, trail }) {
    await lockRequest(tx, requestId);
    const request = await findRequest(tx, actor, requestId);
    const lost = request && gone.length > 0 ? ((await kindOf(prefix).precious?.lose(tx, request, gone)) ?? 0) : 0;
    const again = request !== null && takesScan(request.status);
    trail.detail = { prefix, lost, again };
    if (lost > 0) log("error", "storage has lost objects", { requestId, part: prefix, count: lost });
    return { lost, again };
  },
});
