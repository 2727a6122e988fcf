import type { Tx } from "#lib/platform/db.ts";

/** What was asked to be deleted or corrected of a request, newest first, and what was decided. */
export async function wishesOf(tx: Tx, requestId: string) {
  const wishes = await tx.recordWish.findMany({
    where: { requestId },
    include: { decidedBy: { select: { name: true } } },
    orderBy: { createdAt: "desc" },
  });
  return wishes.map(({ id, kind, text, state, createdAt, decidedAt, decidedBy, reason }) => ({
    id,
    kind,
    text,
    state,
    askedAt: createdAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
    decidedBy: decidedBy?.name ?? null,
    reason,
  }));
}
