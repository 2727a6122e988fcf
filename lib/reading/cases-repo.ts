import type { Actor } from "#lib/accounts/actor.ts";
import type { Tx } from "#lib/platform/db.ts";
import { type ReviewRequest, visibleTo } from "#lib/requests/repo.ts";

/** The cases that lie before a surgeon, in the order to read them: urgent before the rest, then what is due first. */
export const casesToRead = (
  tx: Tx,
  surgeonId: string,
  { besides, take }: { besides?: string; take: number },
): Promise<ReviewRequest[]> =>
  tx.reviewRequest.findMany({
    where: { surgeonId, status: "assigned", ...(besides && { id: { not: besides } }) },
    orderBy: [
      { urgent: "desc" },
      { raised: "desc" },
      { dueAt: { sort: "asc", nulls: "last" } },
      { waitingFrom: { sort: "asc", nulls: "last" } },
      { id: "asc" },
    ],
    take,
  });

/** Earlier requests of the same person that this surgeon has read too, the newest first. Others do not exist for them. */
export async function priorCases(tx: Tx, actor: Actor, { id, patientId, personName, birthDate }: ReviewRequest) {
  const found = await tx.reviewRequest.findMany({
    where: { AND: [visibleTo(actor), { patientId, personName, birthDate, id: { not: id } }] },
    select: { id: true, reference: true, submittedAt: true, opinion: { select: { outcome: true, signedAt: true } } },
    orderBy: [{ submittedAt: { sort: "desc", nulls: "last" } }, { id: "asc" }],
    take: 10,
  });
  return found.map(({ id: priorId, reference, submittedAt, opinion }) => ({
    id: priorId,
    reference,
    at: submittedAt?.toISOString() ?? null,
    outcome: opinion?.signedAt ? opinion.outcome : null,
  }));
}
