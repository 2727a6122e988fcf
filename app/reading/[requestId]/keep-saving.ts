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
  let busy = false;
  let failures = 0;

  const later = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), ms);
  };

  async function save(): Promise<void> {
    clearTimeout(timer);
    if (busy || !waiting) return;
    const { content } = waiting;
    waiting = null;
    busy = true;
    tell({ kind: "saving" });
    const answer = await send(content);
    busy = false;
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
    /** At once, e.g. when the page is being left. */
    flush: save,
    stop(): void {
      clearTimeout(timer);
      waiting = null;
    },
  };
}
