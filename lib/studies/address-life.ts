import type { Actor } from "#lib/accounts/actor.ts";
import { urlLife } from "#lib/platform/storage.ts";

/**
 * For how many seconds an address for a pack or a part works. One that another computer was given outlives the code that
 * let it in, if only for its exact bytes: so it is short, and that computer signs again for what it begins later.
 */
export const addressLife = (actor: Actor): number => (actor.kind === "pass" ? 2 * 60 : urlLife.put);
