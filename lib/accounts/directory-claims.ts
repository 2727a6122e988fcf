import type { Role } from "#prisma/generated/enums.ts";

type Claims = Readonly<Record<string, unknown>>;

/** The role that the directory gives somebody: the first of the clinic's own list whose name is among theirs; null for nobody of ours. */
export function roleIn(
  claims: Claims,
  claim: string,
  list: readonly { name: string; role: Exclude<Role, "patient"> }[],
) {
  const theirs = textsOf(claims[claim]);
  return list.find(({ name }) => theirs.includes(name))?.role ?? null;
}

/** Whether the directory says that it asked for a second factor (RFC 8176), by the words that the clinic trusts. */
export function hasSecondFactor({ amr, acr }: Claims, trusted: readonly string[]): boolean {
  return [...textsOf(amr), ...textsOf(acr)].some((word) => trusted.includes(word));
}

/** Their address, unless the directory itself says that it is not proved. */
export const emailIn = ({ email, email_verified: verified }: Claims): string | null =>
  typeof email === "string" && verified !== false ? email : null;

const textsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === "string");
