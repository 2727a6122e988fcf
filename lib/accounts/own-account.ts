import type { Tx } from "#lib/platform/db.ts";
import type { Actor, Person } from "./actor.ts";

/** The account of whoever is signed in: what is about it is about nobody else. */
export const findOwnAccount = (_tx: Tx, actor: Actor): Promise<Person | null> =>
  Promise.resolve(actor.kind === "person" ? actor : null);
