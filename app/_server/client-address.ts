/**
 * Where a request comes from, to count tries by: the last station before this server said so. Whoever reaches it past
 * the clinic's proxy can make it up, so nothing may rest on it alone.
 */
export const clientAddress = (given: Pick<Headers, "get">): string =>
  given.get("x-forwarded-for")?.split(",").at(-1)?.trim().slice(0, 200) ?? "unknown";
