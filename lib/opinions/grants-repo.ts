import type { Prisma } from "#prisma/generated/client.ts";
import type { Tx } from "#lib/platform/db.ts";

/** Grants by which a colleague may read a case now. */
export const liveGrants = (now = new Date()): Prisma.OpinionGrantWhereInput => ({ endedAt: null, until: { gt: now } });

/** Who may read a case beside its surgeon, and comment on it. */
export const colleaguesOf = async (tx: Tx, requestId: string): Promise<string[]> =>
  (await tx.opinionGrant.findMany({ where: { requestId, ...liveGrants() }, select: { toId: true } })).map(
    ({ toId }) => toId,
  );

/** Whom the surgeon of a case has asked, and what they said; the newest first. */
export async function grantsOf(tx: Tx, requestId: string) {
  const grants = await tx.opinionGrant.findMany({
    where: { requestId },
    include: { to: { select: { name: true } }, by: { select: { name: true } } },
    orderBy: [{ at: "desc" }, { id: "desc" }],
  });
  const now = new Date();
  return grants.map(({ id, toId, question, until, endedAt, comment, commentAt, to, by }) => ({
    ...{ id, toId, question, comment },
    to: to.name ?? "",
    by: by.name ?? "",
    until: until.toISOString(),
    live: endedAt === null && until > now,
    commentAt: commentAt?.toISOString() ?? null,
  }));
}

/** The live grant of a colleague; null where there is none. */
export const findGrant = (tx: Tx, requestId: string, toId: string) =>
  tx.opinionGrant.findFirst({ where: { requestId, toId, ...liveGrants() } });

/** The case goes on without its colleagues, or without this one. What they said stays. */
export async function endGrants(tx: Tx, requestId: string, grantId?: string): Promise<number> {
  const where = { requestId, endedAt: null, ...(grantId && { id: grantId }) };
  return (await tx.opinionGrant.updateMany({ where, data: { endedAt: new Date() } })).count;
}
