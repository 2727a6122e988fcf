import type { Prisma } from "#prisma/generated/client.ts";
import type { Tx } from "#lib/platform/db.ts";
import { tell } from "#lib/platform/events.ts";

/** Ends open sessions, and has every stream that hangs on one of them end too; answers how many there were. */
export async function endSessions(tx: Tx, where: Prisma.SessionWhereInput): Promise<number> {
  const ended = await tx.session.updateManyAndReturn({
    where: { AND: [where, { endedAt: null }] },
    data: { endedAt: new Date() },
    select: { id: true },
  });
  for (const { id } of ended) await tell(tx, id, "sessions");
  return ended.length;
}
