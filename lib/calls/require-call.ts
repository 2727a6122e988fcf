import { clinicCalendar } from "#lib/calendar/clinic-calendar.ts";
import { startOfDay } from "#lib/calendar/working-time.ts";
import { notify } from "#lib/notifications/notify.ts";
import type { Tx } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";
import { enqueue } from "#lib/platform/jobs.ts";
import { openCallTask } from "./repo.ts";

/**
 * Opens the task of reaching somebody by phone today, or adds to the one that is open. Whoever has the request is told,
 * or all intake staff; where nobody was reached after some hours, the administrators are. No mail to the patient takes its
 * place.
 */
export async function requireCall(
  tx: Tx,
  request: { id: string; ownerId: string | null },
  reasons: readonly string[],
): Promise<void> {
  if (reasons.length === 0) return;
  const open = await openCallTask(tx, request.id);
  if (open) {
    const all = [...new Set([...open.reasons, ...reasons])];
    await tx.callTask.update({ where: { id: open.id }, data: { reasons: all } });
    return;
  }
  const openedAt = new Date();
  const dueAt = startOfDay(clinicCalendar(), openedAt, 1);
  const task = await tx.callTask.create({ data: { requestId: request.id, reasons: [...reasons], openedAt, dueAt } });
  for (const to of await staffOf(tx, request)) await notify(tx, "call_today", request, { to });
  const escalateAt = new Date(openedAt.getTime() + env().CALL_ESCALATE_HOURS * 60 * 60_000);
  await enqueue(tx, "escalate-call", { taskId: task.id }, escalateAt);
}

async function staffOf(tx: Tx, { ownerId }: { ownerId: string | null }): Promise<string[]> {
  const owner = ownerId && (await tx.account.findFirst({ where: { id: ownerId, disabledAt: null } }));
  if (owner) return [owner.id];
  const all = await tx.account.findMany({ where: { role: "coordinator", disabledAt: null }, select: { id: true } });
  return all.map(({ id }) => id);
}
