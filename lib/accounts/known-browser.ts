import { hashed, isHashOf } from "#lib/platform/secrets.ts";

/**
 * What a browser keeps once somebody has signed in with it: it has tries of its own at their password or code, so that a
 * stranger who guesses away those of everybody else does not lock its owner out. It opens nothing by itself.
 */
export const markOf = (email: string): string => hashed(secretOf(email));

/** Whether this browser was marked for that address. */
export const isKnown = (mark: string | undefined, email: string): boolean =>
  mark !== undefined && isHashOf(mark, secretOf(email));

const secretOf = (email: string) => `known browser:${email.toLowerCase()}`;
