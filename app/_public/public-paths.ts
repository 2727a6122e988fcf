import { deviceGuides, getYourScan } from "#lib/intake/guides.ts";

/** Every page that search engines may list. All others say "noindex". */
export const publicPaths: readonly string[] = [
  "/",
  "/can-we-review",
  "/pinched-nerve",
  "/guides",
  ...[getYourScan, ...deviceGuides].map(({ slug }) => `/guides/${slug}`),
  "/privacy",
];
