import { restNow } from "#lib/platform/rest.ts";

/** Work that must be done once more; `look` does it unless the portal rests, else at a later look. */
export type Owed = { owe: () => void; look: () => Promise<void> };

/** Work owed from the start on. It answers whether it was done: one that is refused, or throws, stays owed. */
export function owed(work: () => Promise<boolean>): Owed {
  let due = true;
  return {
    owe: () => void (due = true),
    look: async () => {
      if (!due || (await restNow())) return;
      due = false; // before the work, so that what is owed meanwhile is not lost
      try {
        if (!(await work())) due = true;
      } catch (error) {
        due = true;
        throw error;
      }
    },
  };
}
