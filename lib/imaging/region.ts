import anyAscii from "any-ascii";
import { anatomicCodes, bodyParts, patterns } from "#lib/imaging/region-table.ts";
import type { Region } from "#lib/imaging/region-table.ts";

/** What a series says about the body part it shows; "" or absent where it says nothing. `anatomicCode`: SNOMED, code value. */
export type DescribedSeries = {
  seriesDescription: string | null;
  protocol?: string | null;
  bodyPart: string | null;
  studyDescription: string | null;
  anatomicCode?: string | null;
};

/** `from`: the field that told, or "geometry" (`regionsByPlace`). */
export type RegionFound = { region: Region; from: keyof DescribedSeries | "geometry" | null };

/**
 * The region a series shows and which field told. What a technologist typed for the series comes before the code of
 * its anatomy, BodyPartExamined (often the default of a protocol tree) and the study's description. Where all are
 * silent, `regionsByPlace` asks the other series of the examination.
 */
export function bodyRegion(series: DescribedSeries): RegionFound {
  const said: readonly (readonly [keyof DescribedSeries, Region | null])[] = [
    ["seriesDescription", regionOfText(series.seriesDescription ?? "")],
    ["protocol", regionOfText(series.protocol ?? "")],
    ["anatomicCode", anatomicCodes[series.anatomicCode?.trim() ?? ""] ?? null],
    ["bodyPart", regionOfBodyPart(series.bodyPart ?? "")],
    ["studyDescription", regionOfText(series.studyDescription ?? "")],
  ];
  const [from, region] = said.find(([, found]) => found !== null) ?? [null, null];
  return { region: region ?? "unknown", from };
}

/**
 * The region of a study: of most of its series that know theirs. Several parts of the spine make no "whole spine": each
 * series counts by itself in `fitness.ts`.
 */
export function studyRegion(series: readonly DescribedSeries[]): Region {
  const counts = new Map<Region, number>();
  for (const { region } of series.map(bodyRegion)) {
    if (region !== "unknown") counts.set(region, (counts.get(region) ?? 0) + 1);
  }
  const [commonest] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return commonest?.[0] ?? "unknown";
}

/** The region a description names in one of several languages; null when it names none. The first pattern wins. */
export function regionOfText(text: string): Region | null {
  const plain = anyAscii(text.slice(0, 200).replace(/([\p{Ll}\d])(?=\p{Lu}\p{Ll})/gu, "$1 "))
    .toUpperCase()
    .replace(/[^A-Z0-9/.+-]+/g, " ")
    .trim();
  return patterns.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}

/** BodyPartExamined (0018,0015): the defined terms (PS3.16 annex L), else as text. */
function regionOfBodyPart(value: string): Region | null {
  const term = value.toUpperCase().replace(/[^A-Z]/g, "");
  return bodyParts[term] ?? regionOfText(value);
}
