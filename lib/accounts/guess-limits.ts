import { randomInt } from "node:crypto";
import type { Tx } from "#lib/platform/db.ts";
import { type Limit, clearLimits, withinLimits } from "./throttle.ts";

/**
 * How often something is guessed. An account is let alone after a few tries in a quarter of an hour, and altogether after
 * fewer than the hundred in a row that NIST 800-63B-4 (3.2.2) allows, until its owner is in. Who is known to the account
 * (by a browser that signed in, by a link that only the mail holds, by a passkey) is counted apart, so that a stranger
 * never shuts the owner out. Where a try comes from and how many there are in all count for strangers alone.
 */
const limits = {
  password: { some: { tries: 10, minutes: 15 }, ever: { tries: 50, minutes: 365 * 24 * 60 } },
  code: { some: { tries: 20, minutes: 15 }, ever: { tries: 40, minutes: 365 * 24 * 60 } },
  /** The six digits of a sign-in mail, without its link. */
  digits: { some: { tries: 20, minutes: 15 }, ever: { tries: 60, minutes: 365 * 24 * 60 } },
  mail: { some: { tries: 6, minutes: 15 }, ever: { tries: 40, minutes: 24 * 60 } },
} as const satisfies Record<string, { some: Limit; ever: Limit }>;

/** So many that a clinic behind one address never meets it, so few that trying one password at everybody's is slow. */
const fromOneAddress: Limit = { tries: 100, minutes: 15 };
/**
 * More than a clinic has in a day; beyond it somebody works through a list. Counted in parts, as whoever counts waits for
 * whoever counts there before them.
 */
const altogether = { parts: 20, limit: { tries: 250, minutes: 15 } };

export type Guess = {
  what: keyof typeof limits;
  /** Whose: an address as it was typed, whether anybody has it or not, or an account. */
  at: string;
  /** Whether whoever tries is known to that account. */
  known?: boolean;
  /** Where the try comes from (`app/_server/client-address.ts`); not counted where nobody can say. */
  from?: string | undefined;
};

/** Counts one try, and answers whether it may be looked at. */
export function mayGuess(tx: Tx, guess: Guess): Promise<boolean> {
  const { what, known = false, from } = guess;
  const [some, ever] = keysOf(guess);
  const own = { key: some, limit: limits[what].some };
  return withinLimits(tx, [own, { key: ever, limit: limits[what].ever }, ...(known ? [] : ofStrangers(what, from))]);
}

/** The same of what names no account: by where it comes from, and altogether. */
export const mayAsk = (tx: Tx, what: string, from: string | undefined): Promise<boolean> =>
  withinLimits(tx, ofStrangers(what, from));

function ofStrangers(what: string, from: string | undefined): Parameters<typeof withinLimits>[1] {
  const all = { key: `${what} altogether ${randomInt(altogether.parts)}`, limit: altogether.limit };
  return from === undefined ? [all] : [{ key: `${what} from ${from}`, limit: fromOneAddress }, all];
}

/** Forgets the tries at something, by strangers too: its owner is in. */
export const forgetGuesses = (tx: Tx, ...at: Pick<Guess, "what" | "at">[]): Promise<void> =>
  clearLimits(
    tx,
    at.flatMap((guess) => [false, true].flatMap((known) => keysOf({ ...guess, known }))),
  );

function keysOf({ what, at, known = false }: Guess): [string, string] {
  const key = `${what}:${at}${known ? ":known" : ""}`;
  return [key, `${key}:ever`];
}
