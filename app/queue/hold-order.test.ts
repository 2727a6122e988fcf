import { expect, test } from "vitest";
import { holdOrder } from "./hold-order.ts";

const row = (id: string, owner = "") => ({ id, owner });

test("rows stay where they were, with what is new in them", () => {
  const { rows } = holdOrder([row("a"), row("b")], [row("b", "Dana"), row("a")]);
  expect(rows).toEqual([
    { id: "a", owner: "", gone: false },
    { id: "b", owner: "Dana", gone: false },
  ]);
});

test("what came since is counted, what left stays and is marked", () => {
  const { rows, fresh } = holdOrder([row("a"), row("b")], [row("new"), row("b")]);
  expect(fresh).toBe(1);
  expect(rows.map(({ id, gone }) => [id, gone])).toEqual([
    ["a", true],
    ["b", false],
  ]);
});
