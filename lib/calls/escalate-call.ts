import { z } from "zod";
import { command } from "#lib/command.ts";
import { notifyAll } from "#lib/notifications/notify.ts";
import { log } from "#lib/platform/log.ts";
import { isSystem } from "#lib/requests/policy.ts";

/** Tells every administrator of somebody who had to be phoned and was not reached in time; once. */
export const escalateCall = command({
  name: "call.escalate",
  input: z.object({ taskId: z.uuid() }),
  async subject(tx, _actor, { taskId }) {
    await tx.$queryRaw`SELECT 1 FROM call_task WHERE id = ${taskId}::uuid FOR UPDATE`;
    return tx.callTask.findUnique({ where: { id: taskId }, include: { request: true } });
  },
  allow: isSystem,
  async run({ tx, subject: task, trail }) {
    if (task.reachedAt || task.escalatedAt) return { told: 0 };
    await tx.callTask.update({ where: { id: task.id }, data: { escalatedAt: new Date() } });
    const told = await notifyAll(tx, "call_escalated", [task.request], "administrator");
    if (told === 0) log("warn", "nobody could be told of a call that is late: no administrator");
    trail.detail = { told };
    return { told };
  },
});
