import type { DataSet } from "#lib/imaging/data-set.ts";
import { readFields } from "#lib/imaging/fields.ts";
import type { Fields } from "#lib/imaging/fields.ts";
import { lookupTable } from "#lib/imaging/lookup-table.ts";
import { type Palette, paletteOf } from "#lib/imaging/palette.ts";
import { type LookupTable, type VoiFunction, type Window, fileWindow } from "#lib/imaging/windowing.ts";

/** What decoding and drawing need to know of one frame; plain data, so that it can leave the worker that read it. */
export type FrameFacts = {
  modality: string;
  sopClassUid: string;
  rows: number;
  columns: number;
  samplesPerPixel: number;
  photometric: string;
  planarConfiguration: number;
  bitsAllocated: number;
  bitsStored: number;
  highBit: number;
  pixelRepresentation: number;
  palette: Palette | null;
  slope: number;
  intercept: number;
  modalityTable: LookupTable | null;
  window: Window | null;
  voi: VoiFunction;
  voiTable: LookupTable | null;
  /** Values, rescaled, that fill the room around the picture and are no part of it (PS3.3 C.7.5.1.1.2). */
  padding: { least: number; greatest: number } | null;
  position: number[] | null;
  orientation: number[] | null;
  spacing: number[] | null;
  /** Whether the spacing is that of what is pictured; an X-ray's may be that of its detector, which magnifies. */
  calibrated: boolean;
  /** How much higher than wide a pixel is shown where there is no spacing (PS3.3 C.7.6.3.1.7). */
  aspectRatio: number | null;
  thickness: number | null;
  frameOfReferenceUid: string;
  lossy: boolean;
};

type ImageFacts = Omit<FrameFacts, "position" | "orientation">;

/** The facts of every frame. */
export function frameFacts(body: DataSet, frames: number): FrameFacts[] {
  const factsOf = factsByFrame(body);
  return Array.from({ length: frames }, (_, at) => factsOf(at));
}

/** The facts of a frame: those of the file, overruled by the shared and then by the frame's own functional groups. */
export function factsByFrame(body: DataSet): (at: number) => FrameFacts {
  const file = readFields(body);
  const shared = file.item("x52009229");
  const own = file.items("x52009230");
  const basis = factsOfFile(body, file);
  return (at) => overrule(basis, file, shared, own[at] ?? shared);
}

function factsOfFile(body: DataSet, file: Fields): ImageFacts {
  const bitsAllocated = file.short("x00280100") ?? 16;
  const bitsStored = file.short("x00280101") ?? bitsAllocated;
  const pixelRepresentation = file.short("x00280103") ?? 0;
  const photometric = file.text("x00280004") || "MONOCHROME2";
  // A slope of 0 would make every picture one grey: it is a mistake of the file.
  const slope = file.number("x00281053") || null;
  const rescaled = slope !== null && file.number("x00281052") !== null;
  return {
    modality: file.text("x00080060"),
    sopClassUid: file.uid("x00080016"),
    rows: file.short("x00280010") ?? 0,
    columns: file.short("x00280011") ?? 0,
    samplesPerPixel: file.short("x00280002") ?? 1,
    photometric,
    planarConfiguration: file.short("x00280006") ?? 0,
    bitsAllocated,
    bitsStored,
    highBit: file.short("x00280102") ?? bitsStored - 1,
    pixelRepresentation,
    palette: photometric === "PALETTE COLOR" ? paletteOf(body) : null,
    slope: slope ?? 1,
    intercept: file.number("x00281052") ?? 0,
    modalityTable: rescaled ? null : tableIn(body, "x00283000", pixelRepresentation === 1),
    padding: storedPadding(body, pixelRepresentation === 1),
    window: fileWindow(file.numbers("x00281050") ?? [], file.numbers("x00281051") ?? []),
    voi: voiFunction(file.text("x00281056")),
    voiTable: tableIn(body, "x00283010", pixelRepresentation === 1),
    spacing: file.numbers("x00280030", 2) ?? file.numbers("x00181164", 2),
    calibrated: isCalibrated(file),
    aspectRatio: aspectRatio(file.numbers("x00280034", 2)),
    thickness: file.number("x00180050"),
    frameOfReferenceUid: file.uid("x00200052"),
    lossy: file.text("x00282110") === "01",
  };
}

/** PS3.3 10.7.1.1: in projections a spacing that equals the detector's was not calibrated, unless the file says how it was. */
function isCalibrated(file: Fields): boolean {
  const spacing = file.numbers("x00280030", 2);
  if (!spacing) return false;
  if (!projections.has(file.text("x00080060")) || file.text("x00280a02") !== "") return true;
  const detector = file.numbers("x00181164", 2);
  return detector !== null && spacing.some((value, at) => value !== detector[at]);
}

const projections: ReadonlySet<string> = new Set(["CR", "DX", "DR", "RG", "RF", "XA", "MG", "PX", "IO"]);

function aspectRatio(ratio: number[] | null): number | null {
  const [vertical = 0, horizontal = 0] = ratio ?? [];
  return vertical > 0 && horizontal > 0 ? vertical / horizontal : null;
}

function overrule(basis: ImageFacts, file: Fields, shared: Fields, own: Fields): FrameFacts {
  const group = (tag: string): Fields => (own.has(tag) ? own.item(tag) : shared.item(tag));
  const measures = group("x00289110");
  const values = group("x00289145");
  const voi = group("x00289132");
  const slope = values.number("x00281053") || basis.slope;
  const intercept = values.number("x00281052") ?? basis.intercept;
  return {
    ...basis,
    position: group("x00209113").numbers("x00200032", 3) ?? file.numbers("x00200032", 3),
    orientation: group("x00209116").numbers("x00200037", 6) ?? file.numbers("x00200037", 6),
    spacing: measures.numbers("x00280030", 2) ?? basis.spacing,
    calibrated: measures.has("x00280030") || basis.calibrated,
    thickness: measures.number("x00180050") ?? basis.thickness,
    slope,
    intercept,
    padding: basis.modalityTable ? null : rescaledPadding(basis.padding, slope, intercept),
    window: fileWindow(voi.numbers("x00281050") ?? [], voi.numbers("x00281051") ?? []) ?? basis.window,
    voi: voi.has("x00281056") ? voiFunction(voi.text("x00281056")) : basis.voi,
  };
}

function storedPadding(body: DataSet, signed: boolean): FrameFacts["padding"] {
  const read = (tag: string) => (signed ? body.int16(tag) : body.uint16(tag));
  const value = read("x00280120");
  if (value === undefined) return null;
  const limit = read("x00280121") ?? value;
  return { least: Math.min(value, limit), greatest: Math.max(value, limit) };
}

/** With half a step of room, as the rescaled pixels are rounded. */
function rescaledPadding(padding: FrameFacts["padding"], slope: number, intercept: number): FrameFacts["padding"] {
  if (!padding) return null;
  const ends = [padding.least, padding.greatest].map((stored) => stored * slope + intercept);
  const room = Math.abs(slope) / 2;
  return { least: Math.min(...ends) - room, greatest: Math.max(...ends) + room };
}

const voiFunction = (term: string): VoiFunction => (term === "LINEAR_EXACT" || term === "SIGMOID" ? term : "LINEAR");

/** The first table of a Modality or VOI LUT sequence; unless its descriptor says so itself, it is signed as the pixels are. */
function tableIn(body: DataSet, sequence: string, signed: boolean): LookupTable | null {
  const item = body.elements[sequence]?.items?.[0]?.dataSet;
  return item ? lookupTable(item, "x00283002", "x00283006", signed) : null;
}
