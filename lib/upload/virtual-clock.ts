import type { Sleep } from "#lib/upload/patience.ts";

export type VirtualClock = { now: () => number; sleep: Sleep };

/**
 * A clock for tests: it jumps to the next sleeper as soon as nothing else is to be done, so that hours pass in
 * milliseconds and always alike.
 */
export function virtualClock(): VirtualClock {
  const sleepers = new Set<{ at: number; wake: () => void }>();
  let time = 0;
  let running = false;

  const run = async (): Promise<void> => {
    running = true;
    while (sleepers.size > 0) {
      // Two turns let everything that is ready go as far as it can.
      await new Promise(setImmediate);
      await new Promise(setImmediate);
      const next = [...sleepers].reduce<{ at: number; wake: () => void } | null>(
        (first, one) => (first && first.at <= one.at ? first : one),
        null,
      );
      if (!next) break;
      time = Math.max(time, next.at);
      next.wake();
    }
    running = false;
  };

  return {
    now: () => time,
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) {
          resolve();
          return;
        }
        const sleeper = {
          at: time + milliseconds,
          wake: () => {
            sleepers.delete(sleeper);
            signal.removeEventListener("abort", sleeper.wake);
            resolve();
          },
        };
        sleepers.add(sleeper);
        signal.addEventListener("abort", sleeper.wake);
        if (!running) void run();
      }),
  };
}

/** Numbers from 0 to 1 that look random and are the same each time. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
