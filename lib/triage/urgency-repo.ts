import type { Tx } from "#lib/platform/db.ts";

type Subject = { id: string; urgent: boolean; raised: boolean; priorityReasons: string[] };

/** How urgent a request is, why the patient's answers say so, and what staff said of it, the newest first. */
export async function urgencyOf(tx: Tx, { id: requestId, urgent, raised, priorityReasons }: Subject) {
  const changes = await tx.urgencyChange.findMany({
    where: { requestId },
    include: { by: { select: { name: true } } },
    orderBy: [{ at: "desc" }, { id: "desc" }],
  });
  return {
    urgency: urgent ? ("urgent" as const) : raised ? ("raised" as const) : ("routine" as const),
    priorityReasons,
    urgencyChanges: changes.map(({ id, urgency, reason, at, by }) => ({
      ...{ id, urgency, reason },
      at: at.toISOString(),
      by: by.name ?? "",
    })),
  };
}

const overdue = "past the promised day";
const atOnce = 100;

/** Raises requests whose clock runs and whose promised day is over; answers which. Each is raised for this once. */
export const raiseDueBefore = (tx: Tx, day: Date): Promise<{ id: string }[]> => tx.$queryRaw`
  UPDATE review_request SET raised = NOT urgent, "priorityReasons" = array_append("priorityReasons", ${overdue})
  WHERE id IN (
    SELECT e."requestId" FROM queue_entry e JOIN review_request r ON r.id = e."requestId"
    WHERE e.open AND e.status <> 'needs_info' AND e."orderAt" < ${day} AND NOT ${overdue} = ANY(r."priorityReasons")
    ORDER BY e.rank, e."orderAt", e."requestId" LIMIT ${atOnce})
  RETURNING id`;
