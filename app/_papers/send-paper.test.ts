import { expect, test } from "vitest";
import { startGate } from "#lib/upload/gate.ts";
import { HttpFailure } from "#lib/upload/patience.ts";
import { type ChosenPaper, sendPaper } from "./send-paper.ts";

const pdf = (content: string): ChosenPaper => ({ kind: "report", label: "a.pdf", file: new Blob([content]) });

/** A portal and a storage that answer as the story has it; the last answer stays. */
function scene({ statuses = [200], stored = [true], signs = [] as (number | null)[] }) {
  const calls: string[] = [];
  const next = <Value>(list: Value[]): Value | undefined => (list.length > 1 ? list.shift() : list[0]);
  const means = {
    gate: startGate(),
    sleep: () => Promise.resolve(),
    onProgress: () => undefined,
    doors: {
      sign: () => {
        calls.push("sign");
        const status = signs.shift();
        if (status) return Promise.reject(new HttpFailure(status, status === 413 ? "Too much." : undefined));
        return Promise.resolve({ paperId: "1", place: status === null ? null : { url: "u", headers: {} } });
      },
      finish: () => {
        calls.push("finish");
        return Promise.resolve({ stored: next(stored) ?? true });
      },
    },
    put: () => {
      calls.push("put");
      return Promise.resolve({ status: next(statuses) ?? 200 });
    },
  };
  return { calls, means };
}

test("a paper is signed for, stored, and said to be", async () => {
  const { calls, means } = scene({});
  expect(await sendPaper(pdf("%PDF-1.4"), means)).toBeNull();
  expect(calls).toEqual(["sign", "put", "finish"]);
});

test("one that the portal has already is not sent again", async () => {
  const { calls, means } = scene({ signs: [null] });
  expect(await sendPaper(pdf("%PDF-1.4"), means)).toBeNull();
  expect(calls).toEqual(["sign"]);
});

test("bytes that an earlier try has stored count as stored", async () => {
  const { calls, means } = scene({ statuses: [412] });
  expect(await sendPaper(pdf("%PDF-1.4"), means)).toBeNull();
  expect(calls).toEqual(["sign", "put", "finish"]);
});

test("storage that is away for a while is tried again, an address that has expired is asked for anew", async () => {
  const { calls, means } = scene({ statuses: [503, 503, 403, 200], signs: [502] });
  expect(await sendPaper(pdf("%PDF-1.4"), means)).toBeNull();
  expect(calls).toEqual(["sign", "sign", "put", "put", "put", "sign", "put", "finish"]);
});

test("a refusal of the portal is told in its words, and endless refusal by storage ends", async () => {
  expect(await sendPaper(pdf("%PDF-1.4"), scene({ signs: [413] }).means)).toBe("Too much.");
  const { calls, means } = scene({ statuses: [400] });
  expect(await sendPaper(pdf("%PDF-1.4"), means)).toMatchObject({
    en: expect.stringContaining("could not be stored") as string,
  });
  expect(calls.filter((call) => call === "put")).toHaveLength(4);
});

test("what is no paper is told at once, and nothing is sent", async () => {
  const { calls, means } = scene({});
  expect(await sendPaper(pdf(""), means)).toMatchObject({ en: "This file is empty.", es: "Este archivo está vacío." });
  expect(await sendPaper(pdf("PK\u0003\u0004"), means)).toMatchObject({ en: expect.stringContaining("ZIP") as string });
  expect(calls).toEqual([]);
});
