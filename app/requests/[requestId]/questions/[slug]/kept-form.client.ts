import type { Answers } from "#lib/intake/question.ts";

const keyOf = (slug: string) => `foramen-answer-${slug}`;

/** Keeps what was typed in this tab alone, until it is put back after signing in again. */
export const keep = (slug: string, typed: Answers): void =>
  window.sessionStorage.setItem(keyOf(slug), JSON.stringify(typed));

/** What was kept for this question, taken out; null where nothing was. */
export function recall(slug: string): Answers | null {
  const kept = window.sessionStorage.getItem(keyOf(slug));
  forget(slug);
  return kept === null ? null : (JSON.parse(kept) as Answers);
}

export const forget = (slug: string): void => window.sessionStorage.removeItem(keyOf(slug));
