import { type Types, Enums, cache, registerImageLoader, metaData, utilities } from "@cornerstonejs/core";
import { createImage } from "@cornerstonejs/dicom-image-loader";
import { transferSyntax } from "#lib/imaging/transfer-syntax.ts";
import type { InstanceEntry } from "#lib/studies/study-index.ts";
import type { FrameFacts } from "#lib/imaging/image-facts.ts";
import { type ImageName, readImageId } from "#app/_viewer/image-id.ts";
import { imageModule } from "#app/_viewer/image-modules.ts";
import { type ListedSeries, type Series, imageIdsOf } from "#app/_viewer/listing.ts";
import type { PackSource } from "#app/_viewer/pack-source.client.ts";
import { createRankedQueue } from "#app/_viewer/ranked-queue.ts";
import { createSampler, tableWindow, throughTable, type Window } from "#lib/imaging/windowing.ts";
import { decoders } from "#app/_viewer/workers.ts";

type Known = { entry: InstanceEntry; series: Series; shown: ShownSource };

type ShownSource = ReturnType<typeof showSource>;

const known = new Map<string, Known>();
const facts = new Map<string, FrameFacts>();

/** What is known of an image beyond the index, once it has been decoded. */
export const factsOf = (imageId: string): FrameFacts | undefined => facts.get(imageId);

/** The values of a decoded image, rescaled; null where it is not in memory, or in colour. */
export function pixelsOf(imageId: string) {
  const image = cache.getImage(imageId);
  if (!image || image.color) return null;
  return { rows: image.rows, columns: image.columns, values: image.getPixelData() };
}

/** Of an image that is made here out of others. */
export const tellFacts = (imageId: string, own: FrameFacts): void => void facts.set(imageId, own);

let decodersMissing: Promise<never> = new Promise(() => undefined);

/** Teaches Cornerstone the scheme `pack:`. Once a page. `missing` rejects when there are no decoders to wait for. */
export function registerPackLoader(missing: Promise<never>): void {
  decodersMissing = missing;
  registerImageLoader("pack", (imageId: string, options?: Record<string, unknown>) => {
    const loading = { promise: load(imageId, options) };
    // Cornerstone would put it there too, and leave the failure of that unhandled.
    cache.putImageLoadObject(imageId, loading).catch(() => undefined);
    return loading;
  });
  metaData.addProvider((type: string, imageId: unknown) => {
    const name = typeof imageId === "string" ? readImageId(imageId) : null;
    const of = name && known.get(name.instanceId);
    return of && typeof imageId === "string"
      ? imageModule(type, of.entry, of.series.modality, facts.get(imageId))
      : undefined;
  }, 10_000);
}

async function load(imageId: string, options?: Record<string, unknown>): Promise<Types.IImage> {
  const name = readImageId(imageId);
  const of = name && known.get(name.instanceId);
  if (!of) throw new Error("This image is not part of the request");
  return of.shown.load(name, imageId, of, options);
}

/** Makes the files of a source known to the loader; `close` forgets them and everything decoded. */
export function showSource(
  source: PackSource,
  listed: readonly ListedSeries[],
  onArrived: (imageId: string, of: Known, facts: readonly FrameFacts[]) => void,
) {
  const queue = createRankedQueue(decoders() * 2, source.rankOf);
  const samplers = new Map<Series, { sampler: ReturnType<typeof createSampler>; window: Window | null }>();

  const shown = {
    hasRoom: () => queue.length < 16,

    async load(name: ImageName, imageId: string, of: Known, options?: Record<string, unknown>): Promise<Types.IImage> {
      const file = await source.open(of.entry);
      const pixels = file.frames[name.frame - 1];
      const own = file.facts[name.frame - 1];
      if (!pixels || !own) throw new Error("This picture is cut off: part of the file is missing");
      facts.set(imageId, own);
      onArrived(imageId, of, file.facts);
      const decode = () =>
        createImage(imageId, new Uint8Array(pixels), file.transferSyntax, { ...options }).catch(() => {
          throw new Error(
            `This picture could not be decoded (${transferSyntax(file.transferSyntax)?.name ?? "unknown coding"})`,
          );
        });
      const image = await queue.run(imageId, () => Promise.race([decode(), decodersMissing])).finally(source.pump);
      if (!isWhole(image as unknown as Types.IImage)) throw new Error("This picture is damaged and cannot be read");
      return withWindow(image as unknown as Types.IImage, own, of.series);
    },

    /** All images of a series have come: those without a window of their own share the one that suits all. */
    settle(series: Series): boolean {
      const window = samplers.get(series)?.sampler.window();
      if (!window) return false;
      for (const imageId of imageIdsOf(series)) {
        const image = cache.getImage(imageId);
        if (image && isSampled(imageId))
          Object.assign(image, { windowCenter: window.center, windowWidth: window.width });
      }
      return true;
    },

    close(): void {
      source.close();
      cache.purgeCache();
      for (const { series } of listed) for (const { id } of series.instances) known.delete(id);
      facts.clear();
    },
  };

  /** CONVENTIONS §1: the file's first window, else its table, else the percentiles of the series. */
  function withWindow(image: Types.IImage, own: FrameFacts, series: Series): Types.IImage {
    if (image.color) return image;
    if (own.modalityTable) replacePixels(image, throughTable(image.getPixelData(), own.modalityTable));
    if (!own.window && own.voiTable) replacePixels(image, throughTable(image.getPixelData(), own.voiTable));
    const window = own.window ?? (own.voiTable ? tableWindow(own.voiTable) : sampled(image, series, own.padding));
    image.windowCenter = window.center;
    image.windowWidth = Math.max(window.width, own.voi === "LINEAR_EXACT" ? 0.001 : 1.001);
    image.voiLUTFunction = voiFunctions[own.voi];
    return image;
  }

  /** Held from the first image on, so that the grey does not change while the others arrive. */
  function sampled(image: Types.IImage, series: Series, padding: FrameFacts["padding"]): Window {
    const held = samplers.get(series) ?? { sampler: createSampler(), window: null };
    samplers.set(series, held);
    held.sampler.add(image.getPixelData(), padding);
    held.window ??= held.sampler.window();
    return held.window ?? { center: 128, width: 256 };
  }

  for (const { series } of listed) {
    for (const entry of series.instances) known.set(entry.id, { entry, series, shown });
  }
  return shown;
}

/** Some decoders give fewer pixels than the picture has, and say nothing. */
function isWhole(image: Types.IImage): boolean {
  const samples = image.color ? 3 : 1;
  return image.rows > 0 && image.columns > 0 && image.getPixelData().length >= image.rows * image.columns * samples;
}

function isSampled(imageId: string): boolean {
  const own = facts.get(imageId);
  return own !== undefined && !own.window && !own.voiTable;
}

const { VOILUTFunctionType } = Enums;
const voiFunctions = {
  LINEAR: VOILUTFunctionType.LINEAR,
  LINEAR_EXACT: VOILUTFunctionType.LINEAR_EXACT,
  SIGMOID: VOILUTFunctionType.SAMPLED_SIGMOID,
};

function replacePixels(image: Types.IImage, pixels: Uint16Array): void {
  let least = 65_535;
  let greatest = 0;
  for (const value of pixels) {
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  const { width, height } = image;
  image.voxelManager = utilities.VoxelManager.createImageVoxelManager({
    scalarData: pixels,
    width,
    height,
    numberOfComponents: 1,
  });
  image.getPixelData = () => pixels;
  image.dataType = "Uint16Array";
  image.sizeInBytes = pixels.byteLength;
  image.minPixelValue = least;
  image.maxPixelValue = greatest;
}
