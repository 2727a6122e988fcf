import { at } from "./numbers.ts";

/**
 * One row a vertebra, from the head down; sizes in mm, `tilt` in degrees (0 = endplates level, positive = axis leans
 * back going up, negative = anterior edge lower, as at the sacrum). `sac…`: thecal sac; `gap`: its distance from the wall.
 */
// prettier-ignore
const table = [
  { name: "T10", height: 23.5, depth: 30, width: 36, disc: 5.5, tilt: 11,  pedicle: 11,   facet: 11, sacWidth: 8,   sacAp: 6.8, gap: 1.6 },
  { name: "T11", height: 24,   depth: 31, width: 38, disc: 6,   tilt: 13,  pedicle: 11,   facet: 12, sacWidth: 8.4, sacAp: 7,   gap: 1.6 },
  { name: "T12", height: 25.5, depth: 32, width: 41, disc: 7,   tilt: 14,  pedicle: 11.5, facet: 13, sacWidth: 9,   sacAp: 7.4, gap: 1.6 },
  { name: "L1",  height: 26.5, depth: 33, width: 43, disc: 8.5, tilt: 12,  pedicle: 12.5, facet: 14, sacWidth: 9.4, sacAp: 7.8, gap: 1.5 },
  { name: "L2",  height: 27,   depth: 34, width: 45, disc: 9.5, tilt: 8,   pedicle: 13,   facet: 15, sacWidth: 9.2, sacAp: 7.6, gap: 1.5 },
  { name: "L3",  height: 27,   depth: 35, width: 47, disc: 10.5,tilt: 2,   pedicle: 14,   facet: 16, sacWidth: 9,   sacAp: 7.3, gap: 1.5 },
  { name: "L4",  height: 27,   depth: 35.5,width: 49,disc: 11,  tilt: -7,  pedicle: 15.5, facet: 18, sacWidth: 8.8, sacAp: 7.1, gap: 1.7 },
  { name: "L5",  height: 26.5, depth: 35, width: 51, disc: 10,  tilt: -20, pedicle: 18.5, facet: 20, sacWidth: 8.2, sacAp: 6.6, gap: 3 },
  { name: "S1",  height: 27,   depth: 30, width: 48, disc: 2.6, tilt: -38, pedicle: 21,   facet: 22, sacWidth: 6.6, sacAp: 5.2, gap: 5.5 },
  { name: "S2",  height: 22,   depth: 20, width: 36, disc: 1.6, tilt: -45, pedicle: 19,   facet: 22, sacWidth: 3,   sacAp: 3,   gap: 4.5 },
  { name: "S3",  height: 19,   depth: 14, width: 30, disc: 1.2, tilt: -36, pedicle: 17,   facet: 22, sacWidth: 0,   sacAp: 0,   gap: 4 },
  { name: "S4",  height: 17,   depth: 11, width: 26, disc: 1,   tilt: -16, pedicle: 15,   facet: 22, sacWidth: 0,   sacAp: 0,   gap: 3 },
] as const;

export type Level = (typeof table)[number]["name"];
export type DiscName = "L1/L2" | "L2/L3" | "L3/L4" | "L4/L5" | "L5/S1";
type Column = Exclude<keyof (typeof table)[number], "name">;

/** A vertebra along the spine: centre `s` and size in mm. */
export interface Vertebra {
  name: Level;
  s: number;
  height: number;
  pedicle: number;
  facet: number;
  sacral: boolean;
}

/** A point in the patient (LPS, mm) and the direction of the spine's axis there, in the sagittal plane. */
export interface Station {
  y: number;
  z: number;
  tilt: number;
}

/** The spine straightened: `s` mm along the axis (0 at the middle of L3, up is positive), `v` mm behind the axis. */
export interface Spine {
  vertebrae: readonly Vertebra[];
  /** The vertebra to which a height belongs; borders lie in the middle of the discs. */
  indexAt: (s: number) => number;
  /** Where a height lies in the patient. */
  stationAt: (s: number) => Station;
  /** The middle of a disc along the axis. */
  discAt: (disc: DiscName) => number;
  /** A column of the table of vertebrae, smoothly interpolated along the axis. */
  column: (name: Column) => (s: number) => number;
  /** Curves given at the middles of vertebrae, interpolated likewise; missing levels keep the nearest value. */
  curve: (knots: Partial<Record<Level, number>>) => (s: number) => number;
  /** Straightened coordinates of a point of the patient, read from a grid of 1 mm. */
  along: (y: number, z: number) => number;
  behind: (y: number, z: number) => number;
}

/** The lumbar spine with its lordosis; `thinDisc` has lost a third of its height. */
export function lumbarSpine(thinDisc: DiscName): Spine {
  const vertebrae = stack(thinDisc);
  const index = sampled((s) => nearestVertebra(vertebrae, s));
  const curve: Spine["curve"] = (knots) => lookup(sampled(interpolation(vertebrae, knots)));
  const column: Spine["column"] = (name) => curve(Object.fromEntries(table.map((row) => [row.name, row[name]])));
  const stations = integrate(column("tilt"));
  const stationAt = (s: number): Station => {
    const i = indexOf(s);
    return { y: at(stations.y, i), z: at(stations.z, i), tilt: at(stations.tilt, i) };
  };
  const grid = straighten(stations);
  return {
    vertebrae,
    indexAt: lookup(index),
    stationAt,
    discAt: (disc) => discMiddle(vertebrae, disc),
    column,
    curve,
    along: (y, z) => bilinear(grid.s, y, z),
    behind: (y, z) => bilinear(grid.v, y, z),
  };
}

