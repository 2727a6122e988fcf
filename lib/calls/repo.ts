import type { Prisma } from "#prisma/generated/client.ts";
import type { Tx } from "#lib/platform/db.ts";
import { Refusal } from "#lib/platform/refusal.ts";

/** The calls about a request, the newest first. */
export async function callsOf(tx: Tx, requestId: string) {
  const calls = await tx.call.findMany({
    where: { requestId },
    include: { by: { select: { name: true } } },
    orderBy: [{ at: "desc" }, { id: "desc" }],
  });
  return calls.map(({ id, direction, outcome, identifiers, note, at, by }) => ({
    ...{ id, direction, outcome, identifiers, note },
    by: by.name ?? "",
    at: at.toISOString(),
  }));
}

/** Writes a call down, and when somebody is to be called again: what the last call says counts. */
export async function addCall(tx: Tx, call: Prisma.CallUncheckedCreateInput): Promise<void> {
  await tx.call.create({ data: call });
  await tx.reviewRequest.update({ where: { id: call.requestId }, data: { callAgainAt: call.nextTryAt ?? null } });
}

export const hasCall = async (tx: Tx, id: string): Promise<boolean> => (await tx.call.count({ where: { id } })) > 0;

/** The task of reaching somebody by phone that is still open; null where there is none. */
export const openCallTask = (tx: Tx, requestId: string) =>
  tx.callTask.findFirst({ where: { requestId, reachedAt: null } });

/** The tasks of a request, the newest first, with how often somebody has tried since each was opened. */
export async function callTasksOf(tx: Tx, requestId: string) {
  const tasks = await tx.callTask.findMany({ where: { requestId }, orderBy: { openedAt: "desc" } });
  const calls = await tx.call.findMany({ where: { requestId }, select: { at: true } });
  return tasks.map(({ id, reasons, openedAt, dueAt, escalatedAt, reachedAt, reachedWho, readBack }) => ({
    ...{ id, reasons },
    openedAt: openedAt.toISOString(),
    dueAt: dueAt.toISOString(),
    escalatedAt: escalatedAt?.toISOString() ?? null,
    attempts: calls.filter(({ at }) => at >= openedAt && (reachedAt === null || at <= reachedAt)).length,
    reached: reachedAt && { at: reachedAt.toISOString(), who: reachedWho ?? "", readBack: readBack ?? "" },
  }));
}

/** Ends the open task: somebody was reached and said back what they were told. Nothing else ends one. */
export async function endCallTask(
  tx: Tx,
  requestId: string,
  reached: { reachedWho: string; readBack: string },
): Promise<void> {
  await tx.callTask.updateMany({ where: { requestId, reachedAt: null }, data: { ...reached, reachedAt: new Date() } });
}

/** Refuses to end a request before whoever must be phoned was reached. */
export async function demandReached(tx: Tx, requestId: string): Promise<void> {
  if (await openCallTask(tx, requestId))
    throw new Refusal("conflict", {
      en: "Something has to be told by phone before this can end.",
      es: "Antes de terminar esto hay que decir algo por teléfono.",
    });
}
