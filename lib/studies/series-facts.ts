import type { SeriesSummary } from "#lib/imaging/series-summary.ts";

/** What the images of a series together say, kept with its row so that no list needs their headers. */
export type SeriesFacts = SeriesSummary;
