import { expect, test } from "vitest";
import { labelled, nextLevel, placedLevels } from "#app/_viewer/labelling.ts";
import { type ImagePlace, imageKey } from "#app/_viewer/planes.ts";
import { rounded } from "#app/_viewer/kept-places.ts";
import type { Vector } from "#lib/imaging/dicom.ts";
import { type SlicePlane, slicePlane, toPatient, toPicture } from "#lib/imaging/slice-plane.ts";
import type { Marking } from "#lib/markings/marking.ts";

const on = { sopInstanceUid: "1.2.3", frame: 1 };
const plane = slicePlane({
  ...{ rows: 300, columns: 300, imagePosition: [0, -100, 200], imageOrientation: [0, 1, 0, 0, 0, -1] },
  ...{ pixelSpacing: [1, 1], frameOfReferenceUid: "1.2" },
}) as SlicePlane;
const places = new Map<string, ImagePlace>([[imageKey("1.2.3", 1), { seriesAt: 0, at: 0, plane }]]);

const keep = (place: Vector) => ({ ...on, points: [rounded(toPicture(plane, place))] });
const hereAt = (name: string, at: [number, number]) => ({ name, at: toPatient(plane, at), frameOfReference: "1.2" });

/** Labels as one clicks them, each named by what was offered. */
function click(marks: readonly Marking[], at: [number, number], fill = false): Marking[] {
  const name = nextLevel(placedLevels(marks, places));
  const put = labelled({ here: hereAt(name, at), fill }, marks, places, keep);
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
  const [again] = labelled({ here: hereAt("S1", [50, 50]), fill: false }, marks, places, keep);
  expect([again?.id, again?.points]).toEqual([marks[0]?.id, [[50, 50]]]);
});

test("nothing is labelled where no image shows the place", () => {
  expect(labelled({ here: hereAt("S1", [0, 0]), fill: false }, [], places, () => null)).toEqual([]);
  expect(placedLevels([{ ...on, id: "a", kind: "level", points: [[0, 0]], text: "S9" }], places)).toEqual([]);
});
