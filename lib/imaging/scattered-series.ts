import { groupBy, personOf } from "#lib/imaging/examinations.ts";
import type { Dated } from "#lib/imaging/examinations.ts";
import type { Imaged } from "#lib/imaging/frames.ts";
import { compareNumbers, compareText, slicePlaces } from "#lib/imaging/geometry.ts";
import { kindOf } from "#lib/imaging/kinds.ts";

type Scattered = Imaged &
  Dated & { seriesInstanceUid: string; series: { number: number | null; protocol?: string; bodyPart: string } };

/** Fewer single slices may well be what they say: single slices. */
const fewest = 3;

/**
 * Series that broken software scattered, as a Series Instance UID of its own for each file, put together again: single
 * slices of one person that have the number, name, size and direction of one series, and lie at different places. What
 * has neither a number nor a name, or lies nowhere, stays as it is: two such slices may be of two series.
 */
export function gatherScattered<T extends Scattered>(series: readonly T[][]): T[][] {
  const lonely = series.flatMap((members) => (members.length === 1 ? members : [])).filter(isNamedSlice);
  const gathered = [...groupBy(lonely, likeness).values()].filter(isOneStack);
  const taken = new Set(gathered.flat());
  const rest = series.filter(([first]) => first === undefined || !taken.has(first));
  return [...rest, ...gathered.map((members) => members.sort(compareNumbers))];
}

function isNamedSlice(one: Scattered): boolean {
  const isNamed = one.series.number !== null || one.series.description !== "";
  return one.seriesInstanceUid !== "" && isNamed && one.instance.frames < 2 && kindOf(one) === "slice";
}

function likeness(one: Scattered): string {
  const { instance, series } = one;
  const { rows, columns, pixelSpacing, imageType } = instance;
  const names = [one.modality, one.sopClassUid, series.number, series.description, series.protocol ?? ""];
  return [personOf(one), ...names, rows, columns, pixelSpacing?.join(" ") ?? "", imageType.join(" ")].join("\n");
}

/** Parallel, and at three places or more: turns of one place are told apart later, by time or echo. */
function isOneStack(members: readonly Scattered[]): boolean {
  if (members.length < fewest) return false;
  const places = slicePlaces([...members].sort((a, b) => compareText(a.sopInstanceUid, b.sopInstanceUid)));
  return places !== null && new Set(places.map((place) => place.toFixed(1))).size >= fewest;
}
