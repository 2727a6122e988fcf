import { bodyRegions } from "#lib/intake/body-areas.ts";

/** "Lower back, Hips". */
export const regionWords = (chosen: readonly string[]): string =>
  chosen.map((region) => bodyRegions.find(({ value }) => value === region)?.text.en ?? region).join(", ");
