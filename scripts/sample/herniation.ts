import type { DiscName, Spine } from "./spine.ts";

/** Where a disc has herniated: an extrusion beside the midline. */
export interface Herniation {
  level: DiscName;
  side: "left" | "right";
}

/** Below 1 inside the extruded mass; a kind of distance outside (x to the left, p mm behind the bodies, s along the spine). */
export type Fragment = (x: number, p: number, s: number) => number;

/** Middle of the extruded mass: mm to the left, behind the back wall of the bodies, and along the spine. */
export function fragmentCentre(spine: Spine, { level, side }: Herniation): { x: number; p: number; s: number } {
  return { x: side === "left" ? 5.6 : -5.6, p: 2.6, s: spine.discAt(level) - 2.5 };
}

/** A mass as wide as a fingertip, a little lower than its disc and flattened against the body behind. */
export function herniatedDisc(spine: Spine, herniation: Herniation): Fragment {
  const centre = fragmentCentre(spine, herniation);
  const outward = Math.sign(centre.x);
  return (x, p, s) => {
    if (p < -2.5 || p > 14) return 9;
    const dx = (x - centre.x) * outward;
    const ds = s - centre.s;
    const a = dx / (dx > 0 ? 6.4 : 7.6) + 0.05 * Math.sin(s * 0.6);
    const b = (p - centre.p) / 5.2 + 0.06 * Math.sin(dx * 0.7 + s * 0.4);
    const c = ds / (ds > 0 ? 6 : 10.5);
    return a * a + b * b + c * c;
  };
}
