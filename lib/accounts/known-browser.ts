import { hashed, isHashOf } from "#lib/platform/secrets.ts";

/**
 * What a browser keeps once a member of staff has signed in with it: it has tries of its own at their password, so that
 * a stranger who guesses away those of everybody else does not lock its owner out. It opens nothing by itself.
 */
export const markOf = (accountId: string): string => hashed(`known browser:${accountId}`);

/** Under which key tries at a password are counted. */
export const triesKey = (email: string, account: { id: string } | null, mark: string | undefined): string =>
  account && mark && isHashOf(mark, `known browser:${account.id}`) ? knownKey(email) : `password:${email}`;

/** The keys to clear once somebody is in. */
export const triesKeys = (email: string): string[] => [`password:${email}`, knownKey(email)];

const knownKey = (email: string) => `password:${email}:known`;
