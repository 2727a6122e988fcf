import { Worker } from "node:worker_threads";
import type { FromSandbox } from "./sandbox.ts";

/**
 * The other side of `createSandbox`: answers questions one after the other until the parent is gone. `tell` sends a piece
 * on the way, and a sign of life. Where the process grows beyond its bound it ends itself, whatever it is busy with.
 */
export function serveSandbox(answer: (question: never, tell: (piece: unknown) => void) => Promise<unknown>): void {
  watch(Number(process.argv[2]) * 2 ** 20);
  const send = (said: FromSandbox): void => void process.send?.(said);
  process.on("disconnect", () => process.exit(0));
  process.on("message", ({ question }: { question: never }) => {
    answer(question, (piece) => send({ piece })).then(
      (value) => send({ answer: value, rss: process.memoryUsage.rss() }),
      (error: unknown) => send({ failed: error instanceof Error ? error.name : "Error" }),
    );
  });
  send({ ready: true });
}

/** In a thread of its own, as the main one may be caught in a loop. */
function watch(bytes: number): void {
  const watchdog = new Worker(
    `const { workerData: { bytes, parent } } = require("node:worker_threads");
     setInterval(() => {
       if (process.memoryUsage.rss() > bytes || process.ppid !== parent) process.kill(process.pid, "SIGKILL");
     }, 25);`,
    { eval: true, execArgv: [], workerData: { bytes, parent: process.ppid } },
  );
  watchdog.unref();
}
