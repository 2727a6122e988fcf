import type { Placed } from "#lib/imaging/geometry.ts";
import { slicePlaces } from "#lib/imaging/geometry.ts";

/** Slices that seem to be missing between two that are there. */
export type Gap = {
  missing: number;
  /** What shows it: a hole in the places, in the instance numbers, or in both. */
  shownBy: "place" | "number" | "place_and_number";
  /** The instance numbers of the two neighbours; null where numbers do not follow the places. */
  numbers: [number, number] | null;
  /** Where the two neighbours lie along their normal, millimetres. */
  places: [number, number] | null;
};

/**
 * Where slices of one stack seem to be missing. Where places and instance numbers are both known, both must show the same
 * hole: numbers are skipped on purpose, and a stack may have steps. Numbers that are elsewhere in the series are not
 * missing. `spacing` is what the header promises between slices. What is missing at an end cannot be seen.
 */
export function gapsOf(
  slices: readonly Placed[],
  { spacing = null, isElsewhere = () => false }: { spacing?: number | null; isElsewhere?: IsElsewhere } = {},
): Gap[] {
  const places = slicePlaces(slices);
  const numbers = wholeNumbers(slices);
  const gaps =
    places && numbers && rhythm(numbers)
      ? inBoth(places, numbers, spacing, isElsewhere)
      : (byNumbers(numbers, isElsewhere) ?? (areUnnumbered(slices) ? byPlaces(places) : []));
  // More missing than there: somebody chose some pictures on purpose.
  return missingIn(gaps) < slices.length ? gaps : [];
}

type IsElsewhere = (number: number) => boolean;

export const missingIn = (gaps: readonly Gap[]): number => gaps.reduce((sum, { missing }) => sum + missing, 0);

/** The instance numbers; null where one is missing or stands twice. */
function wholeNumbers(slices: readonly Placed[]): number[] | null {
  const numbers = slices.flatMap(({ instance }) => instance.number ?? []);
  return new Set(numbers).size === slices.length ? numbers : null;
}

function areUnnumbered(slices: readonly Placed[]): boolean {
  return new Set(slices.flatMap(({ instance }) => instance.number ?? [])).size < 2;
}

function byNumbers(values: readonly number[] | null, isElsewhere: IsElsewhere): Gap[] | null {
  const beat = clearRhythm(values);
  if (!beat) return null;
  return beat.leaps.flatMap(({ from, to }): Gap[] => {
    const missing = absentNumbers(from, to, beat.step, isElsewhere);
    return missing > 0 ? [{ missing, shownBy: "number", numbers: [from, to], places: null }] : [];
  });
}

/** A wider hole in places alone is a step between two blocks. */
const widest = 4;

function byPlaces(values: readonly number[] | null): Gap[] {
  const beat = clearRhythm(values);
  if (!beat || beat.leaps.some(({ leap }) => leap > widest)) return [];
  return beat.leaps.flatMap(({ from, to, leap }): Gap[] =>
    leap > 1 ? [{ missing: leap - 1, shownBy: "place", numbers: null, places: [from, to] }] : [],
  );
}

/** By places or numbers alone, fewer than five show no rhythm, and three quarters must keep it. */
function clearRhythm(values: readonly number[] | null): Rhythm | null {
  const beat = values && rhythm(values);
  return beat && beat.leaps.length >= 4 && beat.regular >= 0.75 * beat.leaps.length ? beat : null;
}

