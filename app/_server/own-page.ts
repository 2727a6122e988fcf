import { headers } from "next/headers";
import { env } from "#lib/platform/env.ts";

/**
 * Whether a request that changes something comes from a page of ours: a page elsewhere must neither act in a person's
 * name nor sign a browser in. Where a browser hides the origin, its own word for "the same site" counts.
 */
export function isFromOurPage(given: Pick<Headers, "get">): boolean {
  const origin = given.get("origin");
  if (origin !== null && origin !== "null") return origin === new URL(env().NEXTAUTH_URL).origin;
  return given.get("sec-fetch-site") === "same-origin";
}

/**
 * The token of a program, which it shows itself: unlike a cookie it does not come along by itself, so that no page
 * elsewhere can act with it, and the origin says nothing. Null where there is none.
 */
export const bearerOf = (given: Pick<Headers, "get">): string | null =>
  /^Bearer +(\S+)$/i.exec(given.get("authorization") ?? "")?.[1] ?? null;

/** Stops an act that a page elsewhere asks for, before anything is read. */
export async function demandOurPage(): Promise<void> {
  if (!isFromOurPage(await headers())) throw new Error("this did not come from a page of the portal");
}
