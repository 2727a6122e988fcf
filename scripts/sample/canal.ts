import type { Noise } from "./noise.ts";
import { smoothstep } from "./numbers.ts";
import { roof } from "./arch.ts";
import type { Part } from "./column.ts";
import { type Herniation, herniatedDisc } from "./herniation.ts";
import { nerveRoots } from "./roots.ts";
import type { Spine } from "./spine.ts";
import { mix, NOTHING, tissue } from "./tissue.ts";

/** The spinal canal: thecal sac with CSF, cord and cauda equina, nerve roots to their foramina, epidural fat and veins. */
export function spinalCanal(spine: Spine, herniation: Herniation, noise: Noise): Part {
  const depth = spine.column("depth");
  const sacWidth = spine.column("sacWidth");
  const sacAp = spine.column("sacAp");
  const gap = spine.column("gap");
  const cordWidth = spine.curve({ T10: 4.3, T11: 4.5, T12: 4.9, L1: 3.1, L2: 0, S4: 0 });
  const fragment = herniatedDisc(spine, herniation);
  const roots = nerveRoots(spine, fragment);

  return (x, v, s) => {
    const p = v - depth(s) / 2;
    if (p < -34 || p > 20 || x > 44 || x < -44) return NOTHING;
    const mass = fragment(x, p, s);
    if (mass < 1) return mix(tissue.extrusion, tissue.outerAnnulus, 0.2 + 0.8 * smoothstep(0.72, 0.95, mass));
    const width = sacWidth(s);
    const ap = sacAp(s);
    const middle = gap(s) + ap;
    const inSac = width > 0.5 && mass > 1.28 ? sacReach(x / width, (p - middle) / ap) : 2;
    if (inSac < 1) {
      if (inSac > 0.86) return mix(tissue.csf, tissue.ligament, 0.7 * smoothstep(0.86, 1, inSac));
      const cord = cordWidth(s);
      const across = x / cord;
      const forth = (p - middle - 0.6) / (cord * 0.85);
      if (cord > 0.4 && across * across + forth * forth < 1) return tissue.cord | (tissue.cord << 5);
      const root = roots.inSac(x, p, s);
      return mix(tissue.csf, tissue.nerve, Math.max(root, 0.1 * noise(x / 3, p / 3, s / 14)));
    }
    if (mass < 1.28 && inSac > 1.5) return mix(tissue.ligament, tissue.fat, 0.15);
    const outside = roots.outside(x, p, s);
    if (outside !== NOTHING) return outside;
    if (p < -1 || Math.abs(x) > 13 || p > roof(Math.abs(x))) return NOTHING;
    const plexus = p < 3 && Math.abs(x) < 9 ? smoothstep(0.5, 0.75, noise(x / 2.5, p / 2.5, s / 7)) : 0;
    return mix(tissue.fat, tissue.vein, 0.12 + 0.55 * plexus);
  };
}

/** Below 1 inside the sac: an oval, flatter in front, drawn to a blunt ridge behind. */
function sacReach(across: number, forth: number): number {
  const a = Math.abs(across);
  const f = forth > 0 ? forth + 0.18 * a : forth * (1 - 0.12 * a);
  return Math.sqrt(a * a * (0.75 + 0.25 * a) + f * f);
}
