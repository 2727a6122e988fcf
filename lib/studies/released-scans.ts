import type { Tx } from "#lib/platform/db.ts";
import { released } from "./repo.ts";
import type { SeriesFacts } from "./series-facts.ts";

/** What a surgeon's list shows of a scan. `main`: the first series to be read of the newest study that has a preview. */
export type ReleasedScan = { images: number; modalities: string[]; main: string | null };

/** The scans of many requests as their surgeons may see them: nothing in it of what may be another person's. */
export async function releasedScans(tx: Tx, requestIds: readonly string[]): Promise<Map<string, ReleasedScan>> {
  const seen = { requestId: { in: [...requestIds] }, withdrawnAt: null, ...released };
  const studies = await tx.study.findMany({
    where: seen,
    orderBy: [{ studyDate: { sort: "desc", nulls: "last" } }, { id: "asc" }],
    select: {
      requestId: true,
      series: {
        orderBy: [{ number: "asc" }, { id: "asc" }],
        select: { id: true, partOfId: true, modality: true, facts: true, previewKey: true },
      },
    },
  });
  const frames = await tx.instance.groupBy({
    by: ["seriesId"],
    where: { series: { study: seen } },
    _sum: { frames: true },
  });
  const framesOf = new Map(frames.map(({ seriesId, _sum }) => [seriesId, _sum.frames ?? 0]));
  return new Map(
    requestIds.map((id) => {
      const series = studies.filter(({ requestId }) => requestId === id).flatMap((study) => study.series);
      const drawn = series.filter(({ partOfId, previewKey }) => partOfId === null && previewKey !== null);
      const main = drawn.find(({ facts }) => (facts as SeriesFacts | null)?.readable) ?? drawn[0];
      return [
        id,
        {
          images: series.reduce((sum, one) => sum + (framesOf.get(one.id) ?? 0), 0),
          modalities: [...new Set(series.map(({ modality }) => modality))].sort(),
          main: main?.id ?? null,
        },
      ];
    }),
  );
}
