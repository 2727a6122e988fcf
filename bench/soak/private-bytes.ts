import { readFileSync } from "node:fs";

/** What the kernel says belongs to this process alone, and is given back when it ends; 0 where it has just ended. */
export function privateBytes(pid: number): number {
  let rollup: string;
  try {
    rollup = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code === "ENOENT" || (failure as NodeJS.ErrnoException).code === "ESRCH")
      return 0;
    throw failure;
  }
  const kilobytes = [...rollup.matchAll(/^(?:Private_Clean|Private_Dirty|Swap): +(\d+) kB/gm)];
  if (kilobytes.length === 0) throw new Error("this system does not say how much memory a process has");
  return kilobytes.reduce((sum, [, size]) => sum + Number(size) * 1024, 0);
}
