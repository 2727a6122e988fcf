import { type Types, cache, imageLoader, metaData, registerImageLoader, utilities } from "@cornerstonejs/core";
import { imageModule } from "#app/_viewer/image-modules.ts";
import type { CutOf, ListedSeries } from "#app/_viewer/listing.ts";
import { factsOf, tellFacts } from "#app/_viewer/pack-loader.client.ts";
import { readCutImageId } from "#app/_viewer/reformats.ts";
import { cutPixels, cutPlane } from "#lib/imaging/reformat.ts";
import { cutThroughSpine } from "#lib/imaging/spine-column.ts";
import type { SlicePlane } from "#lib/imaging/slice-plane.ts";

const known = new Map<string, ListedSeries>();

/** Makes reformats known to the loader; answers how to forget them. */
export function showReformats(series: readonly ListedSeries[]): () => void {
  const own = series.filter(({ cutOf }) => cutOf);
  for (const one of own) known.set(one.series.id, one);
  return () => {
    for (const one of own) known.delete(one.series.id);
  };
}

/** Teaches Cornerstone the scheme `mpr:`, images that are cut out of those of a whole series. Once a page. */
export function registerReformatLoader(): void {
  registerImageLoader("mpr", (imageId: string) => {
    const loading = { promise: load(imageId) };
    cache.putImageLoadObject(imageId, loading).catch(() => undefined); // as in pack-loader.client.ts
    return loading;
  });
  metaData.addProvider((type: string, imageId: unknown) => {
    const found = typeof imageId === "string" ? find(imageId) : null;
    if (!found || typeof imageId !== "string") return undefined;
    return imageModule(type, entryOf(found.plane), found.modality, factsOf(imageId));
  }, 9_000);
}

function find(imageId: string) {
  const name = readCutImageId(imageId);
  const series = name && known.get(name.seriesId);
  if (!name || !series?.cutOf) return null;
  const { from, volume, cut } = series.cutOf;
  const plane = cutPlane(volume, cut, name.at);
  return { from, volume, cut, at: name.at, plane, modality: series.series.modality };
}

/** The cut at which a reformat of a CT is opened, once all it is made from is here; null where no spine is seen. */
export async function throughSpine({ series, cutOf }: ListedSeries): Promise<number | null> {
  if (!cutOf || series.modality !== "CT" || spineless.test(series.reading?.region.region ?? "")) return null;
  const slices = await slicesOf(cutOf);
  return cutThroughSpine(
    cutOf.volume,
    cutOf.cut,
    slices.map((slice) => (slice && !slice.color ? slice.getPixelData() : null)),
  );
}

const spineless = /^(head|hip|knee|other)$/;

/** The slices that are cut through, by their numbers in the series; one that is not needed or cannot be had is null. */
async function slicesOf({ from, volume }: CutOf): Promise<(Types.IImage | null)[]> {
  const slices = from.imageIds.map((): Types.IImage | null => null);
  const load = async (nth: number) => {
    slices[nth] = await imageLoader.loadAndCacheImage(from.imageIds[nth] ?? "").catch<null>(() => null);
  };
  await Promise.all(volume.order.map(load));
  return slices;
}

async function load(imageId: string): Promise<Types.IImage> {
  const found = find(imageId);
  if (!found) throw new Error("This image is not part of the request");
  const { from, volume, cut, at, plane } = found;
  const slices = await slicesOf({ from, volume, cut });
  const like = slices.find((slice) => slice !== null && !slice.color);
  const facts = like && factsOf(like.imageId);
  if (!like || !facts) throw new Error("This series cannot be shown from another side");
  const { rows, columns } = plane;
  const Pixels = like.getPixelData().constructor as new (length: number) => Int16Array;
  const pixels = cutPixels(
    volume,
    cut,
    at,
    slices.map((slice) => slice?.getPixelData() ?? null),
    new Pixels(rows * columns),
  );
  const [vertical, horizontal] = plane.spacing;
  tellFacts(imageId, {
    ...facts,
    ...{ rows, columns, spacing: [vertical, horizontal], thickness: null },
    ...{ position: [...plane.origin], orientation: [...plane.row, ...plane.column] },
  });
  const size = { width: columns, height: rows };
  return {
    ...like,
    ...{ imageId, rows, columns, ...size, rowPixelSpacing: vertical, columnPixelSpacing: horizontal },
    ...{ sizeInBytes: pixels.byteLength, minPixelValue: leastOf(pixels), maxPixelValue: greatestOf(pixels) },
    getPixelData: () => pixels,
    voxelManager: utilities.VoxelManager.createImageVoxelManager({
      ...size,
      scalarData: pixels,
      numberOfComponents: 1,
    }),
  };
}

/** What the index would say of a file that held the cut. */
const entryOf = ({ origin, row, column, rows, columns, spacing, frameOfReference }: SlicePlane) => ({
  ...{ rows, columns, imagePosition: origin, imageOrientation: [...row, ...column], pixelSpacing: [...spacing] },
  ...{ frameOfReferenceUid: frameOfReference, sliceThickness: null, sopInstanceUid: "", transferSyntax: "" },
  photometric: "MONOCHROME2",
});

const leastOf = (pixels: Int16Array): number => pixels.reduce((least, value) => Math.min(least, value), 65_535);
const greatestOf = (pixels: Int16Array): number => pixels.reduce((most, value) => Math.max(most, value), -65_535);
