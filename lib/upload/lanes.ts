import type { Gate } from "#lib/upload/gate.ts";
import type { Pace } from "#lib/upload/pace.ts";

type Job = () => Promise<void>;

/**
 * Runs jobs side by side, as many as `pace` says at the moment, while some more are prepared ahead. What was prepared is
 * always run, also once cancelled (it then ends at once), so that whoever counts on its end is not left waiting.
 */
export async function inLanes(
  jobs: AsyncIterable<Job>,
  pace: Pick<Pace, "width" | "ahead" | "dry">,
  gate: Pick<Gate, "state">,
): Promise<void> {
  const iterator = jobs[Symbol.asyncIterator]();
  const running = new Set<Promise<void>>();
  const ready: Job[] = [];
  let coming: Promise<void> | null = null;
  const met: { end: boolean; failure: unknown } = { end: false, failure: null };
  const prepare = async (): Promise<void> => {
    try {
      const next = await iterator.next();
      if (next.done) met.end = true;
      else ready.push(next.value);
    } catch (failure) {
      Object.assign(met, { end: true, failure });
    }
    coming = null;
  };
  const run = (job: Job): void => {
    const work = job().finally(() => running.delete(work));
    work.catch(() => undefined);
    running.add(work);
  };
  try {
    for (;;) {
      const cancelled = gate.state() === "cancelled";
      while (ready.length > 0 && (cancelled || running.size < pace.width())) ready.splice(0, 1).forEach(run);
      if (cancelled && !coming) met.end = true;
      if (!met.end && !coming && ready.length < pace.ahead()) coming = prepare();
      if (met.end && ready.length === 0) break;
      if (coming && running.size < pace.width()) pace.dry();
      await Promise.race(coming ? [...running, coming] : running);
    }
  } finally {
    await Promise.allSettled(running);
    await iterator.return?.();
  }
  if (met.failure !== null) throw met.failure as Error;
}