function inBoth(
  places: readonly number[],
  numbers: readonly number[],
  spacing: number | null,
  isElsewhere: IsElsewhere,
): Gap[] {
  const beat = rhythm(places, spacing);
  const count = rhythm(numbers);
  // Places without a rhythm say nothing, whatever the numbers: a scan may have been made so.
  if (!beat || !count || beat.leaps.length < places.length - 1) return [];
  const isPromised = spacing !== null && Math.abs(beat.step - spacing) <= 0.05 * spacing;
  if (!isPromised && (places.length < 4 || beat.regular <= beat.leaps.length / 2)) return [];
  const numberAt = new Map(places.map((place, at) => [place, numbers[at] ?? 0]));
  const holes = beat.leaps.map(({ from, to, leap }): Hole => ({
    leap,
    numbers: [numberAt.get(from) ?? 0, numberAt.get(to) ?? 0],
    places: [from, to],
  }));
  const rises = holes.filter(({ numbers: [a, b] }) => b > a).length;
  if (rises !== 0 && rises !== holes.length) return interleaved(holes, count, isElsewhere);
  const inOrder = rises > 0 ? holes : holes.reverse().map(turned);
  return inOrder.flatMap(({ leap, ...hole }): Gap[] => {
    const missing = Math.min(leap - 1, absentNumbers(...hole.numbers, count.step, isElsewhere));
    return missing > 0 ? [{ missing, shownBy: "place_and_number", ...hole }] : [];
  });
}

type Hole = { leap: number; numbers: [number, number]; places: [number, number] };

const turned = ({ leap, numbers: [a, b], places: [c, d] }: Hole): Hole => ({ leap, numbers: [b, a], places: [d, c] });

/** Numbers that do not follow the places, as of slices taken in turns: only their sums can be compared. */
function interleaved(
  holes: readonly { leap: number; places: [number, number] }[],
  count: Rhythm,
  isElsewhere: IsElsewhere,
): Gap[] {
  let left = count.leaps.reduce((sum, { from, to }) => sum + absentNumbers(from, to, count.step, isElsewhere), 0);
  return holes.flatMap(({ leap, places }): Gap[] => {
    const missing = Math.min(leap - 1, left);
    left -= missing;
    return missing > 0 ? [{ missing, shownBy: "place_and_number", numbers: null, places }] : [];
  });
}

function absentNumbers(a: number, b: number, step: number, isElsewhere: IsElsewhere): number {
  const between = Math.round(Math.abs(b - a) / step) - 1;
  const first = Math.min(a, b);
  // A number that is off by millions is no row to be walked.
  if (between > 10_000) return 0;
  return Array.from({ length: between }, (_, at) => first + (at + 1) * step).filter((one) => !isElsewhere(one)).length;
}

type Rhythm = { step: number; regular: number; leaps: { from: number; to: number; leap: number }[] };

/**
 * The usual step of values and how many of it lie between neighbours; null where a step is no whole multiple of it.
 * The usual step is the promised one where it occurs, else the commonest.
 */
function rhythm(values: readonly number[], promised: number | null = null): Rhythm | null {
  const sorted = [...values].sort((a, b) => a - b);
  const steps = sorted
    .slice(1)
    .map((to, at) => ({ from: sorted[at] ?? to, to }))
    .filter(({ from, to }) => to - from > 0.01);
  const sizes = steps.map(({ from, to }) => to - from).sort((a, b) => a - b);
  const near = (size: number) => sizes.filter((one) => Math.abs(one - size) <= 0.05 * size);
  const alike = promised !== null && near(promised).length > 0 ? near(promised) : commonest(sizes);
  if (alike.length === 0) return null;
  const step = alike.reduce((sum, one) => sum + one, 0) / alike.length;
  const leaps = steps.map(({ from, to }) => ({ from, to, exact: (to - from) / step }));
  const isWhole = ({ exact }: { exact: number }) =>
    exact > 0.5 && Math.abs(exact - Math.round(exact)) < Math.max(0.1, 0.01 * exact);
  if (!leaps.every(isWhole)) return null;
  const regular = leaps.filter(({ exact }) => Math.round(exact) === 1).length;
  return { step, regular, leaps: leaps.map(({ exact, ...between }) => ({ ...between, leap: Math.round(exact) })) };
}

/** The largest group of sorted sizes that agree within a tenth, the smaller sizes of two as large. */
function commonest(sizes: readonly number[]): number[] {
  let best: number[] = [];
  let start = 0;
  sizes.forEach((size, at) => {
    while ((sizes[start] ?? size) < size / 1.1) start++;
    if (at + 1 - start > best.length) best = sizes.slice(start, at + 1);
  });
  return best;
}
