import type { Actor } from "#lib/accounts/actor.ts";
import type { Tx } from "#lib/platform/db.ts";

/** So many lists one person may keep. */
export const mostViews = 30;

/** The lists that somebody keeps and those that colleagues share, by name; their own first. */
export async function viewsOf(tx: Tx, actor: Actor) {
  if (actor.kind !== "person") return [];
  const { accountId } = actor;
  return tx.$queryRaw<{ id: string; name: string; query: string; shared: boolean; mine: boolean; by: string }[]>`
    SELECT v.id, v.name, v.query, v.shared, v."ownerId" = ${accountId}::uuid AS mine, coalesce(owner.name, '') AS by
    FROM saved_view v JOIN account owner ON owner.id = v."ownerId"
    WHERE v."ownerId" = ${accountId}::uuid OR (v.shared AND owner."disabledAt" IS NULL)
    ORDER BY mine DESC, v.name, v.id LIMIT ${2 * mostViews}`;
}

/** One of them, locked, as its owner may change it; null for everybody else. */
export async function ownView(tx: Tx, actor: Actor, viewId: string) {
  if (actor.kind !== "person") return null;
  await tx.$queryRaw`SELECT 1 FROM saved_view WHERE id = ${viewId}::uuid FOR UPDATE`;
  return tx.savedView.findFirst({ where: { id: viewId, ownerId: actor.accountId } });
}

/** Who may have requests, by name: coordinators and surgeons who are not gone. */
export async function staffIn(tx: Tx) {
  const staff = await tx.$queryRaw<{ id: string; name: string; role: "coordinator" | "surgeon" }[]>`
    SELECT id, coalesce(name, '') AS name, role FROM account
    WHERE role IN ('coordinator', 'surgeon') AND "disabledAt" IS NULL ORDER BY account.name, id LIMIT 200`;
  const named = (role: "coordinator" | "surgeon") =>
    staff.filter((one) => one.role === role).map(({ id, name }) => ({ id, name }));
  return { coordinators: named("coordinator"), surgeons: named("surgeon") };
}
