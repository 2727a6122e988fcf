/** The discs of the spine from head to tail, as reports name them. */
export const levels = {
  cervical: ["C2/3", "C3/4", "C4/5", "C5/6", "C6/7", "C7/T1"],
  thoracic: [
    ...["T1/2", "T2/3", "T3/4", "T4/5", "T5/6", "T6/7"],
    ...["T7/8", "T8/9", "T9/10", "T10/11", "T11/12", "T12/L1"],
  ],
  lumbar: ["L1/2", "L2/3", "L3/4", "L4/5", "L5/S1"],
} as const;

export type Spine = keyof typeof levels;
export const spines = Object.keys(levels) as Spine[];

export const allLevels: readonly string[] = spines.flatMap((spine): readonly string[] => levels[spine]);

/** Which part of the spine a level belongs to; null for none of ours. */
export const spineOf = (level: string): Spine | null =>
  spines.find((spine) => (levels[spine] as readonly string[]).includes(level)) ?? null;

const felt: Readonly<Record<string, Spine>> = { neck: "cervical", arms_and_hands: "cervical", mid_back: "thoracic" };

/** Which parts of the spine a request asks about, by where it is felt (`bodyRegions`); the lower back where nothing tells. */
export function spinesAsked(regions: readonly string[]): Spine[] {
  const asked = new Set(regions.map((region) => felt[region] ?? "lumbar"));
  const found = spines.filter((spine) => asked.has(spine));
  // Most ask about their legs: the lower back comes first where it is among them.
  return found.length === 0 ? ["lumbar"] : found.sort((one, other) => rank(one) - rank(other));
}

const rank = (spine: Spine): number => (spine === "lumbar" ? 0 : 1);
