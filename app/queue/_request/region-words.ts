import { regions } from "#lib/intake/questions.ts";

/** "Lower back, Hips". */
export const regionWords = (chosen: readonly string[]): string =>
  chosen.map((region) => regions.find(({ value }) => value === region)?.text ?? region).join(", ");
