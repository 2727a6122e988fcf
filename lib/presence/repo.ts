import { addressOf } from "#lib/accounts/address.ts";
import type { Tx } from "#lib/platform/db.ts";
import { type Lookers, looking } from "./looking.ts";

type Page = { tab: string; requestId: string; accountId: string };

/** Notes that somebody looks at a request; whether that is news. What nobody has said anything of for long is cleared away. */
export async function come(tx: Tx, { tab, requestId, accountId }: Page): Promise<boolean> {
  const now = new Date();
  const since = goneBefore(now);
  await tx.presence.deleteMany({ where: { accountId, seenAt: { lt: since } } });
  const known = await tx.presence.count({ where: { requestId, accountId } });
  // A page's number is its own: nobody else's can be moved by naming it.
  await tx.$executeRaw`
    INSERT INTO presence (tab, "requestId", "accountId", "seenAt")
    VALUES (${tab}::uuid, ${requestId}::uuid, ${accountId}::uuid, ${now})
    ON CONFLICT (tab) DO UPDATE SET "requestId" = excluded."requestId", "seenAt" = excluded."seenAt"
    WHERE presence."accountId" = excluded."accountId"`;
  return known === 0;
}

/** Notes that a page was closed or put aside; whether anybody had heard of it. */
export async function go(tx: Tx, { tab, accountId }: Omit<Page, "requestId">): Promise<boolean> {
  const { count } = await tx.presence.deleteMany({ where: { tab, accountId } });
  return count > 0;
}

/** Who looks at this request, or at any, beside this person: each named once. */
export async function lookersAt(
  tx: Tx,
  { requestId, beside }: { requestId?: string; beside: string },
): Promise<Lookers[]> {
  const found = await tx.presence.findMany({
    where: { ...(requestId && { requestId }), accountId: { not: beside }, seenAt: { gte: goneBefore(new Date()) } },
    select: { requestId: true, account: { select: { name: true, email: true } } },
    distinct: ["requestId", "accountId"],
    orderBy: [{ requestId: "asc" }, { seenAt: "asc" }],
    take: 1_000,
  });
  const names = new Map<string, string[]>();
  for (const { requestId: id, account } of found)
    names.set(id, [...(names.get(id) ?? []), account.name ?? addressOf(account)]);
  return [...names].map(([id, at]) => ({ requestId: id, names: at }));
}

const goneBefore = (now: Date): Date => new Date(now.getTime() - looking.gone);
