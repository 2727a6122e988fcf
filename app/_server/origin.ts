import type { Origin } from "#lib/accounts/actor.ts";
import { browserOf, placeOf } from "#lib/accounts/browser.ts";
import { clientAddress } from "./client-address.ts";

/** From where a request comes, as the trail keeps it: the network, cut short, and the browser as it names itself. */
export const originOf = (given: Pick<Headers, "get">, proxies?: number): Origin => ({
  place: placeOf(clientAddress(given, proxies) ?? "") ?? "unknown",
  browser: browserOf(given.get("user-agent")),
});
