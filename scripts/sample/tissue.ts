/**
 * A tissue with what makes its signal: proton density (0..1), T1 and T2 in ms at 1.5 T, and how much its texture varies.
 * T1 and T2 after Gold 2004 (AJR 183:343), de Bazelaire 2004 (Radiology 230:652) and Stanisz 2005 (MRM 54:507), 1.5 T;
 * fat as turbo spin echo shows it (long T2, null near 165 ms); flowing blood as its void.
 */
const tissues = [
  { name: "air", pd: 0, t1: 1000, t2: 10, texture: 0 },
  { name: "fat", pd: 1, t1: 250, t2: 115, texture: 0.12 },
  { name: "skin", pd: 0.6, t1: 800, t2: 35, texture: 0.05 },
  { name: "muscle", pd: 0.82, t1: 1000, t2: 36, texture: 0.16 },
  { name: "cortex", pd: 0.12, t1: 900, t2: 12, texture: 0 },
  { name: "ligament", pd: 0.35, t1: 900, t2: 22, texture: 0.1 },
  { name: "fattyMarrow", pd: 0.8, t1: 260, t2: 95, texture: 0.16 },
  { name: "redMarrow", pd: 0.7, t1: 720, t2: 55, texture: 0.18 },
  { name: "nucleus", pd: 0.95, t1: 1250, t2: 125, texture: 0.12 },
  { name: "innerAnnulus", pd: 0.75, t1: 1000, t2: 52, texture: 0.14 },
  { name: "outerAnnulus", pd: 0.45, t1: 900, t2: 26, texture: 0.1 },
  { name: "extrusion", pd: 0.85, t1: 1100, t2: 62, texture: 0.14 },
  { name: "csf", pd: 1, t1: 3600, t2: 1400, texture: 0.07 },
  { name: "nerve", pd: 0.78, t1: 850, t2: 62, texture: 0.05 },
  { name: "ganglion", pd: 0.82, t1: 950, t2: 78, texture: 0.08 },
  { name: "cord", pd: 0.8, t1: 745, t2: 74, texture: 0.05 },
  { name: "vein", pd: 0.85, t1: 1400, t2: 130, texture: 0.1 },
  { name: "flow", pd: 0.08, t1: 1400, t2: 100, texture: 0.6 },
  { name: "kidneyCortex", pd: 0.88, t1: 966, t2: 87, texture: 0.08 },
  { name: "kidneyMedulla", pd: 0.9, t1: 1412, t2: 100, texture: 0.08 },
  { name: "liver", pd: 0.78, t1: 586, t2: 46, texture: 0.08 },
  { name: "bowel", pd: 0.85, t1: 1100, t2: 75, texture: 0.5 },
  { name: "synovia", pd: 0.95, t1: 2400, t2: 400, texture: 0.05 },
] as const satisfies readonly TissueRow[];

interface TissueRow {
  name: string;
  pd: number;
  t1: number;
  t2: number;
  texture: number;
}

export type TissueName = (typeof tissues)[number]["name"];

/** The tissues in the order of their numbers. */
export const tissueTable: readonly TissueRow[] = tissues;

/** The number of each tissue by its name. */
export const tissue = Object.fromEntries(tissues.map(({ name }, number) => [name, number])) as Record<
  TissueName,
  number
>;

/**
 * What is at a point, packed into one integer so that millions of points cost no memory: tissue `a` in bits 0–4,
 * tissue `b` in bits 5–9 and the fraction of `b` (0..255) above.
 */
export type Mixture = number;

/** A mixture of two tissues; `fraction` (0..1) is the part of the second. */
export function mix(a: number, b: number, fraction: number): Mixture {
  const part = fraction <= 0 ? 0 : fraction >= 1 ? 255 : (fraction * 255) | 0;
  return a | (b << 5) | (part << 10);
}

/** The tissue that prevails in a mixture. */
export function mainTissue(mixture: Mixture): TissueName {
  const number = mixture >> 10 > 127 ? (mixture >> 5) & 31 : mixture & 31;
  return (tissues[number] ?? tissues[0]).name;
}

/** "Nothing of mine is here": the answer of one part of the anatomy when another has to say what a point is. */
export const NOTHING = -1;
