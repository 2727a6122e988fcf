import type { Tx } from "#lib/platform/db.ts";

/** The discs that came for a request, the oldest first: when, who noted it, and where each went. */
export async function discsOf(tx: Tx, requestId: string) {
  const discs = await tx.disc.findMany({
    where: { requestId },
    include: { receivedBy: { select: { name: true } }, endedBy: { select: { name: true } } },
    orderBy: [{ notedAt: "asc" }, { id: "asc" }],
  });
  return discs.map(({ id, label, receivedOn, receivedBy, end, endedOn, endedBy }) => ({
    ...{ id, label },
    receivedOn: dayIn(receivedOn),
    receivedBy: receivedBy.name ?? "",
    end: end && { how: end, on: endedOn ? dayIn(endedOn) : "", by: endedBy?.name ?? "" },
  }));
}

const dayIn = (date: Date): string => date.toISOString().slice(0, 10);
