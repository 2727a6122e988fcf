/**
 * Runs tasks of which the one with the lowest rank goes first, a few at once. Ranks are asked for when a place falls free,
 * because by then the person may have scrolled elsewhere.
 */
export function createRankedQueue<K>(atOnce: number, rankOf: (key: K) => number) {
  const waiting: { key: K; start: () => void }[] = [];
  let running = 0;

  function next(): void {
    if (running >= atOnce || waiting.length === 0) return;
    let best = 0;
    for (let at = 1; at < waiting.length; at++) {
      if (rankAt(at) < rankAt(best)) best = at;
    }
    const [chosen] = waiting.splice(best, 1);
    running++;
    chosen?.start();
  }

  function rankAt(at: number): number {
    const item = waiting[at];
    return item ? rankOf(item.key) : Number.POSITIVE_INFINITY;
  }

  return {
    run<T>(key: K, task: () => Promise<T>): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        const start = () => {
          void task()
            .then(resolve, reject)
            .finally(() => {
              running--;
              next();
            });
        };
        waiting.push({ key, start });
        next();
      });
    },
    /** How many tasks wait for their turn. */
    get length() {
      return waiting.length;
    },
  };
}
