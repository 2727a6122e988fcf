import type { Stage } from "../stage.ts";

/** How a soak runs: `short` is for trying it, `random` the only source of chance. */
export type How = { short: boolean; gigabytes: number; random: () => number };

/** What was seen, in plain words, and what of it must not be. */
export type Seen = { words: string; wrong: string[] };

export type Soak = (stage: Stage, how: How) => Promise<Seen>;

/** One that needs no installation, or has its own. */
export type BareSoak = (how: How) => Promise<Seen>;

/** A number between two, by chance. */
export const between = (from: number, to: number, { random }: Pick<How, "random">): number =>
  from + (to - from) * random();

export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
