import type { Outcome } from "#app/_server/form-action.ts";

/** What became of one or many: a line, what could be undone, and each that was refused with the reason. */
export type Summary = { words: string; undoIds: string[]; refused: { id: string; reference: string; why: string }[] };

/** "F-7KQ2-M9XC claimed", "10 assigned", "10 assigned, 2 refused"; `done` is what was done: "claimed". */
export function summaryOf(
  done: string,
  outcomes: readonly Outcome[],
  subjects: readonly { id: string; reference: string }[],
): Summary {
  const referenceOf = (id: string) => subjects.find((one) => one.id === id)?.reference ?? "";
  const refused = outcomes.flatMap((one) =>
    one.done ? [] : [{ id: one.requestId, reference: referenceOf(one.requestId), why: one.why }],
  );
  const count = outcomes.length - refused.length;
  const undoIds = outcomes.flatMap((one) => (one.done && one.undoId ? [one.undoId] : []));
  return { words: wordsOf(), undoIds, refused };

  function wordsOf(): string {
    const [only] = outcomes;
    if (outcomes.length === 1 && only)
      return only.done ? `${referenceOf(only.requestId)} ${done}` : `${referenceOf(only.requestId)} was not ${done}`;
    if (refused.length === 0) return `${count} ${done}`;
    return count === 0 ? `None of ${refused.length} ${done}` : `${count} ${done}, ${refused.length} refused`;
  }
}
