import type { SeriesSummary } from "#lib/imaging/series-summary.ts";
import type { Stack } from "#lib/imaging/stacks.ts";

/** What the images of a series together say, kept with its row so that no list and no viewer needs their headers. */
export type SeriesFacts = SeriesSummary & { stacks: StackFacts[] };

/** One stack of a series; its instances, by the id of their row, in scrolling order. */
export type StackFacts = Pick<Stack<never>, "kind" | "label" | "plane" | "spacing" | "even"> & {
  instanceIds: string[];
};

/** Blocks along several discs differ in nothing but where they lie: they are read one after the other, as one stack. */
export function readAsOne(stacks: readonly StackFacts[]): StackFacts[] {
  const blocks = stacks.filter(({ kind, label }) => kind === "stack" && /^Axial \d+$/.test(label));
  const [first] = blocks;
  if (!first || blocks.length === 1) return [...stacks];
  const whole = { ...first, label: "Axial", instanceIds: blocks.flatMap(({ instanceIds }) => instanceIds) };
  return stacks.flatMap((stack) => (stack === first ? [whole] : blocks.includes(stack) ? [] : [stack]));
}
