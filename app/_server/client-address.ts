/**
 * Where a request comes from, to count tries by: the last station before this server said so. Whoever reaches it past
 * the clinic's proxy can make it up, so nothing may rest on it alone. Of IPv6 it is the network, as one connection has
 * all of its addresses to choose from.
 */
export function clientAddress(given: Pick<Headers, "get">): string {
  const said = given.get("x-forwarded-for")?.split(",").at(-1)?.trim().slice(0, 200) ?? "unknown";
  const isVersion6 = said.includes(":") && !said.includes(".");
  return isVersion6 ? `${said.split("::")[0]?.split(":").slice(0, 4).join(":") ?? ""}::/64` : said;
}
