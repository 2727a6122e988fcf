import type { TissueName } from "./tissue.ts";
import { tissue, tissueTable } from "./tissue.ts";

/** How a series is weighted; times in ms. An inversion time makes it STIR, a flip angle (degrees) a gradient echo. */
export interface Weighting {
  tr: number;
  te: number;
  ti?: number;
  flip?: number;
}

/** Signal of one tissue (0..1 of full magnetisation) by the spin-echo, inversion-recovery or spoiled-gradient equation. */
export function signalOf(name: TissueName, weighting: Weighting): number {
  const row = tissueTable[tissue[name]];
  return row ? row.pd * recovered(row.t1, weighting) * Math.exp(-weighting.te / echoDecay(row.t2, weighting)) : 0;
}

/** Signals of all tissues, in the order of their numbers. */
export function signalTable(weighting: Weighting): Float32Array {
  const signals = new Float32Array(32);
  tissueTable.forEach(({ name }, number) => (signals[number] = signalOf(name as TissueName, weighting)));
  return signals;
}

/** Coil sensitivity of a spine array under the back (1 at the canal): falls off forward and past the coil's ends; mm. */
export function coilSensitivity(x: number, y: number, z: number): number {
  const depth = Math.max(0, 96 - y) / 105;
  const past = Math.max(0, Math.abs(z + 8) - 108) / 62;
  return (1.3 / (1 + 0.55 * depth * depth) / (1 + past * past)) * (1 - 0.000012 * x * x);
}

/** The saturation slab laid over the belly so that bowel and breathing do not smear over the spine; 1 = untouched. */
export function saturation(y: number): number {
  const t = Math.min(1, Math.max(0, (y + 66) / 30));
  return 0.13 + 0.87 * t * t * (3 - 2 * t);
}

function recovered(t1: number, { tr, ti, flip }: Weighting): number {
  if (ti !== undefined) return Math.abs(1 - 2 * Math.exp(-ti / t1) + Math.exp(-tr / t1));
  if (flip === undefined) return 1 - Math.exp(-tr / t1);
  const angle = (flip * Math.PI) / 180;
  const e1 = Math.exp(-tr / t1);
  return (Math.sin(angle) * (1 - e1)) / (1 - Math.cos(angle) * e1);
}

/** A gradient echo dies away faster than T2 says. */
function echoDecay(t2: number, { flip }: Weighting): number {
  return flip === undefined ? t2 : 1 / (1 / t2 + 1 / 45);
}
