import type { Noise } from "./noise.ts";
import { at, hypot, smoothstep } from "./numbers.ts";
import type { Part } from "./column.ts";
import type { Spine, Vertebra } from "./spine.ts";
import { type Mixture, mix, NOTHING, tissue } from "./tissue.ts";

/** The posterior elements: pedicles, laminae, spinous and transverse processes, facet joints, flava, sacral wings. */
export function posteriorElements(spine: Spine, noise: Noise): Part {
  const { vertebrae } = spine;
  const depth = spine.column("depth");
  const joint = new Float32Array(2);

  return (x, v, s) => {
    const p = v - depth(s) / 2;
    if (p < -30 || p > 58) return NOTHING;
    const index = spine.indexAt(s);
    const side = Math.abs(x);
    let bone = Infinity;
    // An arch hangs down past its disc: ask the vertebra itself, the one above and the one below.
    for (let i = Math.max(0, index - 1); i <= index + 1; i += 1) {
      const vertebra = vertebrae[i];
      if (!vertebra) continue;
      const ds = s - vertebra.s;
      if (vertebra.sacral) {
        bone = Math.min(bone, sacrum(vertebra, side, p, ds));
        continue;
      }
      bone = Math.min(bone, arch(vertebra, side, p, ds));
      facet(vertebra, vertebrae[i + 1], side, p, ds, joint);
      const reach = at(joint, 0);
      const gap = at(joint, 1);
      if (reach < 0 && gap < 0.45) return mix(tissue.synovia, tissue.innerAnnulus, 0.7);
      if (reach < 0 && gap < 1.5) return mix(tissue.cortex, tissue.redMarrow, 0.12);
      bone = Math.min(bone, reach);
    }
    if (bone < 0) return marrow(-bone, x, v, s);
    const level = vertebrae[index];
    return level && !level.sacral ? softBetween(level, side, p, s - level.s, x, v, s) : NOTHING;
  };

  function marrow(inside: number, x: number, v: number, s: number): Mixture {
    if (inside < 0.8) return mix(tissue.cortex, tissue.redMarrow, 0.12);
    return mix(tissue.redMarrow, tissue.fattyMarrow, 0.5 + 0.4 * noise(x / 4, v / 4, s / 4));
  }

  /** Flava between the laminae, ligaments and fat between the spinous processes. */
  function softBetween(level: Vertebra, side: number, p: number, ds: number, x: number, v: number, s: number): Mixture {
    const back = p - roof(side);
    const gap = smoothstep(-3, -9, ds) + smoothstep(level.height / 2 - 6, level.height / 2, ds);
    const thick = (0.8 + 3 * Math.min(1, gap)) * smoothstep(0.3, 4, side);
    if (back < 0 && back > -thick && side < 13.5) return mix(tissue.ligament, tissue.muscle, 0.25);
    if (side > 2.6 || p < 18 || p > 53) return NOTHING;
    if (p > 50.5) return mix(tissue.ligament, tissue.cortex, 0.4);
    const strands = noise(x / 3, (v + s * 0.8) / 1.7, (s - v * 0.8) / 11);
    const patches = noise(x / 6, v / 8, s / 8);
    return mix(tissue.ligament, tissue.fat, 0.3 + 0.45 * strands + 0.3 * (patches - 0.3));
  }
}

/** Inner face of the laminae behind the canal (mm behind the back wall of the bodies), a roof with its ridge in the middle. */
export function roof(side: number): number {
  return 19 - 0.62 * side;
}

/** Signed distance (mm, negative inside) to the arch of one vertebra. */
function arch(vertebra: Vertebra, side: number, p: number, ds: number): number {
  if (ds > 18 || ds < -34) return Infinity;
  const pedicle = ellipse((side - vertebra.pedicle) / 4.2, (ds - 5.5) / 7.2, 4.2);
  const pedicleBone = Math.max(pedicle, -10 - p, p - 11);
  const back = p - roof(side) + 0.1 * (ds + 8);
  const lamina = Math.max(-back, back - 5.5, side - vertebra.facet - 3, Math.abs(ds + 7.5) - 10.5);
  const tip = smoothstep(38, 50, p);
  const slope = 0.14 * (p - 20);
  // A hatchet: rounded behind, slimmer in its neck.
  const tall = 8.4 - 1.6 * smoothstep(40, 26, p) + 0.8 * tip;
  const high = Math.max(0, Math.abs(ds + 11 + slope) - tall + 4);
  const far = Math.max(0, p - 45.5);
  const spinous = Math.max(side - 3.3 - 1.4 * tip, 20 - p, Math.sqrt(high * high + far * far) - 4);
  const beam = 15 + Math.max(0, 9 - 0.15 * side) * 0.2;
  const transverse = Math.max(
    ellipse((p - beam + 9 - 0.12 * (side - 18)) / 3.4, (ds - 4) / 5, 3.4),
    17 - side,
    side - vertebra.pedicle - 25,
  );
  return Math.min(pedicleBone, lamina, spinous, transverse);
}

/**
 * The facet joint below a vertebra, into `joint`: signed distance to its two articular processes, and distance to the
 * gap between them. An array used again, because an object for each of millions of points is slow.
 */
function facet(
  vertebra: Vertebra,
  below: Vertebra | undefined,
  side: number,
  p: number,
  ds: number,
  joint: Float32Array,
): void {
  const middle = below ? (below.s + below.height / 2 - vertebra.s - vertebra.height / 2) / 2 : -18;
  const a = side - vertebra.facet;
  const b = p - 12.5;
  const c = ds - middle;
  joint.fill(Infinity);
  if (a * a > 130 || b * b > 130 || c * c > 260) return;
  // The joint runs from in front and inside to behind and outside, hollow towards the middle, steeper going down.
  const along = 0.69 * a + 0.72 * b;
  const across = 0.72 * a - 0.69 * b + 0.035 * along * along - 0.05 * c - 0.4;
  const upright = across > 0 ? c + 2 : c - 2;
  joint[0] = ellipse3(along / 8.8, across / 6.6, upright / 12.5, 7);
  if (Math.abs(along) < 6.8) joint[1] = Math.abs(across);
}

/** Signed distance to the wings and the back of one sacral segment. */
function sacrum(vertebra: Vertebra, side: number, p: number, ds: number): number {
  const half = vertebra.height / 2 + 1;
  if (Math.abs(ds) > half) return Infinity;
  const wide = vertebra.name === "S1" ? 52 : vertebra.name === "S2" ? 45 : 36;
  const slant = 0.28 * (side - 20);
  const wing = Math.max(13 - side, side - wide + 0.035 * (p + 4) * (p + 4), -16 + slant * 0.4 - p, p - 6 - slant);
  const hole = 5 - hypot(side - vertebra.pedicle + 3, (ds + half) * 0.9);
  const upperHole = 5 - hypot(side - vertebra.pedicle + 1, (ds - half) * 0.9);
  const roofBone = Math.max(-(p - 14 + 0.35 * side), p - 21 + 0.5 * side - 2 * Math.cos(ds * 0.28), side - 24);
  const crest = Math.max(side - 2.2, 15 - p, p - 26 + 0.12 * ds * ds);
  const open = vertebra.name === "S1" ? hole : Math.max(hole, upperHole);
  return Math.min(Math.max(wing, open), roofBone, crest);
}

function ellipse(a: number, b: number, size: number): number {
  return (Math.sqrt(a * a + b * b) - 1) * size;
}

function ellipse3(a: number, b: number, c: number, size: number): number {
  return (Math.sqrt(a * a + b * b + c * c) - 1) * size;
}
