/** What became of a save: kept, worth another try, or refused for good. */
export type Answer = { kind: "saved"; at: string } | { kind: "failed" | "refused"; message: string };

/** What the person is told. */
export type Saving = { kind: "idle" } | { kind: "saving" } | Answer;

const first = 2_000;
const longest = 30_000;

/**
 * Saves what is typed a moment after the typing stops, one save at a time and always the newest. What fails is tried
 * again, ever less often; what is refused is not, until something else is typed.
 */
export function keepSaving<Content>({
  send,
  tell,
  pause = 800,
}: {
  send: (content: Content) => Promise<Answer>;
  tell: (saving: Saving) => void;
  pause?: number;
}) {
  let waiting: { content: Content } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending = 0;
  let failures = 0;

  const later = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), ms);
  };

  async function save(leaving = false): Promise<void> {
    clearTimeout(timer);
    if ((sending > 0 && !leaving) || !waiting) return;
    const { content } = waiting;
    waiting = null;
    sending++;
    tell({ kind: "saving" });
    const answer = await send(content);
    sending--;
    tell(answer);
    failures = answer.kind === "failed" ? failures + 1 : 0;
    if (answer.kind === "failed") waiting ??= { content };
    if (waiting) later(answer.kind === "failed" ? Math.min(longest, first * 2 ** (failures - 1)) : pause);
  }

  return {
    change(content: Content): void {
      waiting = { content };
      later(pause);
    },
    /** At once, because the page may be closing: does not wait for a save that is still on its way. */
    flush: () => save(true),
    /** Whether something was typed that is not known to be saved. */
    unsaved: () => waiting !== null || sending > 0,
    stop(): void {
      clearTimeout(timer);
      waiting = null;
    },
  };
}
