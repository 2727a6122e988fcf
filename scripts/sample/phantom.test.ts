import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { lumbarAnatomy, type Lps } from "./anatomy.ts";
import { instanceFile, lumbarPhantom, type Phantom, type PhantomInstance, type PhantomSeries } from "./phantom.ts";
import { cross } from "./render.ts";

const herniation = { level: "L4/L5", side: "left" } as const;
const phantom = lumbarPhantom({ small: true });
const anatomy = lumbarAnatomy({ seed: 1, herniation });

describe("the seed", () => {
  test("gives other bytes and other UIDs when it differs, and the same when it is the same again", () => {
    const other = lumbarPhantom({ small: true, seed: 2 });
    expect(fingerprint(other)).not.toBe(fingerprint(phantom));
    expect(fingerprint(lumbarPhantom({ small: true }))).toBe(fingerprint(phantom));
    expect(other.study.uid).not.toBe(phantom.study.uid);
    expect(lumbarPhantom({ small: true, studyDate: "20260303" }).study.uid).not.toBe(phantom.study.uid);
  });

  test("never repeats a UID within a study, and keeps to 64 characters", () => {
    const uids = phantom.series.flatMap(({ uid, instances }) => [uid, ...instances.map((one) => one.sopInstanceUid)]);
    expect(new Set(uids).size).toBe(uids.length);
    for (const uid of uids) expect(uid).toMatch(/^2\.25\.[1-9]\d{0,38}$/);
  });
});

describe("the geometry", () => {
  test("sagittal slices run from the patient's left to the right, parallel and evenly spaced", () => {
    const xs = series("SAG T2 TSE").instances.map(({ plane }) => plane.origin[0]);
    expect(xs).toEqual([17.6, 8.8, 0, -8.8, -17.6]);
    for (const { plane } of series("SAG T2 TSE").instances) expect(cross(plane.row, plane.column)).toEqual([-1, 0, 0]);
  });

  test("axial slices come in blocks along each disc, 4.4 mm apart within a block", () => {
    const planes = series("AX T2 TSE L1-S1").instances.map(({ plane }) => plane);
    expect(planes).toHaveLength(15);
    const [first, second] = [planes[9], planes[10]];
    if (!first || !second) throw new Error("no block at L4/L5");
    const normal = cross(first.row, first.column);
    expect(cross(second.row, second.column)).toEqual(normal);
    expect(dot(subtract(first.origin, second.origin), normal)).toBeCloseTo(4.4, 3);
    expect(Math.hypot(...normal)).toBeCloseTo(1, 6);
    for (const { row, column } of planes) expect(cross(row, column)[2]).toBeGreaterThan(0.8);
  });

  test("the lumbar spine is lordotic and its sacrum slopes", () => {
    const tilts = anatomy.discs.map(({ tilt }) => (tilt * 180) / Math.PI);
    expect(tilts).toEqual([...tilts].sort((a, b) => b - a));
    expect((tilts[0] ?? 0) - (tilts[4] ?? 0)).toBeGreaterThan(30);
  });
});

describe("the herniated disc", () => {
  test("lies to the left, where an axial slice of L4/L5 and a sagittal slice left of the middle show it", () => {
    expect(phantom.herniation[0]).toBeGreaterThan(3);
    const nearest = (label: string) =>
      [...series(label).instances].sort((a, b) => away(a, phantom.herniation) - away(b, phantom.herniation))[0];
    const sagittal = nearest("SAG T2 TSE");
    const axial = nearest("AX T2 TSE L1-S1");
    expect(sagittal?.number).toBe(2);
    expect([10, 11, 12]).toContain(axial?.number);
    expect(axial && away(axial, phantom.herniation)).toBeLessThan(2.3);
    expect(axial && value(axial, phantom.herniation)).toBeLessThan(0.5 * brightness("AX T2 TSE L1-S1", mirrored()));
  });

  test("can be put elsewhere", () => {
    const right = lumbarAnatomy({ seed: 1, herniation: { level: "L5/S1", side: "right" } });
    expect(right.herniation[0]).toBeLessThan(-3);
    expect(right.herniation[2]).toBeLessThan(anatomy.herniation[2] - 20);
  });
});

describe("the contrast", () => {
  const csf: Lps = behindBody("L3", 27);
  const body: Lps = behindBody("L3", 0);
  const fat: Lps = behindBody("L3", 80);

  test("CSF is brighter than bone on T2 and darker on T1", () => {
    expect(brightness("SAG T2 TSE", csf)).toBeGreaterThan(1.8 * brightness("SAG T2 TSE", body));
    expect(brightness("SAG T1 TSE", csf)).toBeLessThan(0.7 * brightness("SAG T1 TSE", body));
  });

  test("fat is bright on T1 and T2 and suppressed on STIR", () => {
    for (const label of ["SAG T1 TSE", "SAG T2 TSE"]) {
      expect(brightness(label, fat)).toBeGreaterThan(1.5 * brightness(label, body));
    }
    expect(brightness("SAG STIR", fat)).toBeLessThan(0.2 * brightness("SAG STIR", csf));
  });

  test("values fit 12 bits", () => {
    for (const { instances } of phantom.series) {
      for (const { pixels } of instances) expect(pixels.every((pixel) => pixel < 4096)).toBe(true);
    }
  });
});

function series(label: string): PhantomSeries {
  const found = phantom.series.find(({ description }) => description === label);
  if (!found) throw new Error(`no series ${label}`);
  return found;
}

function fingerprint({ series: all }: Phantom): string {
  const hash = createHash("sha256");
  for (const { instances } of all) for (const instance of instances) hash.update(instanceFile(instance));
  return hash.digest("hex");
}

/** Brightness of a point in the slice nearest to it, the mean of 3 × 3 voxels. */
function brightness(label: string, point: Lps): number {
  const [nearest] = [...series(label).instances].sort((a, b) => away(a, point) - away(b, point));
  if (!nearest) throw new Error(`no slice in ${label}`);
  return value(nearest, point);
}

function value({ plane, pixels }: PhantomInstance, point: Lps): number {
  const from = subtract(point, plane.origin);
  const column = Math.round(dot(from, plane.row) / plane.spacing);
  const row = Math.round(dot(from, plane.column) / plane.spacing);
  const around = [-1, 0, 1].flatMap((r) => [-1, 0, 1].map((c) => pixels[(row + r) * plane.columns + column + c] ?? 0));
  return around.reduce((sum, one) => sum + one, 0) / 9;
}

function away({ plane }: PhantomInstance, point: Lps): number {
  return Math.abs(dot(subtract(point, plane.origin), cross(plane.row, plane.column)));
}

function behindBody(level: string, mm: number): Lps {
  const [x, y, z] = anatomy.vertebrae.find(({ name }) => name === level)?.centre ?? [0, 0, 0];
  return [x, y + mm, z];
}

/** The point on the healthy side that answers to the herniation. */
function mirrored(): Lps {
  const [x, y, z] = phantom.herniation;
  return [-x, y + 4, z];
}

function subtract(a: Lps, b: Lps): Lps {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

function dot(a: Lps, b: Lps): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
