import type { SeriesSummary } from "#lib/imaging/series-summary.ts";
import type { Stack } from "#lib/imaging/stacks.ts";

/** What the images of a series together say, kept with its row so that no list and no viewer needs their headers. */
export type SeriesFacts = SeriesSummary & { stacks: StackFacts[] };

/** One stack of a series; its instances, by the id of their row, in scrolling order. */
export type StackFacts = Pick<Stack<never>, "kind" | "label" | "plane" | "spacing" | "even"> & {
  instanceIds: string[];
};