const STEP = 0.25;
const REACH = 220;
const SAMPLES = (2 * REACH) / STEP + 1;
const GRID = { y0: -140, z0: -210, columns: 300, rows: 420 };

function stack(thinDisc: DiscName): Vertebra[] {
  const gaps = table.map(({ name, disc }) => (thinDisc.startsWith(name) ? disc * 0.68 : disc));
  let top = 0;
  const tops = table.map(({ height }, i) => {
    const start = top;
    top -= height + (gaps[i] ?? 0);
    return start - height / 2;
  });
  const origin = tops[table.findIndex(({ name }) => name === "L3")] ?? 0;
  return table.map(({ name, height, pedicle, facet }, i) => {
    return { name, s: (tops[i] ?? 0) - origin, height, pedicle, facet, sacral: name.startsWith("S") };
  });
}

function discMiddle(vertebrae: readonly Vertebra[], disc: DiscName): number {
  const i = vertebrae.findIndex(({ name }) => disc.startsWith(`${name}/`));
  return border(vertebrae, i);
}

/** The middle of the disc below vertebra `i`. */
function border(vertebrae: readonly Vertebra[], i: number): number {
  const upper = vertebrae[i];
  const lower = vertebrae[i + 1];
  if (!upper || !lower) return -Infinity;
  return (upper.s - upper.height / 2 + lower.s + lower.height / 2) / 2;
}

function nearestVertebra(vertebrae: readonly Vertebra[], s: number): number {
  const i = vertebrae.findIndex((_, n) => s >= border(vertebrae, n));
  return i < 0 ? vertebrae.length - 1 : i;
}

function interpolation(vertebrae: readonly Vertebra[], knots: Partial<Record<Level, number>>) {
  const known = vertebrae.flatMap(({ name, s }) => (knots[name] === undefined ? [] : [{ s, value: knots[name] }]));
  return (s: number): number => {
    const below = known.findIndex((knot) => knot.s <= s);
    const upper = known[below < 0 ? known.length - 1 : Math.max(0, below - 1)] ?? { s: 0, value: 0 };
    const lower = known[below < 0 ? known.length - 1 : below] ?? upper;
    if (upper.s === lower.s) return upper.value;
    const t = (s - lower.s) / (upper.s - lower.s);
    // Half way between straight and S-shaped: no kinks at the knots, no flat steps either.
    return lower.value + (upper.value - lower.value) * (0.5 * t + 0.5 * t * t * (3 - 2 * t));
  };
}

/** Walks up and down from the middle of L3 along the tilt. */
function integrate(tiltAt: (s: number) => number) {
  const y = new Float32Array(SAMPLES);
  const z = new Float32Array(SAMPLES);
  const tilt = new Float32Array(SAMPLES).map((_, i) => (tiltAt(i * STEP - REACH) * Math.PI) / 180);
  const middle = indexOf(0);
  for (const way of [1, -1]) {
    for (let i = middle; i + way >= 0 && i + way < SAMPLES; i += way) {
      y[i + way] = at(y, i) + way * STEP * Math.sin(at(tilt, i));
      z[i + way] = at(z, i) + way * STEP * Math.cos(at(tilt, i));
    }
  }
  return { y, z, tilt };
}

/** For each grid point the `s` whose plane across the axis runs through it, found by a few damped steps. */
function straighten(stations: ReturnType<typeof integrate>) {
  const s = new Float32Array(GRID.columns * GRID.rows);
  const v = new Float32Array(s.length);
  for (let row = 0, cell = 0; row < GRID.rows; row += 1) {
    let guess = GRID.z0 + row;
    for (let column = 0; column < GRID.columns; column += 1, cell += 1) {
      const py = GRID.y0 + column;
      const pz = GRID.z0 + row;
      let behind = 0;
      for (let step = 0; step < (column === 0 ? 40 : 6); step += 1) {
        const i = indexOf(guess);
        const dy = py - at(stations.y, i);
        const dz = pz - at(stations.z, i);
        const sin = Math.sin(at(stations.tilt, i));
        const cos = Math.cos(at(stations.tilt, i));
        const beyond = guess - (i * STEP - REACH);
        guess += 0.8 * (dy * sin + dz * cos - beyond);
        behind = dy * cos - dz * sin;
      }
      s[cell] = guess;
      v[cell] = behind;
    }
  }
  return { s, v };
}

function bilinear(grid: Float32Array, y: number, z: number): number {
  const gy = Math.min(GRID.columns - 1.001, Math.max(0, y - GRID.y0));
  const gz = Math.min(GRID.rows - 1.001, Math.max(0, z - GRID.z0));
  const column = Math.floor(gy);
  const row = Math.floor(gz);
  const fy = gy - column;
  const cell = row * GRID.columns + column;
  const low = at(grid, cell) + (at(grid, cell + 1) - at(grid, cell)) * fy;
  const next = cell + GRID.columns;
  const high = at(grid, next) + (at(grid, next + 1) - at(grid, next)) * fy;
  return low + (high - low) * (gz - row);
}

function sampled(f: (s: number) => number): Float32Array {
  return new Float32Array(SAMPLES).map((_, i) => f(i * STEP - REACH));
}

function lookup(values: Float32Array): (s: number) => number {
  return (s) => at(values, indexOf(s));
}

function indexOf(s: number): number {
  const i = Math.round((s + REACH) / STEP);
  return i < 0 ? 0 : i >= SAMPLES ? SAMPLES - 1 : i;
}
