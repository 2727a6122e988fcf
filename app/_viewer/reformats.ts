import { type Cut, cutPlane, cutsIn, volumeOf } from "#lib/imaging/reformat.ts";
import type { CutOf, ListedSeries } from "#app/_viewer/listing.ts";
import { planesOf, tellPlanes } from "#app/_viewer/planes.ts";

const cuts: readonly Cut[] = ["sagittal", "coronal"];

/** The series that can be cut out of the listed ones: they are listed behind them, without files of their own. */
export function reformatsOf(listed: readonly ListedSeries[]): ListedSeries[] {
  return listed.flatMap((from) => {
    const volume = volumeOf(planesOf(from.series));
    return volume ? cuts.map((cut) => reformat({ from, volume, cut })) : [];
  });
}

function reformat(cutOf: CutOf): ListedSeries {
  const { from, volume, cut } = cutOf;
  const { series } = from;
  const count = cutsIn(volume, cut);
  const own = {
    ...series,
    id: `${series.id}.${cut}`,
    number: null,
    description: [series.description, `${cut} reformat`].filter(Boolean).join(": "),
    preview: null,
    instances: [],
  };
  tellPlanes(
    own,
    Array.from({ length: count }, (_, at) => cutPlane(volume, cut, at)),
  );
  const imageIds = Array.from({ length: count }, (_, at) => cutImageId(own.id, at));
  return { ...from, series: own, imageIds, cutOf };
}

const cutImageId = (seriesId: string, at: number): string => `mpr:${seriesId}?at=${at}`;

/** The series and the number of the cut that an address names; null for an address of another kind. */
export function readCutImageId(imageId: string): { seriesId: string; at: number } | null {
  const match = /^mpr:([^?]+)\?at=(\d+)$/.exec(imageId);
  return match?.[1] ? { seriesId: match[1], at: Number(match[2]) } : null;
}
