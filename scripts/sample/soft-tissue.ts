import type { Noise } from "./noise.ts";
import { hypot, smoothstep } from "./numbers.ts";
import type { Spine } from "./spine.ts";
import { type Mixture, mix, NOTHING, tissue } from "./tissue.ts";

/**
 * What is at a point outside the spine: x, y, z in the patient (LPS, mm), v and s in straightened coordinates,
 * and how deep under the skin it lies (mm).
 */
export type Surroundings = (x: number, y: number, z: number, v: number, s: number, underSkin: number) => Mixture;

/** How deep a point lies under the skin of a person lying on a table, with a furrow over the spinous processes; mm. */
export function depthUnderSkin(x: number, y: number, z: number): number {
  const curve = z > 0 ? 0.00055 : 0.0011;
  const furrow = 5 / (1 + (x * x * x * x) / 40_000);
  const behind = 95 + curve * z * z - furrow - 0.0013 * x * x - y;
  const front = y + 122 - 0.002 * x * x;
  return Math.min(behind, 168 - Math.abs(x), front);
}

/** Skin, fat, muscles, vessels, kidneys, bowel and the iliac wings. */
export function softTissue(spine: Spine, noise: Noise): Surroundings {
  const depth = spine.column("depth");
  const back = backMuscles(spine, noise);
  const psoasSide = spine.curve({ T12: 24, L1: 26, L2: 30, L3: 34.5, L4: 39, L5: 45, S1: 50, S2: 55 });
  const psoasSize = spine.curve({ T12: 2, L1: 7.5, L2: 10.5, L3: 14, L4: 17, L5: 17.5, S1: 16.5, S2: 16 });
  const psoasForth = spine.curve({ T12: 4, L1: 3, L2: 1, L3: -1, L4: -5, L5: -14, S1: -32, S2: -50 });
  const fork = (spine.vertebrae.find(({ name }) => name === "L4")?.s ?? 0) - 6;
  const ilium = (spine.vertebrae.find(({ name }) => name === "L5")?.s ?? 0) + 8;

  return (x, y, z, v, s, underSkin) => {
    const side = Math.abs(x);
    if (underSkin < 2.2) return tissue.skin | (tissue.skin << 5);

    if (s > ilium - 60 || v < 30) {
      const vessel = s < ilium - 70 ? NOTHING : vessels(x, v + depth(s) / 2, s);
      if (vessel !== NOTHING) return vessel;
    }
    const muscle = back(x, v - depth(s) / 2, s);
    if (muscle !== NOTHING) return muscle;
    const size = psoasSize(s);
    const psoas = hypot((side - psoasSide(s)) / size, (v - psoasForth(s)) / (size * 1.22));
    if (psoas < 1 && size > 2.5) return fleshy(x / 2.6, v / 2.6, s / 26, 0.18, psoas > 0.94);
    const bone = s < ilium ? pelvis(side, v, s, x) : NOTHING;
    if (bone !== NOTHING) return bone;
    const loin = hypot((side - 60) / 17, (v - 19 + 0.12 * (side - 60)) / 7.5);
    if (loin < 1 && s > ilium - 4) return fleshy(x / 3, v / 3, s / 20, 0.1, loin > 0.92);
    const kidney = s > -30 ? kidneys(x, y, z) : NOTHING;
    if (kidney !== NOTHING) return kidney;
    return belly(x, y, z, v, underSkin);
  };

  function vessels(x: number, forth: number, s: number): Mixture {
    const below = Math.max(0, fork - s);
    const arteries =
      below === 0
        ? hypot((x - 6) / 9, (forth + 10.5) / (5.5 + 3.5 * smoothstep(0, 14, s - fork)))
        : limbs(x - 1, forth + 9, below, 0.42, 5.6);
    const veins =
      below < 12 ? hypot((x + 15) / 11, (forth + 8.5) / 7.5) : limbs(x + 6, forth + 4.5, below - 12, 0.5, 6.4);
    const nearest = Math.min(arteries, veins);
    if (nearest > 1) return NOTHING;
    if (nearest > 0.86) return mix(tissue.ligament, tissue.fat, 0.3);
    return mix(tissue.flow, tissue.vein, veins < 1 ? 0.18 : 0.02);
  }

  function pelvis(side: number, v: number, s: number, x: number): Mixture {
    // The wing of the ilium: a plate from the sacroiliac joint forward and outward, wider apart at the crest.
    const rise = (s - ilium + 45) * 0.32;
    const along = (side - 54 - Math.max(0, rise)) * 0.74 - (v - 14) * 0.67;
    const across = (side - 54 - Math.max(0, rise)) * 0.67 + (v - 14) * 0.74;
    if (along < -22 || along > 80) return NOTHING;
    const crest = smoothstep(ilium, ilium - 16, s);
    const thick = (7.5 - 0.035 * along + 3 * smoothstep(5, -15, along)) * crest;
    const plate = Math.abs(across) - thick;
    if (plate < -1.6) return mix(tissue.redMarrow, tissue.fattyMarrow, 0.5 + 0.4 * noise(x / 6, v / 6, s / 6));
    if (plate < 0) return mix(tissue.cortex, tissue.redMarrow, 0.1);
    const gluteus = 28 * crest * smoothstep(-24, 18, along);
    if (across > 0 && plate < gluteus) return fleshy(x / 4, v / 4, s / 12, 0.2, plate < 0.7 || plate > gluteus - 1);
    const iliacus = 14 * crest * smoothstep(8, 34, along);
    if (across < 0 && plate < iliacus) return fleshy(x / 4, v / 4, s / 12, 0.12, plate > iliacus - 0.8);
    return NOTHING;
  }

  function kidneys(x: number, y: number, z: number): Mixture {
    const side = Math.abs(x);
    const centre = x > 0 ? 62 : 52;
    const a = (side - 63 + 0.2 * (z - centre)) / 25;
    const b = (y - 16) / 22;
    const c = (z - centre) / 53;
    const reach = hypot(hypot(a, b), c);
    if (reach > 1.04) return NOTHING;
    if (reach > 0.97) return mix(tissue.fat, tissue.ligament, reach < 1 ? 0.7 : 0.25);
    const sinus = hypot((side - 52) / 16, hypot((y - 13) / 9, (z - centre) / 26));
    if (sinus < 1) return mix(tissue.fat, tissue.csf, smoothstep(0.55, 0.75, noise(x / 4, y / 4, z / 7)));
    const pyramid = smoothstep(0.45, 0.6, noise(x / 7, y / 7, z / 8)) * smoothstep(0.88, 0.75, reach);
    return mix(tissue.kidneyCortex, tissue.kidneyMedulla, pyramid);
  }

  function belly(x: number, y: number, z: number, v: number, underSkin: number): Mixture {
    const liver = hypot(hypot((x + 92) / 60, (y + 38) / 66), (z - 105) / 75);
    if (liver < 1) return tissue.liver | (tissue.liver << 5);
    const wall = hypot(x / 128, (y + 14) / (y > -14 ? 70 : 92));
    if (wall > 0.94 && wall < 1.06 && Math.abs(x) > 55)
      return fleshy(x / 4, y / 4, z / 9, 0.1, Math.abs(wall - 1) < 0.008);
    if (wall < 0.9 && v < -36) {
      const near = 0.55 * smoothstep(-60, -37, v);
      const loop = noise((x + y) / 24, (x - y) / 24, z / 22) + 0.1 * noise(x / 5, y / 5, z / 5) + 0.12 - near;
      if (loop > 0.58) return mix(tissue.bowel, tissue.fat, 0.7 * smoothstep(0.66, 0.85, loop));
      if (loop > 0.54) return mix(tissue.muscle, tissue.fat, 0.3);
    }
    // Thin septa run through the fat under the skin, mostly along it.
    if (y < 40) {
      const mesh =
        0.6 * noise((x + 0.7 * y) / 6, (y - 0.7 * x) / 6, z / 9) + 0.4 * noise((x - y) / 2.7, (x + y) / 2.7, z / 5);
      return mix(tissue.fat, tissue.muscle, 0.02 + 0.3 * smoothstep(0.5, 0.85, mesh));
    }
    const septum = Math.abs(noise(x / 24, underSkin / 6, z / 30) - 0.5);
    return mix(tissue.fat, tissue.ligament, 0.02 + 0.3 * smoothstep(0.055, 0.01, septum));
  }

  function fleshy(a: number, b: number, c: number, fat: number, rim: boolean): Mixture {
    if (rim) return mix(tissue.muscle, tissue.ligament, 0.75);
    const grain = 0.65 * noise(a + 0.6 * b, b - 0.6 * a, c) + 0.35 * noise(2.3 * (a - b), 2.3 * (a + b), 2 * c);
    return mix(tissue.muscle, tissue.fat, 0.02 + fat * 1.3 * smoothstep(0.5, 0.85, grain));
  }
}

