import { expect, test } from "vitest";
import { summaryOf } from "./summary.ts";

const subjects = ["a", "b", "c"].map((id) => ({ id, reference: `F-${id}` }));
const done = (requestId: string, undoId: string | null = null) => ({
  requestId,
  done: true as const,
  undoId,
  version: null,
});
const not = (requestId: string) => ({ requestId, done: false as const, why: "Dana has it." });

test("what became of many is told in one line, with each that was refused and why", () => {
  expect(summaryOf("claimed", [done("a", "u1"), not("b"), done("c", "u2")], subjects)).toEqual({
    words: "2 claimed, 1 refused",
    undoIds: ["u1", "u2"],
    refused: [{ id: "b", reference: "F-b", why: "Dana has it." }],
  });
  expect(summaryOf("claimed", [done("a")], subjects).words).toBe("F-a claimed");
  expect(summaryOf("claimed", [not("a")], subjects).words).toBe("F-a was not claimed");
  expect(summaryOf("released", [done("a"), done("b")], subjects).words).toBe("2 released");
  expect(summaryOf("released", [not("a"), not("b")], subjects).words).toBe("None of 2 released");
});
