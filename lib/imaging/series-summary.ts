import type { DicomHeader } from "#lib/imaging/dicom.ts";
import { plane } from "#lib/imaging/geometry.ts";
import type { Plane } from "#lib/imaging/geometry.ts";
import { ctKernel } from "#lib/imaging/kernel.ts";
import { bodyRegion } from "#lib/imaging/region.ts";
import type { RegionFound } from "#lib/imaging/region.ts";
import { isPlanningOrDerived, mrSequence } from "#lib/imaging/weighting.ts";
import type { MrSequence, Weighted } from "#lib/imaging/weighting.ts";
import { xrayView } from "#lib/imaging/xray-view.ts";
import type { XrayView } from "#lib/imaging/xray-view.ts";

/** What a series is, in a reader's terms, as far as its headers tell. */
export type SeriesSummary = {
  modality: string;
  description: string;
  region: RegionFound;
  plane: Plane | null;
  /** Null unless MR. */
  sequence: MrSequence | null;
  /** Null unless CT, or where nothing tells. */
  kernel: "bone" | "soft" | null;
  /** Null unless an X-ray, or where nothing tells. */
  view: XrayView | null;
  /** Millimetres; the commonest of the series. */
  sliceThickness: number | null;
  images: number;
  /** A picture to read: no localizer, map, projection, report or captured screen. */
  readable: boolean;
};

/** One examination as its series summarize it. */
export type StudySummary = { date: string | null; series: SeriesSummary[] };

/** What of an instance is summarized: `DicomHeader` has this shape. `extra` holds fields that headers may come to have. */
export type Summarized = Weighted &
  Pick<DicomHeader, "modality" | "sopClassUid"> & {
    series: Pick<DicomHeader["series"], "bodyPart">;
    study: Pick<DicomHeader["study"], "description">;
    instance: Pick<DicomHeader["instance"], "imageOrientation" | "sliceThickness" | "frames">;
    extra?: {
      convolutionKernel?: string;
      viewPosition?: string;
      viewCodeMeaning?: string;
      anatomicCode?: string;
    };
  };

/** Summarizes one series; its first instances speak for all, but plane and thickness are those of most. */
export function summarizeSeries(instances: readonly Summarized[]): SeriesSummary | null {
  const middle = instances[Math.floor(instances.length / 2)];
  if (!middle) return null;
  const { modality, series, study, extra = {} } = middle;
  const description = series.description || series.protocol;
  const words = { seriesDescription: series.description, protocol: series.protocol, bodyPart: series.bodyPart };
  const { anatomicCode = "", convolutionKernel: kernel = "", viewPosition = "", viewCodeMeaning = "" } = extra;
  const isXray = xrays.has(modality);
  return {
    modality,
    description,
    region: bodyRegion({ ...words, studyDescription: study.description, anatomicCode }),
    plane: isXray ? null : commonest(instances.map(({ instance }) => plane(instance.imageOrientation))),
    sequence: modality === "MR" ? mrSequence(middle) : null,
    kernel: modality === "CT" ? ctKernel({ kernel, description: `${series.description} ${series.protocol}` }) : null,
    view: isXray
      ? xrayView({ viewPosition, viewCodeMeaning, description: `${series.description} ${series.protocol}` })
      : null,
    sliceThickness: commonest(instances.map(({ instance }) => instance.sliceThickness)),
    images: instances.reduce((sum, { instance }) => sum + Math.max(1, instance.frames), 0),
    readable: !isCapture(middle.sopClassUid) && !nonImages.has(modality) && !isPlanningOrDerived(middle),
  };
}

/** Modalities of plain X-rays (PS3.3 C.7.3.1.1.1). */
export const xrays: ReadonlySet<string> = new Set(["CR", "DX", "RG", "PX"]);
const nonImages: ReadonlySet<string> = new Set(["SR", "PR", "KO", "DOC", "SC", "OT", "RTSTRUCT", "RTPLAN", "RTDOSE"]);

/** Secondary Capture Image Storage and its multi-frame kinds. */
const isCapture = (sopClassUid: string): boolean => /^1\.2\.840\.10008\.5\.1\.4\.1\.1\.7(\.|$)/.test(sopClassUid);

/** What most instances say, silence not counted. */
function commonest<T extends string | number>(values: readonly (T | null)[]): T | null {
  const counts = new Map<T, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
