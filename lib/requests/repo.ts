import type { Prisma, ReviewRequest } from "#prisma/generated/client.ts";
import type { RequestStatus } from "#prisma/generated/enums.ts";
import { type Actor, is, type Person } from "#lib/accounts/actor.ts";
import { demandReached } from "#lib/calls/repo.ts";
import { type Emergency, liveEmergency } from "#lib/emergencies/repo.ts";
import { colleaguesOf, liveGrants } from "#lib/opinions/grants-repo.ts";
import type { Tx } from "#lib/platform/db.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { keepHistory } from "./clock-repo.ts";
import { after, endsAll, isFinal, type Move, staysWithSurgeon } from "./status.ts";

/**
 * Which requests exist for this actor: patients their own, staff all that were submitted or that staff type for
 * somebody, surgeons those assigned to them, and those on which a colleague asks them for as long as that is granted.
 * Another computer knows one, and none from the moment its pass is revoked, also in the middle of an act.
 */
export function visibleTo(actor: Actor): Prisma.ReviewRequestWhereInput {
  const none = { id: { in: [] } };
  if (actor.kind === "system") return {};
  if (actor.kind === "nobody") return none;
  if (actor.kind === "pass") return { id: actor.requestId, passes: { some: { id: actor.passId, revokedAt: null } } };
  switch (actor.role) {
    case "patient":
      return { patientId: actor.accountId };
    case "coordinator":
      return { OR: [{ submittedAt: { not: null } }, { enteredById: { not: null } }] };
    case "surgeon":
      return {
        OR: [
          { surgeonId: actor.accountId, status: { in: [...staysWithSurgeon] } },
          { status: "assigned", grants: { some: { toId: actor.accountId, ...liveGrants() } } },
        ],
      };
    case "administrator":
    case "auditor":
      return none;
  }
}

/** A request, and by what a surgeon sees it whose it is not. */
type SeenRequest = ReviewRequest & { colleagueIds?: string[]; emergency?: Emergency };

/** One request, as this actor may see it; null where it does not exist for them. */
export async function findRequest(tx: Tx, actor: Actor, requestId: string): Promise<SeenRequest | null> {
  const request = await tx.reviewRequest.findFirst({ where: { AND: [{ id: requestId }, visibleTo(actor)] } });
  if (!is("surgeon", actor) || request?.surgeonId === actor.accountId) return request;
  if (!request) return findInEmergency(tx, actor, requestId);
  return { ...request, colleagueIds: await colleaguesOf(tx, requestId) };
}

/** One that a surgeon has opened in an emergency: it stands in no list of theirs, and is found by its id alone. */
async function findInEmergency(tx: Tx, { accountId }: Person, requestId: string): Promise<SeenRequest | null> {
  const emergency = await liveEmergency(tx, requestId, accountId);
  if (!emergency) return null;
  const request = await tx.reviewRequest.findFirst({ where: { id: requestId, status: { not: "withdrawn" } } });
  return request && { ...request, emergency };
}

export type { ReviewRequest };

/** For work that took its time: a pass may have been revoked meanwhile, or the request taken back. */
export async function demandStillSeen(tx: Tx, actor: Actor, requestId: string): Promise<void> {
  if (!(await findRequest(tx, actor, requestId)))
    throw new Refusal("not_found", {
      en: "There is nothing here that you can see.",
      es: "Aquí no hay nada que usted pueda ver.",
    });
}

/**
 * Moves a request on in its life. Races are settled by a conditional update: of two people who act on what they both
 * saw, one wins and the other is told so.
 */
export async function move(
  tx: Tx,
  request: Pick<ReviewRequest, "id" | "status" | "version">,
  by: Move,
  change: Prisma.ReviewRequestUncheckedUpdateManyInput = {},
): Promise<void> {
  const status = after(by, request.status);
  if (!status) throw movedOn();
  if (endsAll(status)) await demandReached(tx, request.id);
  const { count } = await tx.reviewRequest.updateMany({
    where: { id: request.id, status: request.status, version: request.version },
    data: { ...change, ...endOf(request.status, status), status, version: { increment: 1 } },
  });
  if (count === 0)
    throw new Refusal("conflict", {
      en: "Somebody else has just changed this request. Have another look at it.",
      es: "Alguien acaba de cambiar esta solicitud. Mírela otra vez.",
    });
  await keepHistory(tx, request, status);
}

/** Refuses what somebody decided of a request as it was: a page of yesterday, or of a minute ago, shows another one. */
export function demandSeen({ version }: Pick<ReviewRequest, "version">, seen: number | undefined): void {
  if (seen !== undefined && seen !== version) throw movedOn();
}

const movedOn = () =>
  new Refusal("conflict", {
    en: "The request has moved on since you opened it. Have another look at it.",
    es: "La solicitud ha avanzado desde que usted la abrió. Mírela otra vez.",
  });

/** When it ended is kept until it is opened again. */
function endOf(before: RequestStatus, now: RequestStatus): { endedAt?: Date | null } {
  if (isFinal(now) === isFinal(before)) return {};
  return { endedAt: isFinal(now) ? new Date() : null };
}

/** The requests of a person that have not ended, oldest first. */
export const openRequestsOf = (tx: Tx, patientId: string): Promise<{ id: string; status: RequestStatus }[]> =>
  tx.reviewRequest.findMany({
    where: { patientId, endedAt: null },
    select: { id: true, status: true },
    orderBy: { createdAt: "asc" },
  });

/** Holds the request's row until the transaction ends, so that what follows sees and changes it alone. */
export async function lockRequest(tx: Tx, requestId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM review_request WHERE id = ${requestId}::uuid FOR UPDATE`;
}
