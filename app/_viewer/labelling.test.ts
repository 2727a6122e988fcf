import { expect, test } from "vitest";
import { labelled, nextLevel, placedLevels } from "#app/_viewer/labelling.ts";
import { type ImagePlace, imageKey } from "#app/_viewer/planes.ts";
import { slicePlane } from "#lib/imaging/slice-plane.ts";
import type { Marking } from "#lib/markings/marking.ts";

const on = { sopInstanceUid: "1.2.3", frame: 1 };
const plane = slicePlane({
  ...{ rows: 300, columns: 300, imagePosition: [0, -100, 200], imageOrientation: [0, 1, 0, 0, 0, -1] },
  ...{ pixelSpacing: [1, 1], frameOfReferenceUid: "1.2" },
});
const places = new Map<string, ImagePlace>([[imageKey("1.2.3", 1), { seriesAt: 0, at: 0, plane }]]);

/** Labels as one clicks them, each named by what was offered. */
function click(marks: readonly Marking[], at: [number, number], fill = false): Marking[] {
  const name = nextLevel(placedLevels(marks, places));
  const put = labelled({ on, at, name, fill }, marks, places);
  return [...marks.filter(({ id }) => !put.some((one) => one.id === id)), ...put];
}
const told = (marks: readonly Marking[]) => marks.map(({ text, points: [point] }) => `${text} ${String(point)}`).sort();

test("clicks go up from the sacrum", () => {
  const marks = click(click(click([], [100, 275]), [95, 240]), [90, 205]);
  expect(told(marks)).toEqual(["L4 90,205", "L5 95,240", "S1 100,275"]);
});

test("a click below and one above label the lower back", () => {
  expect(told(click(click([], [100, 275]), [100, 100], true))).toEqual([
    ...["L1 100,100", "L2 100,135", "L3 100,170", "L4 100,205", "L5 100,240", "S1 100,275"],
  ]);
});

test("a vertebra that is labelled again moves", () => {
  const marks = click([], [100, 275]);
  const [again] = labelled({ on, at: [50, 50], name: "S1", fill: false }, marks, places);
  expect([again?.id, again?.points]).toEqual([marks[0]?.id, [[50, 50]]]);
});

test("nothing is labelled where the image does not say where it lies", () => {
  expect(labelled({ on: { sopInstanceUid: "9", frame: 1 }, at: [0, 0], name: "S1", fill: false }, [], places)).toEqual(
    [],
  );
  expect(placedLevels([{ ...on, id: "a", kind: "level", points: [[0, 0]], text: "S9" }], places)).toEqual([]);
});
