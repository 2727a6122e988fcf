import { afterAll, expect, test } from "vitest";
import { createSandbox, SandboxFailure } from "./sandbox.ts";
import type { Order } from "./sandbox-specimen.ts";

const program = "lib/platform/sandbox-specimen.ts";
const sandbox = createSandbox<Order, number, unknown>(program, { hands: 1, silence: 5_000, megabytes: 320 });
afterAll(() => sandbox.close());

const failure = async (order: Order): Promise<string> => {
  const error: unknown = await sandbox.ask(order).catch((caught: unknown) => caught);
  return error instanceof SandboxFailure ? error.reason : `${error as Error}`;
};

test("questions are answered by one process after the other, with pieces on the way", async () => {
  const pieces: number[] = [];
  const [first, second] = await Promise.all([
    sandbox.ask("answer"),
    sandbox.ask("tell", (piece) => pieces.push(piece)),
  ]);
  expect(first).toBe(second);
  expect(first).not.toBe(process.pid);
  expect(pieces).toEqual([1, 2, 3]);
});

test("what hangs, grows or breaks is ended with its reason, and the next question is answered", async () => {
  const [hung, ...others] = [await failure("hang"), await failure("grow"), await failure("exit")];
  expect([hung, ...others]).toEqual(["too_long", "too_large", "crashed"]);
  expect(await sandbox.ask("answer")).toEqual(expect.any(Number));
}, 120_000);

test("an error of the program is told by its name alone, and a new process takes over", async () => {
  const before = await sandbox.ask("answer");
  expect(await failure("throw")).toBe("Error: RangeError");
  expect(await sandbox.ask("answer")).not.toBe(before);
});

test("the process knows no setting of ours", async () => {
  process.env["SECRET_OF_OURS"] = "1";
  const settings = (await sandbox.ask("settings")) as Record<string, string>;
  expect(settings["PATH"]).toBe(process.env["PATH"]);
  expect(settings["SECRET_OF_OURS"]).toBeUndefined();
});
