import type { Orientation } from "#lib/imaging/dicom.ts";
import { normal } from "#lib/imaging/geometry.ts";
import type { InstanceEntry } from "#lib/studies/study-index.ts";
import type { FrameFacts } from "#lib/imaging/image-facts.ts";
import type { LookupTable } from "#lib/imaging/windowing.ts";

type Described = Pick<
  InstanceEntry,
  | "rows"
  | "columns"
  | "imagePosition"
  | "imageOrientation"
  | "pixelSpacing"
  | "sliceThickness"
  | "frameOfReferenceUid"
  | "photometric"
  | "sopInstanceUid"
  | "transferSyntax"
>;

/**
 * Answers Cornerstone's questions about an image: from the file once it is there, before that from the index,
 * which suffices to lay out and order.
 */
export function imageModule(
  type: string,
  entry: Described,
  modality: string,
  facts: FrameFacts | undefined,
): object | undefined {
  switch (type) {
    case "imagePixelModule":
      return pixelModule(entry, facts);
    case "imagePlaneModule":
      return planeModule(entry, facts);
    case "generalSeriesModule":
      return { modality: facts?.modality ?? modality };
    case "modalityLutModule":
      return facts ? { rescaleSlope: facts.slope, rescaleIntercept: facts.intercept } : {};
    case "voiLutModule":
    case "calibrationModule":
    case "scalingModule":
      return {};
    case "sopCommonModule":
      return { sopClassUID: facts?.sopClassUid, sopInstanceUID: entry.sopInstanceUid };
    case "transferSyntax":
      return { transferSyntaxUID: entry.transferSyntax };
    default:
      return undefined;
  }
}

function pixelModule(entry: Described, facts: FrameFacts | undefined): object {
  if (!facts) {
    const { rows, columns, photometric } = entry;
    return { rows, columns, photometricInterpretation: photometric, samplesPerPixel: 1, bitsAllocated: 16 };
  }
  return {
    rows: facts.rows,
    columns: facts.columns,
    samplesPerPixel: facts.samplesPerPixel,
    photometricInterpretation: facts.photometric,
    planarConfiguration: facts.planarConfiguration,
    bitsAllocated: facts.bitsAllocated,
    bitsStored: facts.bitsStored,
    highBit: facts.highBit,
    pixelRepresentation: facts.pixelRepresentation,
    ...(facts.palette && {
      ...paletteModule("red", facts.palette.red),
      ...paletteModule("green", facts.palette.green),
      ...paletteModule("blue", facts.palette.blue),
    }),
  };
}

const paletteModule = (colour: string, { first, bits, data }: LookupTable) => ({
  [`${colour}PaletteColorLookupTableDescriptor`]: [data.length, first, bits],
  [`${colour}PaletteColorLookupTableData`]: data,
});

/** An unknown or unsound orientation is drawn as rows and columns; the viewer says that it is unknown. */
function planeModule(entry: Described, facts: FrameFacts | undefined): object {
  const { rows, columns } = facts ?? entry;
  const orientation = knownOrientation(facts?.orientation ?? entry.imageOrientation);
  const spacing = facts?.spacing ?? entry.pixelSpacing;
  const usable = spacing?.length === 2 && spacing.every((value) => value > 0);
  const [vertical = 1, horizontal = 1] = usable ? spacing : [];
  const directions = orientation ?? [1, 0, 0, 0, 1, 0];
  return {
    rows,
    columns,
    imageOrientationPatient: directions,
    rowCosines: directions.slice(0, 3),
    columnCosines: directions.slice(3, 6),
    imagePositionPatient: facts?.position ?? entry.imagePosition ?? [0, 0, 0],
    rowPixelSpacing: vertical,
    columnPixelSpacing: horizontal,
    pixelSpacing: [vertical, horizontal],
    sliceThickness: facts?.thickness ?? entry.sliceThickness,
    frameOfReferenceUID: facts?.frameOfReferenceUid ?? entry.frameOfReferenceUid,
    usingDefaultValues: !usable,
  };
}

/** The orientation of an image when it is one: two perpendicular directions. */
export function knownOrientation(orientation: readonly number[] | null): Orientation | null {
  const six = orientation?.length === 6 ? (orientation as unknown as Orientation) : null;
  return normal(six) ? six : null;
}
