import { at } from "./numbers.ts";
import type { Fragment } from "./herniation.ts";
import type { Level, Spine } from "./spine.ts";
import { type Mixture, mix, NOTHING, tissue } from "./tissue.ts";

/** Nerve roots: how much of a point in the sac is root (0..1), and what a root outside it is. */
export interface Roots {
  inSac: (x: number, p: number, s: number) => number;
  outside: (x: number, p: number, s: number) => Mixture;
}

/** The cauda equina, trailing at the back of the sac of a person lying down, and each root's way out to the psoas. */
export function nerveRoots(spine: Spine, fragment: Fragment): Roots {
  const sac = { width: spine.column("sacWidth"), ap: spine.column("sacAp"), gap: spine.column("gap") };
  const strands = exits.flatMap((exit, order) =>
    [-1, 1].flatMap((side) => [0, 1].map((strand) => strandPath(exit, order, side, strand))),
  );
  const ways = exits.flatMap((exit, order) => (order === 0 ? [] : [-1, 1].map((side) => wayOut(exit, side))));

  return {
    inSac(x, p, s) {
      const i = sample(s);
      let most = 0;
      for (const { xs, ps } of strands) {
        const dx = x - at(xs, i);
        const dp = p - at(ps, i);
        const near = dx * dx + dp * dp;
        if (near < 1.3) most = Math.max(most, 1.4 - near * 1.08);
      }
      return most > 1 ? 1 : most;
    },
    outside(x, p, s) {
      for (const { side, top, bottom, xs, ps, radii } of ways) {
        if (s > top || s < bottom || x * side < 0) continue;
        const i = sample(s);
        const dx = x - at(xs, i);
        const dp = p - at(ps, i);
        const radius = at(radii, i);
        const near = dx * dx + dp * dp;
        if (near < radius * radius) {
          const rim = near > (radius - 0.7) * (radius - 0.7);
          return mix(radius > 2.4 ? tissue.ganglion : tissue.nerve, tissue.ligament, rim ? 0.5 : 0.05);
        }
      }
      return NOTHING;
    },
  };

  /** One strand inside the sac: dorsal and near the middle at first, moving out and forward to where it leaves. */
  function strandPath(exit: Level, order: number, side: number, strand: number) {
    const leaves = heightOf(exit) + 9;
    const phase = order * 1.7 + strand * 2.9 + side;
    const xs = new Float32Array(SAMPLES);
    const ps = new Float32Array(SAMPLES);
    for (let i = 0; i < SAMPLES; i += 1) {
      const s = i * STEP - REACH;
      const toGo = s - leaves;
      if (toGo < -1) {
        xs[i] = 99;
        continue;
      }
      // 85° from straight back just before leaving, close to the middle when there is far to go.
      const angle = 0.2 + 1.35 * Math.exp(-toGo / 34) + 0.1 * strand + 0.05 * Math.sin(s / 17 + phase);
      const out = 0.76 - 0.14 * strand + 0.05 * Math.sin(s / 23 + phase);
      const width = sac.width(s);
      const ap = sac.ap(s);
      const x = side * Math.sin(angle) * width * out;
      let p = sac.gap(s) + ap + Math.cos(angle) * ap * out * (1 - 0.12 * Math.sin(angle));
      while (fragment(x, p, s) < 1.75 && p < sac.gap(s) + 1.8 * ap) p += 0.2;
      xs[i] = x;
      ps[i] = p;
    }
    return { xs, ps };
  }

  /** From the side of the sac under the pedicle, through the foramen (ganglion) and forward into the psoas. */
  function wayOut(exit: Level, side: number) {
    const vertebra = spine.vertebrae.find(({ name }) => name === exit);
    const pedicle = vertebra?.pedicle ?? 14;
    const middle = vertebra?.s ?? 0;
    const sacral = vertebra?.sacral ?? false;
    const start = sac.width(middle + 10) * 0.95;
    const path: [ds: number, x: number, p: number, radius: number][] = [
      [16, start - 0.5, 7, 1.1],
      [9, start + 1, 6.4, 1.6],
      [2, pedicle - 5.5, 5, 1.8],
      [-5, pedicle - 1, 3, 2.5],
      [-10, pedicle + 3, 0, 2.9],
      [-17, pedicle + 8, -6, 2.3],
      [-30, pedicle + 14, -13, 2],
      [-52, pedicle + 19, -18, 2],
    ];
    const reach = sacral ? path.slice(0, 6) : path;
    const xs = new Float32Array(SAMPLES);
    const ps = new Float32Array(SAMPLES);
    const radii = new Float32Array(SAMPLES);
    for (let i = 0; i < SAMPLES; i += 1) {
      const ds = i * STEP - REACH - middle;
      const [x, p, radius] = along(reach, ds);
      xs[i] = side * x;
      ps[i] = p;
      for (let push = 0; push < 40 && fragment(side * x, at(ps, i), ds + middle) < 1.6; push += 1)
        ps[i] = at(ps, i) + 0.2;
      radii[i] = radius;
    }
    return { side, top: middle + 16, bottom: middle + (reach.at(-1)?.[0] ?? 0), xs, ps, radii };
  }

  function heightOf(level: Level): number {
    return spine.vertebrae.find(({ name }) => name === level)?.s ?? 0;
  }
}

const exits: Level[] = ["T12", "L1", "L2", "L3", "L4", "L5", "S1", "S2", "S3"];
const STEP = 0.5;
const REACH = 220;
const SAMPLES = (2 * REACH) / STEP + 1;

function sample(s: number): number {
  return Math.min(SAMPLES - 1, Math.max(0, Math.round((s + REACH) / STEP)));
}

function along(path: [number, number, number, number][], ds: number): [number, number, number] {
  const next = path.findIndex(([height]) => height <= ds);
  const lower = path[next < 0 ? path.length - 1 : next] ?? [0, 0, 0, 0];
  const upper = path[next <= 0 ? 0 : next - 1] ?? lower;
  const t = upper[0] === lower[0] ? 0 : Math.max(0, (upper[0] - ds) / (upper[0] - lower[0]));
  const part = Math.min(1, t);
  const between = (k: 1 | 2 | 3) => upper[k] + (lower[k] - upper[k]) * part;
  return [between(1), between(2), between(3)];
}
