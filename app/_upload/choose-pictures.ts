import { explicitLittleEndian, implicitLittleEndian } from "#lib/imaging/transfer-syntax.ts";
import type { SelectedFile, SelectedSeries, Selection } from "#lib/upload/plan.ts";

/** As many as a phone shows without scrolling, in whole rows of six and of eight. */
const most = 24;

/** The slices to be shown while a scan is sent: some of each series that can be drawn, from its middle, in their order. */
export function choosePictures(selection: Pick<Selection, "studies">): { seriesUid: string; file: SelectedFile }[] {
  const series = selection.studies.flatMap((study) => study.series).filter(isDrawable);
  return shares(
    series.map(({ files }) => files.length),
    most,
  ).flatMap((count, at) => {
    const { uid = "", files = [] } = series[at] ?? {};
    return middle(files, count).map((file) => ({ seriesUid: uid, file }));
  });
}

/** Grey and not compressed: what needs no decoder. */
function isDrawable({ header }: SelectedSeries): boolean {
  const { transferSyntax, instance } = header;
  return (
    [explicitLittleEndian, implicitLittleEndian].includes(transferSyntax) &&
    instance.photometricInterpretation.startsWith("MONOCHROME") &&
    [8, 16].includes(instance.bitsAllocated)
  );
}

/** Parts `all` so that each has one before any has two, none more than it holds, and the large ones more. */
function shares(sizes: readonly number[], all: number): number[] {
  const given = sizes.map(() => 0);
  for (let left = all; left > 0; left--) {
    let neediest = -1;
    let least = Infinity;
    sizes.forEach((size, at) => {
      const has = given[at] ?? 0;
      const share = has === 0 ? -1 : has / size;
      if (has < size && share < least) {
        least = share;
        neediest = at;
      }
    });
    if (neediest < 0) break;
    given[neediest] = (given[neediest] ?? 0) + 1;
  }
  return given;
}

/** `count` files spread over the middle half of a series, or over more of it where the half is too small. */
function middle<T>(files: readonly T[], count: number): T[] {
  const span = Math.max(count, files.length / 2);
  const start = (files.length - span) / 2;
  return Array.from({ length: count }, (_, at) => files[Math.floor(start + (span * (at + 0.5)) / count)] as T);
}
