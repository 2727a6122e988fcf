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
