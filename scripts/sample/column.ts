import type { Noise } from "./noise.ts";
import { at, hypot, smoothstep } from "./numbers.ts";
import type { DiscName, Spine } from "./spine.ts";
import { type Mixture, mix, NOTHING, tissue } from "./tissue.ts";

/** What is at a point in straightened coordinates (x to the left, v behind the axis, s along it; mm). */
export type Part = (x: number, v: number, s: number) => Mixture;

/** How worn each disc is: 0 = well hydrated, 1 = black and narrow. */
export type Wear = Record<DiscName, number>;

/** The front column: vertebral bodies with cortex, endplates and basivertebral vein, discs, front and back ligaments. */
export function frontColumn(spine: Spine, wear: Wear, noise: Noise): Part {
  const { vertebrae } = spine;
  const halfWidth = spine.column("width");
  const halfDepth = spine.column("depth");
  const hydration = Float32Array.from(vertebrae, ({ name }, i) => {
    const disc = `${name}/${vertebrae[i + 1]?.name ?? ""}`;
    return 1 - (disc in wear ? wear[disc as DiscName] : name.startsWith("S") ? 0.9 : 0.35);
  });

  return (x, v, s) => {
    if (v > 22 || v < -24 || x > 32 || x < -32) return NOTHING;
    const index = spine.indexAt(s);
    const level = vertebrae[index];
    if (!level) return NOTHING;
    const ds = s - level.s;
    const half = level.height / 2;
    const t = ds / half;
    const across = halfWidth(s) / 2;
    const deep = halfDepth(s) / 2;
    const waist = level.sacral ? 1 : 1 - 0.075 * Math.max(0, 1 - t * t);
    const reach = outline(x / (across * waist), v / (deep * waist), x);
    if (reach > 1.22) return NOTHING;

    const dip = endplateDip(ds > 0, v / deep, level.sacral) * Math.max(0, 1 - reach * 1.05);
    const toEndplate = half - dip - Math.abs(ds);
    if (toEndplate > 0) {
      const toSide = ((1 - reach) * deep) / 2.3;
      if (toSide < 0) return ligament(x, v, -toSide);
      const pedicle = v > 0 && hypot((Math.abs(x) - level.pedicle) / 4, (ds - 5.5) / 6.6) < 1;
      return body(x, v / deep, s, ds, toEndplate, pedicle ? 9 : toSide);
    }
    const lower = ds < 0 ? index : index - 1;
    if (lower < 0) return NOTHING;
    return disc(x / across, v / deep, x, v, s, -toEndplate, at(hydration, lower), level.sacral && lower >= index);
  };

  function body(x: number, forth: number, s: number, ds: number, toEndplate: number, toSide: number): Mixture {
    // The basivertebral vein leaves through a gap in the middle of the back wall.
    const plexus = 1.3 + 1.7 * smoothstep(0.3, 1, forth);
    const away = hypot((ds + 0.5) / plexus, x / (4 + 5 * (1 - forth)));
    if (forth > 0.1 && away < 1)
      return mix(tissue.redMarrow, tissue.vein, smoothstep(1, 0.3, away) * smoothstep(0.1, 0.75, forth));
    if (toSide < 0.75 || toEndplate < 0.7) return mix(tissue.cortex, tissue.redMarrow, 0.08);
    const patches = noise(x / 5, forth * 4, s / 5);
    const nearEndplate = 0.12 * smoothstep(5, 1, toEndplate);
    return mix(tissue.redMarrow, tissue.fattyMarrow, 0.36 + 0.3 * patches + nearEndplate);
  }

  function disc(
    across: number,
    forth: number,
    x: number,
    v: number,
    s: number,
    fromPlate: number,
    wet: number,
    fused: boolean,
  ): Mixture {
    const bulge = 1.05 + 0.06 * (1 - wet);
    const reach = outline(across / bulge, forth / bulge, x);
    if (reach > 1) return ligament(x, v, (reach - 1) * 7);
    if (fromPlate < 0.55) return mix(tissue.cortex, tissue.innerAnnulus, 0.15);
    if (fused) return mix(tissue.outerAnnulus, tissue.fattyMarrow, 0.35);
    const back = forth - 0.06;
    const flat = Math.max(0, 4.5 - fromPlate) / 4.5;
    const core = Math.sqrt((across * across) / 0.5 + (back * back) / 0.42 + 0.3 * flat * flat);
    if (core > 1) return mix(tissue.innerAnnulus, tissue.outerAnnulus, smoothstep(1, 1.5, core + 0.1 * (0.5 - wet)));
    // A grown-up's nucleus has a faint dark band through its middle.
    const cleft = 0.3 * smoothstep(1.4, 0.2, fromPlate - 3.6) * smoothstep(2.2, 3.6, fromPlate);
    const cloud = 0.75 + 0.5 * noise(x / 4, v / 4, s / 2.5);
    return mix(tissue.innerAnnulus, tissue.nucleus, wet * cloud * (1 - cleft) * smoothstep(1.05, 0.3, core));
  }
}

/** Below 1 inside the outline of a body seen from above: rounded in front, hollowed behind. */
function outline(across: number, forth: number, x: number): number {
  const a = Math.abs(across);
  if (forth < 0) return a * a * Math.sqrt(a) + forth * forth * Math.sqrt(-forth);
  const hollow = 0.09 * Math.max(0, 1 - (x * x) / 120);
  const f = forth + hollow;
  return a * a * a + f * f * f;
}

/** How far an endplate is hollowed at its deepest, mm; lower endplates more, and further back. */
function endplateDip(upper: boolean, forth: number, sacral: boolean): number {
  if (sacral && !upper) return 0;
  return upper ? 2.1 : 3.1 * (1 + 0.3 * forth);
}

function ligament(x: number, v: number, outside: number): Mixture {
  const front = v < -8 && outside < 1.3;
  const back = v > 8 && Math.abs(x) < 6 && outside < 0.9;
  return front || back ? mix(tissue.ligament, tissue.cortex, 0.5) : NOTHING;
}
