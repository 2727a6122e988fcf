/** What the portal said of a session: milliseconds without use, of which it has so many altogether, and at most. */
export type Left = { limit: number; idle: number; most: number };

/** What a page knows: what the portal said when, and when somebody touched any page of this browser. */
export type Known = { left: Left; asked: number; touched: number; shared: boolean };

/** So long before the end somebody is warned. */
export const warning = 2 * 60_000;

/** What was asked longer ago may have changed by what goes on in other pages. */
const fresh = 20_000;

/** How long somebody may type without anything being sent, before the portal hears that they are there. */
const quiet = 5 * 60_000;

/**
 * When the session ends, as a page knows it. On a screen that others share it also ends once nobody has touched it for
 * as long, whatever pages ask for by themselves.
 */
export function endOf({ left, asked, touched, shared }: Known): { at: number; why: "alone" | "idle" | "most" } {
  const most = asked + left.most;
  const alone = shared ? touched + left.limit : Infinity;
  const at = Math.min(most, alone, asked + left.idle);
  return { at, why: at === most ? "most" : at === alone ? "alone" : "idle" };
}

/**
 * What a page does now: nothing, say that somebody is there, ask how it stands, warn, or end the session. It never
 * believes by itself that a session is over: the portal has to say so, or nobody is there.
 */
export function stepAt(now: number, known: Known): "nothing" | "stay" | "ask" | "warn" | "leave" {
  const { at, why } = endOf(known);
  const isFresh = now - known.asked <= fresh;
  if (now >= at) return why === "alone" ? "leave" : isFresh ? "nothing" : "ask";
  if (at - now <= warning) return isFresh || why === "alone" ? "warn" : "ask";
  const isThere = known.touched > known.asked && now - known.asked >= Math.min(quiet, known.left.limit / 3);
  return isThere ? "stay" : "nothing";
}
