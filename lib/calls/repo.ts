import type { Prisma } from "#prisma/generated/client.ts";
import type { Tx } from "#lib/platform/db.ts";

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
