import type { Account } from "#prisma/generated/client.ts";
import type { Tx } from "#lib/platform/db.ts";
import type { Actor } from "./actor.ts";

/** The account of whoever is signed in. */
export const ownAccount = (tx: Tx, actor: Actor): Promise<Account | null> =>
  actor.kind === "person" ? tx.account.findUnique({ where: { id: actor.accountId } }) : Promise.resolve(null);

/** Patients sign in by mail: they have neither password nor passkey. */
export const worksHere = (_actor: Actor, { role }: Pick<Account, "role">): boolean => role !== "patient";
