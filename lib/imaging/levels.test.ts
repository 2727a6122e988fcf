import { describe, expect, test } from "vitest";
import { above, between, levelAt, levelBelow, levelsOf, type Placed } from "#lib/imaging/levels.ts";
import { slicePlane } from "#lib/imaging/slice-plane.ts";

const at = (name: string, z: number): Placed => ({ name, at: [0, 10, z], frameOfReference: "1.2" });
/** A straight lower back, a vertebra each 35 mm. */
const column = ["L1", "L2", "L3", "L4", "L5", "S1"].map((name, nth) => at(name, 100 - 35 * nth));

const axial = (z: number, frameOfReferenceUid = "1.2") =>
  slicePlane({
    ...{ rows: 100, columns: 100, imagePosition: [-50, -40, z], imageOrientation: [1, 0, 0, 0, 1, 0] },
    ...{ pixelSpacing: [1, 1], frameOfReferenceUid },
  });
const named = (plane: ReturnType<typeof axial>, placed = column) => (plane ? levelAt(plane, placed) : "nowhere");

describe("names of levels", () => {
  test("as reports write them", () => {
    expect(["L4", "L5", "T12", "C7", "C2"].map(levelBelow)).toEqual(["L4/5", "L5/S1", "T12/L1", "C7/T1", "C2/3"]);
    expect([levelBelow("S1"), levelBelow("X9")]).toEqual([null, null]);
  });

  test("upward from the sacrum", () => {
    expect([above("S1"), above("L1"), above("T1"), above("C1")]).toEqual(["L5", "T12", "C7", null]);
  });
});

test("two clicks label what lies between, whichever came first", () => {
  const [upper, lower] = [at("L1", 100), at("S1", -75)];
  const filled = between(lower, upper);
  expect(filled).toEqual(between(upper, lower));
  expect(filled.map(({ name, at: [, , z] }) => [name, z])).toEqual([
    ["L2", 65],
    ["L3", 30],
    ["L4", -5],
    ["L5", -40],
  ]);
  expect(between(at("L4", 0), at("L5", -35))).toEqual([]);
});

test("a level lies in the middle of its neighbours, and there is none where one is missing", () => {
  expect(levelsOf(column).map(({ name, at: [, , z] }) => [name, z])).toEqual([
    ["L1/2", 82.5],
    ["L2/3", 47.5],
    ["L3/4", 12.5],
    ["L4/5", -22.5],
    ["L5/S1", -57.5],
  ]);
  expect(levelsOf(column.filter(({ name }) => name !== "L3")).map(({ name }) => name)).toEqual([
    "L1/2",
    "L4/5",
    "L5/S1",
  ]);
});

describe("what a slice across shows", () => {
  test("the level, or the vertebra it goes through", () => {
    expect([-5, -10, -16, -22.5, -29, -35].map((z) => named(axial(z)))).toEqual([
      "L4",
      "L4",
      "L4/5",
      "L4/5",
      "L4/5",
      "L5",
    ]);
  });

  test("nothing beyond the labels, between labels that are no neighbours, or in another frame", () => {
    expect([named(axial(140)), named(axial(-120)), named(axial(0, "9"))]).toEqual([null, null, null]);
    expect(
      named(
        axial(30),
        column.filter(({ name }) => name !== "L3"),
      ),
    ).toBeNull();
  });

  test("nothing on a slice along the column", () => {
    const sagittal = slicePlane({
      ...{ rows: 200, columns: 100, imagePosition: [0, -40, 100], imageOrientation: [0, 1, 0, 0, 0, -1] },
      ...{ pixelSpacing: [1, 1], frameOfReferenceUid: "1.2" },
    });
    expect(named(sagittal)).toBeNull();
  });
});
