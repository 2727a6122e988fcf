import type { Tx } from "#lib/platform/db.ts";
import type { Marking } from "./marking.ts";

/** What one surgeon has marked on the images of a request, in the order in which it was first saved. */
export async function markingsOf(tx: Tx, requestId: string, byId: string): Promise<Marking[]> {
  const rows = await tx.marking.findMany({ where: { requestId, byId }, orderBy: [{ at: "asc" }, { id: "asc" }] });
  return rows.map(({ id, kind, sopInstanceUid, frame, points, text }) => ({
    ...{ id, kind, sopInstanceUid, frame, text },
    points: points as Marking["points"],
  }));
}

/** Writes marks as they are now. An id that is another person's or another request's is left alone. */
export async function putMarkings(tx: Tx, requestId: string, byId: string, marks: readonly Marking[]): Promise<void> {
  const held = await tx.marking.findMany({ where: { id: { in: marks.map(({ id }) => id) } }, select: { id: true } });
  const known = new Set(held.map(({ id }) => id));
  await tx.marking.createMany({
    data: marks.filter(({ id }) => !known.has(id)).map((mark) => ({ ...mark, requestId, byId })),
    skipDuplicates: true,
  });
  for (const { id, ...mark } of marks.filter((one) => known.has(one.id)))
    await tx.marking.updateMany({ where: { id, requestId, byId }, data: mark });
}

export const removeMarkings = (tx: Tx, requestId: string, byId: string, ids: readonly string[]) =>
  tx.marking.deleteMany({ where: { requestId, byId, id: { in: [...ids] } } });
