import type { Tx } from "#lib/platform/db.ts";

/** How many computers may be let in at once: enough for a family, too few to lose sight of. */
export const mostLivePasses = 5;

/** The passes of a request that still open something: not revoked, not expired, not left by who used them. Newest first. */
export const listLivePasses = (tx: Tx, requestId: string) =>
  tx.uploadPass.findMany({
    where: {
      requestId,
      revokedAt: null,
      expiresAt: { gt: new Date() },
      OR: [{ session: null }, { session: { endedAt: null } }],
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    include: { session: { select: { lastSeenAt: true } } },
  });

/** A pass whose code can still be used. */
export const findUnusedPass = (tx: Tx, codeHashes: string[]) =>
  tx.uploadPass.findFirst({
    where: { codeHash: { in: codeHashes }, redeemedAt: null, revokedAt: null, expiresAt: { gt: new Date() } },
    include: { request: { include: { patient: { select: { disabledAt: true } } } } },
  });

/** Takes a code once: false where somebody else was faster, or it was revoked a moment ago. */
export async function takePass(tx: Tx, passId: string, expiresAt: Date): Promise<boolean> {
  const taken = await tx.uploadPass.updateMany({
    where: { id: passId, redeemedAt: null, revokedAt: null },
    data: { redeemedAt: new Date(), expiresAt },
  });
  return taken.count === 1;
}
