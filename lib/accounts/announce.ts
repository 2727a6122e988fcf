import type { AccountNews } from "#lib/notifications/account-mails.ts";
import type { Actor } from "#lib/accounts/actor.ts";
import type { Tx } from "#lib/platform/db.ts";
import { enqueue } from "#lib/platform/jobs.ts";

type News = { kind: AccountNews; aboutId?: string; detail?: string; email?: string | null };

/** Tells one person something of an account, by mail and, if they work here, in their room. */
export async function tellOf(tx: Tx, actor: Actor, accountId: string, news: News): Promise<void> {
  const byId = actor.kind === "person" ? actor.accountId : null;
  const { id: noticeId } = await tx.accountNotice.create({ data: { ...news, accountId, byId } });
  await enqueue(tx, "send-account-mail", { noticeId });
}

/** Tells every administrator what was done to an account of staff, also whoever did it: it may not have been them. */
export async function announce(tx: Tx, actor: Actor, news: News & { aboutId: string }): Promise<void> {
  const all = await tx.account.findMany({ where: { role: "administrator", disabledAt: null }, select: { id: true } });
  for (const { id } of all) await tellOf(tx, actor, id, news);
}
