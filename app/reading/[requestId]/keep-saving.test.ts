import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Answer, keepSaving, type Saving } from "./keep-saving.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const saved: Answer = { kind: "saved", at: "2026-01-01T10:42:00Z" };

function scene(answers: Answer[]) {
  const sent: string[] = [];
  const told: Saving["kind"][] = [];
  const send = (content: string) => {
    sent.push(content);
    return Promise.resolve(answers.shift() ?? saved);
  };
  return { sent, told, saver: keepSaving<string>({ send, tell: ({ kind }) => told.push(kind) }) };
}

test("only the newest text is saved, once the typing has stopped", async () => {
  const { sent, told, saver } = scene([]);
  saver.change("a");
  await vi.advanceTimersByTimeAsync(500);
  saver.change("ab");
  await vi.advanceTimersByTimeAsync(5_000);
  expect(sent).toEqual(["ab"]);
  expect(told).toEqual(["saving", "saved"]);
});

test("what fails is tried again, and what was typed meanwhile goes instead", async () => {
  const { sent, saver } = scene([
    { kind: "failed", message: "" },
    { kind: "failed", message: "" },
  ]);
  saver.change("a");
  await vi.advanceTimersByTimeAsync(3_000);
  expect(sent).toEqual(["a", "a"]);
  saver.change("ab");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toEqual(["a", "a", "ab"]);
});

test("what is refused is not sent again by itself", async () => {
  const { sent, told, saver } = scene([{ kind: "refused", message: "signed" }]);
  saver.change("a");
  await vi.advanceTimersByTimeAsync(120_000);
  expect(sent).toEqual(["a"]);
  expect(told).toEqual(["saving", "refused"]);
});

test("after stop nothing is sent", async () => {
  const { sent, saver } = scene([]);
  saver.change("a");
  saver.stop();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(sent).toEqual([]);
});
