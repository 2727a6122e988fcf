import type { Placed } from "#lib/imaging/geometry.ts";
import { slicePlaces } from "#lib/imaging/geometry.ts";

/** Fewer slices than these do not show a rhythm. */
const enough = 5;

/**
 * How many slices seem to be missing inside a series, from the holes in its instance numbers and in its places along
 * the common normal. Where both are known, both must show a hole: numbers are also skipped on purpose, and a stack may
 * have steps. What is missing at an end cannot be seen.
 */
export function missingSlices(instances: readonly Placed[]): number {
  if (instances.length < enough) return 0;
  const numbers = holes(wholeNumbers(instances));
  const places = holes(slicePlaces(instances));
  const missing = numbers !== null && places !== null ? Math.min(numbers, places) : (numbers ?? places ?? 0);
  // More missing than there: somebody chose some pictures on purpose.
  return missing < instances.length ? missing : 0;
}

/** The instance numbers; null where one is missing or stands twice. */
function wholeNumbers(instances: readonly Placed[]): number[] | null {
  const numbers = instances.flatMap(({ instance }) => instance.number ?? []);
  return new Set(numbers).size === instances.length ? numbers : null;
}

/** How many values are left out of a row with one usual step; null where the row has no such step. */
function holes(values: readonly number[] | null): number | null {
  if (!values || values.length < enough) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const steps = sorted
    .slice(1)
    .map((value, at) => value - (sorted[at] ?? value))
    .filter((step) => step > 0.01);
  const usual = [...steps].sort((a, b) => a - b)[Math.floor(steps.length / 2)];
  if (usual === undefined || steps.length < enough - 1) return null;
  const leaps = steps.map((step) => step / usual);
  const isWhole = (leap: number) => Math.abs(leap - Math.round(leap)) < 0.1 && leap > 0.5;
  const regular = leaps.filter((leap) => Math.abs(leap - 1) < 0.1).length;
  if (regular < 0.75 * leaps.length || !leaps.every(isWhole)) return null;
  return leaps.reduce((sum, leap) => sum + Math.round(leap) - 1, 0);
}
