import type { Actor } from "#lib/accounts/actor.ts";
import type { Tx } from "#lib/platform/db.ts";

/** So many lists one person may keep. */
export const mostViews = 30;

/** The lists that somebody keeps and those that colleagues share, by name; their own first. */
export async function viewsOf(tx: Tx, actor: Actor) {
  if (actor.kind !== "person") return [];
  const { accountId } = actor;
  const views = await tx.savedView.findMany({
    where: { OR: [{ ownerId: accountId }, { shared: true, owner: { disabledAt: null } }] },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 2 * mostViews,
    include: { owner: { select: { name: true } } },
  });
  return views
    .map(({ id, name, query, shared, ownerId, owner }) => ({
      ...{ id, name, query, shared },
      mine: ownerId === accountId,
      by: owner.name ?? "",
    }))
    .sort((one, other) => Number(other.mine) - Number(one.mine));
}

/** One of them, locked, as its owner may change it; null for everybody else. */
export async function ownView(tx: Tx, actor: Actor, viewId: string) {
  if (actor.kind !== "person") return null;
  await tx.$queryRaw`SELECT 1 FROM saved_view WHERE id = ${viewId}::uuid FOR UPDATE`;
  return tx.savedView.findFirst({ where: { id: viewId, ownerId: actor.accountId } });
}

/** Who may have requests, by name: coordinators and surgeons who are not gone. */
export async function staffIn(tx: Tx) {
  const staff = await tx.account.findMany({
    where: { role: { in: ["coordinator", "surgeon"] }, disabledAt: null },
    select: { id: true, name: true, role: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 200,
  });
  const named = (role: "coordinator" | "surgeon") =>
    staff.filter((one) => one.role === role).map(({ id, name }) => ({ id, name: name ?? "" }));
  return { coordinators: named("coordinator"), surgeons: named("surgeon") };
}
