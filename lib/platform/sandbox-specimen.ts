import { serveSandbox } from "./sandboxed.ts";

/** A program for the sandbox's tests that does what it is told, however bad. */
export type Order = "answer" | "tell" | "hang" | "grow" | "exit" | "throw" | "settings";

serveSandbox(async (order: Order, tell: (piece: number) => void): Promise<unknown> => {
  if (order === "tell") for (const piece of [1, 2, 3]) tell(piece);
  if (order === "throw") throw new RangeError("words that must not travel");
  if (order === "exit") process.exit(3);
  if (order === "settings") return process.env;
  while (order === "hang") process.hrtime();
  for (const held: Uint8Array[] = []; order === "grow";) held.push(new Uint8Array(2 ** 22).fill(1));
  return process.pid;
});
