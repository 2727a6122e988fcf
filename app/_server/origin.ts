import type { Origin } from "#lib/accounts/actor.ts";
import { clientAddress } from "./client-address.ts";

/**
 * From where a request comes, as the trail keeps it: the network without the last part of the address (IPv4 /24, IPv6
 * /48), which tells a home from the clinic and nobody from their neighbour; and the family of the browser, as it says.
 */
export const originOf = (given: Pick<Headers, "get">): Origin => ({
  place: networkOf(clientAddress(given)),
  browser: browserOf(given.get("user-agent") ?? ""),
});

function networkOf(address: string): string {
  const four = /^(?:::ffff:)?(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/i.exec(address)?.[1];
  if (four) return `${four}.0/24`;
  const six = /^([\da-f:]*)::\/64$/i.exec(address)?.[1];
  if (six === undefined) return "unknown"; // a proxy may say anything: only an address is kept
  return `${six.split(":").slice(0, 3).join(":")}::/48`;
}

/** Each says that it is all those after it as well. */
const families = [
  [/\bEdgA?\b|\bEdgiOS\b/, "Edge"],
  [/\bOPR\b/, "Opera"],
  [/\bSamsungBrowser\b/, "Samsung"],
  [/\bFirefox\b|\bFxiOS\b/, "Firefox"],
  [/\bChrome\b|\bCriOS\b|\bHeadlessChrome\b/, "Chrome"],
  [/\bSafari\b/, "Safari"],
] as const;

const browserOf = (agent: string): string => families.find(([sign]) => sign.test(agent))?.[1] ?? "other";
