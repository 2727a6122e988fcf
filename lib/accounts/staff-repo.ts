import type { Prisma } from "#prisma/generated/client.ts";
import type { Actor } from "#lib/accounts/actor.ts";
import type { Tx } from "#lib/platform/db.ts";
import { enqueue } from "#lib/platform/jobs.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { invitationHours, invitationOfToken } from "./invitation.ts";

/** The account of somebody who works here, or did. */
export async function findStaffAccount(tx: Tx, _actor: Actor, { accountId }: { accountId: string }) {
  const account = await tx.account.findFirst({ where: { id: accountId, role: { not: "patient" } } });
  return account && { ...account, accountId: account.id };
}

/**
 * Holds both accounts until the transaction ends and refuses where the administrator was disabled or demoted a moment
 * ago. As nobody acts on their own access, at least one administrator always remains: whoever acts.
 */
export async function demandStillAdministrator(tx: Tx, actor: Actor, accountId: string): Promise<void> {
  const actorId = actor.kind === "person" ? actor.accountId : null;
  await tx.$queryRaw`
    SELECT 1 FROM account WHERE id IN (${actorId}::uuid, ${accountId}::uuid) ORDER BY id FOR NO KEY UPDATE`;
  const where = { id: actorId ?? "", role: "administrator", disabledAt: null } as const;
  if (actorId === null || (await tx.account.count({ where })) === 0)
    throw new Refusal("conflict", "You are no administrator any more. Nothing was changed.");
}

/** A new invitation by mail; those sent before work no more. */
export async function invite(tx: Tx, accountId: string): Promise<void> {
  await voidInvitations(tx, accountId);
  const expiresAt = new Date(Date.now() + invitationHours * 60 * 60_000);
  const { id: invitationId } = await tx.invitation.create({ data: { accountId, expiresAt } });
  await enqueue(tx, "send-invitation", { invitationId });
}

export const voidInvitations = (tx: Tx, accountId: string): Promise<Prisma.BatchPayload> =>
  tx.invitation.deleteMany({ where: { accountId, usedAt: null } });

/** An invitation that still works, with its account; null for any other. */
export async function findLiveInvitation(tx: Tx, token: string) {
  const id = invitationOfToken(token);
  const live = { usedAt: null, expiresAt: { gt: new Date() }, account: { disabledAt: null } };
  return id === null ? null : tx.invitation.findFirst({ where: { id, ...live }, include: { account: true } });
}