/** Multifidus beside the spinous processes and erector spinae outside it, marbled with fat, under their fascia. */
function backMuscles(spine: Spine, noise: Noise): (x: number, p: number, s: number) => Mixture {
  const wide = spine.curve({ T10: 50, T12: 56, L2: 61, L3: 62, L4: 60, L5: 52, S1: 40, S2: 30, S3: 22 });
  const high = spine.curve({ T10: 44, T12: 50, L3: 53, L4: 52, L5: 49, S1: 40, S2: 30, S3: 22 });
  const marbling = spine.curve({ T10: 0.25, L1: 0.3, L3: 0.45, L4: 0.65, L5: 0.85, S1: 1, S3: 1 });

  return (x, p, s) => {
    const side = Math.abs(x);
    const width = wide(s);
    const top = high(s);
    if (p < -2 || p > top + 3 || side > width + 2) return NOTHING;
    const wave = 6 * (noise((x + p) / 19, (x - p) / 19, s / 40) - 0.5);
    const a = Math.abs(side + 0.5 * wave - width * 0.47) / (width * 0.53);
    const front = 7 * smoothstep(10, 17, side);
    const b = Math.abs(p - (top + front) / 2 + 0.6 * wave) / ((top - front) / 2 + 1.5);
    const reach = a * a * a + b * b * b;
    if (reach > 1) return NOTHING;
    if (reach > 0.93)
      return p > top * 0.6 ? mix(tissue.ligament, tissue.cortex, 0.4) : mix(tissue.muscle, tissue.fat, 0.5);

    const border = side - 7 - (top - p) * 0.42 - 0.004 * (top - p) * (top - p) + wave;
    const second = side - width * 0.62 - (p - top / 2) * 0.22 + 1.8 * wave;
    const fatty = marbling(s);
    const patch = noise((x - p) / 6, (x + p) / 7, s / 11);
    if (Math.abs(border) < 2.4 * fatty * patch) return mix(tissue.fat, tissue.muscle, 0.15 + 0.4 * patch);
    if (Math.abs(second) < 1.3 * patch) return mix(tissue.fat, tissue.muscle, 0.3 + 0.4 * patch);
    // Bundles run down and outward; fat gathers deep and near the middle, most in the lower multifidus.
    const inner = border < 0;
    const strand = inner
      ? noise((side + s * 0.32) / 2.3, (p - s * 0.18) / 3.4, s / 13)
      : noise((side + p * 0.5) / 2.5, (p - side * 0.4) / 7, s / 28);
    const fine = noise(x / 1.3, p / 1.5, s / 7);
    const deep = inner ? 0.16 * smoothstep(26, 8, p) : 0;
    const level = (inner ? 0.7 - 0.16 * fatty : 0.7 - 0.08 * fatty) - deep;
    return mix(
      tissue.muscle,
      tissue.fat,
      0.03 + 0.8 * smoothstep(level - 0.06, level + 0.26, strand + 0.35 * (fine - 0.5)),
    );
  };
}

function limbs(x: number, forth: number, below: number, spread: number, radius: number): number {
  const apart = 5 + spread * below;
  return hypot((Math.abs(x) - apart) / radius, forth / radius);
}
