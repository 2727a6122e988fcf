import { createStore } from "#app/_viewer/store.ts";
import type { Marking } from "#lib/markings/marking.ts";

export type MarkBook = ReturnType<typeof createMarkBook>;

type Step = { before: Marking | null; after: Marking | null }[];

/** What has changed since it was last kept. */
export type Unsaved = { put: Marking[]; remove: string[] };

/** The marks of a reading while they are made: what can be undone, and what still has to be kept. */
export function createMarkBook(
  saved: readonly Marking[],
  options: { open: boolean; onChange: () => void },
  soon?: (tell: () => void) => void,
) {
  const store = createStore<{ marks: readonly Marking[] }>({ marks: saved }, soon);
  const done: Step[] = [];
  const undone: Step[] = [];
  const unsaved = new Map<string, Marking | null>();

  function apply(step: Step, way: "before" | "after"): void {
    let { marks } = store.get();
    for (const { before, after } of step) {
      const id = (before ?? after)?.id ?? "";
      const now = way === "after" ? after : before;
      const known = marks.some((mark) => mark.id === id);
      if (now === null) marks = marks.filter((mark) => mark.id !== id);
      else marks = known ? marks.map((mark) => (mark.id === id ? now : mark)) : [...marks, now];
      unsaved.set(id, now);
    }
    store.set({ marks });
    options.onChange();
  }

  function take(from: Step[], to: Step[], way: "before" | "after"): void {
    const step = from.pop();
    if (!step) return;
    to.push(step);
    apply(step, way);
  }

  return {
    store,
    /** False once the opinion is signed: marks are looked at only. */
    open: options.open,

    /** Adds, changes and removes marks as one step that can be undone. */
    change(put: readonly Marking[], remove: readonly string[] = []): void {
      const { marks } = store.get();
      const held = (id: string) => marks.find((mark) => mark.id === id) ?? null;
      const step = [
        ...remove.flatMap((id) => (held(id) ? [{ before: held(id), after: null }] : [])),
        ...put.map((mark) => ({ before: held(mark.id), after: mark })),
      ];
      if (!options.open || step.length === 0) return;
      done.push(step);
      undone.length = 0;
      apply(step, "after");
    },
    undo: () => take(done, undone, "before"),
    redo: () => take(undone, done, "after"),

    unsaved: (): Unsaved => ({
      put: [...unsaved.values()].flatMap((mark) => mark ?? []),
      remove: [...unsaved].flatMap(([id, mark]) => (mark === null ? [id] : [])),
    }),
    /** So much is kept now; what was changed meanwhile is not. */
    kept({ put, remove }: Unsaved): void {
      for (const mark of put) if (unsaved.get(mark.id) === mark) unsaved.delete(mark.id);
      for (const id of remove) if (unsaved.get(id) === null) unsaved.delete(id);
    },
  };
}
