import { headers } from "next/headers";
import { env } from "#lib/platform/env.ts";

/**
 * Where a request comes from, to count tries by: as the outermost of the clinic's own proxies saw it. What stands before
 * that in the header anybody can make up. Of IPv6 it is the network, as one connection has all of its addresses to choose
 * from; undefined where no proxy says anything, or fewer than there should be.
 */
export function clientAddress(given: Pick<Headers, "get">, proxies = env().TRUSTED_PROXIES): string | undefined {
  const stations = (given.get("x-forwarded-for") ?? "").split(",").map((station) => station.trim());
  const said = proxies === 0 ? "" : stations.at(-proxies)?.slice(0, 200).toLowerCase();
  if (!said) return undefined;
  const within4 = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)(?::\d+)?$/.exec(said)?.[1];
  if (within4) return within4;
  return said.includes(":") ? `${networkOf(said)}::/64` : said;
}

/** The same of the request that is answered now. */
export const fromWhere = async (): Promise<string | undefined> => clientAddress(await headers());

/** The first four groups, however much of it was shortened to "::". */
function networkOf(address: string): string {
  const [head = "", tail] = address.replace(/^\[|\](:\d+)?$/g, "").split("::");
  const groups = (part: string | undefined) => (part ? part.split(":") : []);
  const missing = tail === undefined ? 0 : Math.max(0, 8 - groups(head).length - groups(tail).length);
  const all = [...groups(head), ...Array<string>(missing).fill("0"), ...groups(tail)];
  return all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":");
}
