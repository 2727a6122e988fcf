import { readFileSync } from "node:fs";

/** Linux counts in hundredths of a second for every program, whatever its own clock ticks. */
const tick = 10;

/** What a process has had of the processors, in milliseconds, and whether it wants more right now. */
export type ProcessorTime = { milliseconds: number; wantsMore: boolean };

/** Read from proc(5), fields 3, 14 and 15; null where the system does not tell, or the process is gone. */
export function processorTime(pid: number): ProcessorTime | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    const [state, ...numbers] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { milliseconds: tick * (Number(numbers[10]) + Number(numbers[11])), wantsMore: state === "R" };
  } catch {
    return null;
  }
}

/**
 * How many milliseconds more a silent process may have: a busy machine that did not let it work is no fault of what it
 * works on. Nothing where it had its time or waits for something else, and never more than `longest` in all.
 */
export function stillOwed(
  bounds: { silence: number; longest: number },
  { waited, had, wantsMore }: { waited: number; had: number; wantsMore: boolean },
): number {
  if (!wantsMore) return 0;
  return Math.max(0, Math.min(bounds.silence - had, bounds.longest - waited));
}
