import type { Gate } from "#lib/upload/gate.ts";
import type { Pace } from "#lib/upload/pace.ts";

/**
 * Runs jobs side by side, as many as `pace` says at the moment, while one more is prepared ahead. What was prepared is
 * always run, also once cancelled (it then ends at once), so that whoever counts on its end is not left waiting.
 */
export async function inLanes(
  jobs: AsyncIterable<() => Promise<void>>,
  pace: Pick<Pace, "width" | "dry">,
  gate: Pick<Gate, "state">,
): Promise<void> {
  const iterator = jobs[Symbol.asyncIterator]();
  const running = new Set<Promise<void>>();
  const packing = { done: false };
  const cancelled = (): boolean => gate.state() === "cancelled";
  const prepare = (): Promise<IteratorResult<() => Promise<void>>> => {
    const next = iterator.next();
    packing.done = false;
    // A failure is met where the job is awaited.
    next.then(
      () => (packing.done = true),
      () => (packing.done = true),
    );
    return next;
  };
  let ahead = prepare();
  try {
    for (;;) {
      while (running.size >= pace.width()) await Promise.race(running);
      if (!packing.done) pace.dry();
      const next = await ahead;
      if (next.done) break;
      const job = next.value().finally(() => running.delete(job));
      job.catch(() => undefined);
      running.add(job);
      if (cancelled()) break;
      ahead = prepare();
    }
  } finally {
    await Promise.allSettled(running);
    await iterator.return?.();
  }
}
