import { expect, test } from "vitest";
import { readAsOne, type StackFacts } from "./series-facts.ts";

const stack = (label: string, ...instanceIds: string[]): StackFacts => ({
  ...{ label, spacing: 4, even: true },
  kind: "stack",
  plane: "axial",
  instanceIds,
});
const told = (stacks: readonly StackFacts[]) => stacks.map(({ label, instanceIds }) => [label, ...instanceIds]);

test("blocks along several discs are read as one, in the place of the first", () => {
  const stacks = [stack("Localizer", "l"), stack("Axial 1", "a", "b"), stack("Sagittal", "s"), stack("Axial 2", "c")];
  expect(told(readAsOne(stacks))).toEqual([
    ["Localizer", "l"],
    ["Axial", "a", "b", "c"],
    ["Sagittal", "s"],
  ]);
});

test("echoes, points in time and a single block stay as they are", () => {
  const stacks = [stack("Axial, echo 1", "a"), stack("Axial, echo 2", "b"), stack("Axial 1", "c")];
  expect(readAsOne(stacks)).toEqual(stacks);
  const times = [1, 2].map((nth) => ({ ...stack(`Axial ${nth}`, String(nth)), kind: "time_series" as const }));
  expect(readAsOne(times)).toEqual(times);
});
