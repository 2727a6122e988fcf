import { maxInflated, parseFile } from "#lib/imaging/dataset.ts";
import type { ParsedFile } from "#lib/imaging/dataset.ts";
import { readFields, uidIsSound } from "#lib/imaging/fields.ts";
import type { Fields } from "#lib/imaging/fields.ts";
import { filmWords } from "#lib/imaging/film-words.ts";
import { transferSyntax as syntaxOf } from "#lib/imaging/transfer-syntax.ts";
import { UnfitFile } from "#lib/imaging/unfit-file.ts";
import type { Text } from "#lib/platform/language.ts";

/** A point or direction in the patient's coordinates, millimetres: +x left, +y back, +z head (DICOM PS3.3 C.7.6.2.1.1). */
export type Vector = [number, number, number];

/** Direction of a row, then of a column. */
export type Orientation = [number, number, number, number, number, number];

/** What the functional groups of one frame say (PS3.3 C.7.6.16). */
export type FrameGroup = {
  position: Vector | null;
  orientation: Orientation | null;
  echoTime: number | null;
  bValue: number | null;
  temporalPosition: number | null;
  imageType: readonly string[];
};

/**
 * What one DICOM file says about itself. Text is "" when absent, numbers and dates are null; dates are ISO (YYYY-MM-DD);
 * names keep DICOM's carets ("Family^Given"); lengths are millimetres and times milliseconds.
 * Only sopInstanceUid is certain to be there: `demandImage` tells whether the rest suffices to show a picture.
 */
export type DicomHeader = {
  sopInstanceUid: string;
  sopClassUid: string;
  studyInstanceUid: string;
  seriesInstanceUid: string;
  transferSyntax: string;
  modality: string;
  patient: { name: string; id: string; birthDate: string | null; sex: string };
  study: { date: string | null; time: string; description: string; accession: string; institution: string };
  series: {
    number: number | null;
    description: string;
    protocol: string;
    bodyPart: string;
    laterality: string;
    date: string | null;
    patientPosition: string;
    manufacturer: string;
    model: string;
  };
  instance: {
    number: number | null;
    acquisitionNumber: number | null;
    rows: number;
    columns: number;
    frames: number;
    bitsAllocated: number;
    bitsStored: number;
    highBit: number | null;
    pixelRepresentation: number;
    samplesPerPixel: number;
    photometricInterpretation: string;
    planarConfiguration: number | null;
    imagePosition: Vector | null;
    imageOrientation: Orientation | null;
    /** Between rows (vertical), then between columns (horizontal). */
    pixelSpacing: [number, number] | null;
    sliceThickness: number | null;
    spacingBetweenSlices: number | null;
    /** One position for each frame of an enhanced multi-frame image, else null. */
    framePositions: Vector[] | null;
    /** What tells the frames of an enhanced multi-frame image apart, else null. */
    frameGroups: FrameGroup[] | null;
    frameOfReferenceUid: string;
    windowCenter: number[];
    windowWidth: number[];
    voiLutFunction: string;
    rescaleSlope: number | null;
    rescaleIntercept: number | null;
    imageType: string[];
    lossy: boolean;
    echoTime: number | null;
    echoNumber: number | null;
    /** Diffusion weighting, s/mm². */
    bValue: number | null;
    temporalPosition: number | null;
    /** Such as WSD: made at a workstation. */
    conversionType: string;
    repetitionTime: number | null;
    inversionTime: number | null;
    flipAngle: number | null;
    scanningSequence: string[];
    sequenceVariant: string[];
    sequenceName: string;
    scanOptions: string[];
    contrastAgent: string;
  };
  /** Further words about what the picture shows and how it was made. */
  extra: { convolutionKernel: string; viewPosition: string; viewCodeMeaning: string; anatomicCode: string };
  hasPixelData: boolean;
  /** Byte offset of the pixel data's value in the file; null when there is none or the file is deflated as a whole. */
  pixelDataOffset: number | null;
  /** Bytes of the pixel data; null when there is none or its length is undefined (encapsulated). */
  pixelDataLength: number | null;
};

/**
 * Why a file gives no header, or no picture. "need_more": only a prefix was given, and the header is longer. The last
 * three come of decoding: "mismatch" is a codestream whose size, samples or bits are not those of the header.
 */
export type DicomReason = keyof typeof dicomWords;

/** What each means, for people. */
export const dicomWords = {
  not_dicom: { en: "This file is not a scan picture", es: "Este archivo no es una imagen de un estudio" },
  empty: { en: "This file is empty", es: "Este archivo está vacío" },
  need_more: {
    en: "The description of this picture is longer than what has been read so far",
    es: "La descripción de esta imagen es más larga que lo leído hasta ahora",
  },
  truncated: {
    en: "This picture is cut off: part of the file is missing",
    es: "Esta imagen está cortada: falta una parte del archivo",
  },
  damaged: { en: "This picture is damaged and cannot be read", es: "Esta imagen está dañada y no se puede leer" },
  unsupported: {
    en: "This picture is stored in a way that cannot be shown here",
    es: "Esta imagen está guardada en un formato que no se puede mostrar aquí",
  },
  unnamed: {
    en: "This picture does not say which scan it belongs to",
    es: "Esta imagen no dice a qué estudio pertenece",
  },
  no_pixels: {
    en: "This file belongs to a scan but holds no picture",
    es: "Este archivo es parte de un estudio, pero no contiene ninguna imagen",
  },
  directory: {
    en: "This is the disc’s list of contents, not a picture",
    es: "Esta es la lista de contenido del disco, no una imagen",
  },
  undecodable: {
    en: "The compressed data of this picture is damaged, so it cannot be shown",
    es: "Los datos comprimidos de esta imagen están dañados y no se puede mostrar",
  },
  mismatch: {
    en: "This picture is not what its own description says, so it cannot be trusted",
    es: "Esta imagen no es lo que dice su propia descripción, así que no es confiable",
  },
  too_large: {
    en: "This picture says that it is larger than any scan is",
    es: "Esta imagen dice ser más grande que cualquier estudio",
  },
} as const satisfies Record<string, Text>;

/** Thrown by `readDicom`, `demandImage` and `decodeFrames`: `reason` for programs, `words` for people, neither holds patient data. */
export class DicomError extends UnfitFile<DicomReason> {
  override readonly name = "DicomError";
  constructor(reason: DicomReason, words: Text = dicomWords[reason]) {
    super(reason, words);
  }
}

/** Longer headers are not read: even thousands of frames stay below, and a hostile header of tiny elements costs memory. */
export const maxHeaderBytes = 16 * 2 ** 20;

const directoryClass = "1.2.840.10008.1.3.10";

/**
 * Reads the header of a DICOM file. `bytes` is the whole file, or with `headerOnly` its first bytes, of `size` in all.
 * Throws `DicomError`; "need_more" asks to come again with a longer prefix, and is only thrown when there is more.
 * Files without preamble or meta group are read when recognisable. A header is bounded: nesting ≤ 64, text ≤ 1,024
 * characters, UIDs are digits and dots ≤ 64 or the file is "damaged".
 */
export async function readDicom(bytes: Uint8Array, options: ReadOptions = {}): Promise<DicomHeader> {
  return (await openDicom(bytes, options)).header;
}

type ReadOptions = { headerOnly?: boolean; size?: number };

/**
 * A file that has been read: what it says, and where its elements and pixels are. `bytes` is what `file.pixels` counts
 * in: all that was given, or what a file deflated as a whole became.
 */
export type OpenedDicom = { header: DicomHeader; file: ParsedFile; bytes: Uint8Array };

/** `readDicom`, for those who go on to the pixels and should not parse the file twice. */
export async function openDicom(bytes: Uint8Array, options: ReadOptions = {}): Promise<OpenedDicom> {
  if (bytes.length === 0) throw new DicomError("empty");
  const size = options.size ?? (options.headerOnly ? Number.POSITIVE_INFINITY : bytes.length);
  const head = bytes.subarray(0, maxHeaderBytes);
  const isPrefix = options.headerOnly === true && head.length < Math.min(size, maxHeaderBytes);
  const file = await parseFile(head, isPrefix);
  if (file === "overrun") throw new DicomError(isPrefix ? "need_more" : "truncated");
  if (typeof file === "string") throw new DicomError(file);

  const meta = file.meta && readFields(file.meta);
  const fields = readFields(file.body);
  const sopClassUid = fields.uid("x00080016") || meta?.uid("x00020002") || "";
  if (sopClassUid === directoryClass) throw new DicomError("directory");
  const sopInstanceUid = fields.uid("x00080018") || meta?.uid("x00020003") || "";
  if (!file.pixels && isPrefix) throw new DicomError("need_more");
  const nameless = sopInstanceUid === "" && sopClassUid === "" && fields.text("x00080060") === "";
  if (nameless && file.bare) throw new DicomError("not_dicom");
  // Maps of measured values as fractions (PS3.3 C.7.6.24 and C.7.6.25).
  if (!file.pixels && (fields.has("x7fe00008") || fields.has("x7fe00009"))) throw new DicomError("unsupported");
  // Raw data and other objects without a picture may hold one huge element.
  if (!file.pixels && head.length < size) throw new DicomError(sopInstanceUid === "" ? "damaged" : "no_pixels");
  if (file.overrun) throw new DicomError("truncated");

  const header = describe(file, fields, sopInstanceUid, sopClassUid);
  demandSoundUids(header);
  const inflated = file.body.byteArray.length;
  if (file.pixels && !file.inflated) demandWholePixels(header, file.pixels, bytes, size);
  else if (
    file.pixels &&
    bytes.length === size &&
    head.length === size &&
    !options.headerOnly &&
    inflated < maxInflated
  )
    demandWholePixels(header, file.pixels, file.body.byteArray, inflated);
  return { header, file, bytes: file.inflated ? file.body.byteArray : bytes };
}

/** Throws unless the header describes a picture the viewer can show. Whose study it is may have to be guessed. */
export function demandImage(header: DicomHeader): void {
  const { rows, columns, frames, samplesPerPixel, bitsAllocated } = header.instance;
  if (!header.hasPixelData) throw new DicomError("no_pixels");
  if (rows < 1 || columns < 1 || frames < 1) throw new DicomError("damaged");
  const { shown = false, encapsulated = false } = syntaxOf(header.transferSyntax) ?? {};
  if (!shown && encapsulated) throw new DicomError("unsupported", filmWords);
  if (!shown || ![1, 3].includes(samplesPerPixel) || ![8, 16, 32].includes(bitsAllocated)) {
    throw new DicomError("unsupported");
  }
}

function describe(file: ParsedFile, of: Fields, sopInstanceUid: string, sopClassUid: string): DicomHeader {
  const shared = of.item("x52009229");
  const frame = of.item("x52009230");
  // Enhanced multi-frame objects keep geometry and timing in functional groups: shared, or in the first frame.
  const group = (sequence: string): Fields => (shared.has(sequence) ? shared : frame).item(sequence);
  const measures = group("x00289110");
  const window = of.has("x00281050") ? of : group("x00289132");
  const rescale = of.has("x00281053") ? of : group("x00289145");
  const timing = group("x00189112");
  const framePositions = of.items("x52009230").map((item) => item.item("x00209113").numbers("x00200032", 3));
  const spacing = of.numbers("x00280030", 2) ?? measures.numbers("x00280030", 2);
  return {
    sopInstanceUid,
    sopClassUid,
    studyInstanceUid: of.uid("x0020000d"),
    seriesInstanceUid: of.uid("x0020000e"),
    transferSyntax: file.transferSyntax,
    modality: of.text("x00080060").toUpperCase(),
    patient: {
      name: of.name("x00100010"),
      id: of.text("x00100020"),
      birthDate: of.date("x00100030"),
      sex: of.text("x00100040").toUpperCase(),
    },
    study: {
      date: of.date("x00080020"),
      time: of.text("x00080030"),
      description: of.text("x00081030"),
      accession: of.text("x00080050"),
      institution: of.text("x00080080"),
    },
    series: {
      number: of.integer("x00200011"),
      description: of.text("x0008103e"),
      protocol: of.text("x00181030"),
      bodyPart: of.text("x00180015").toUpperCase(),
      laterality: (of.text("x00200060") || of.text("x00200062")).toUpperCase(),
      date: of.date("x00080021"),
      patientPosition: of.text("x00185100").toUpperCase(),
      manufacturer: of.text("x00080070"),
      model: of.text("x00081090"),
    },
    instance: {
      number: of.integer("x00200013"),
      acquisitionNumber: of.integer("x00200012"),
      rows: of.short("x00280010") ?? 0,
      columns: of.short("x00280011") ?? 0,
      frames: of.integer("x00280008") || 1, // some scanners write 0 for a single picture
      bitsAllocated: of.short("x00280100") ?? 0,
      bitsStored: of.short("x00280101") ?? of.short("x00280100") ?? 0,
      highBit: of.short("x00280102"),
      pixelRepresentation: of.short("x00280103") ?? 0,
      samplesPerPixel: of.short("x00280002") ?? 1,
      photometricInterpretation: of.text("x00280004").toUpperCase(),
      planarConfiguration: of.short("x00280006"),
      imagePosition: (of.numbers("x00200032", 3) as Vector | null) ?? (framePositions[0] as Vector | undefined) ?? null,
      imageOrientation: (of.numbers("x00200037", 6) ??
        group("x00209116").numbers("x00200037", 6)) as Orientation | null,
      pixelSpacing: (spacing ?? of.numbers("x00181164", 2)) as [number, number] | null,
      sliceThickness: of.number("x00180050") ?? measures.number("x00180050"),
      spacingBetweenSlices: of.number("x00180088") ?? measures.number("x00180088"),
      framePositions:
        framePositions.every((position) => position !== null) && framePositions.length > 0
          ? (framePositions as Vector[])
          : null,
      frameGroups: frameGroupsOf(of.items("x52009230"), shared),
      frameOfReferenceUid: of.uid("x00200052"),
      windowCenter: window.numbers("x00281050") ?? [],
      windowWidth: window.numbers("x00281051") ?? [],
      voiLutFunction: window.text("x00281056").toUpperCase(),
      rescaleSlope: rescale.number("x00281053"),
      rescaleIntercept: rescale.number("x00281052"),
      imageType: of.texts("x00080008").map((value) => value.toUpperCase()),
      lossy: of.text("x00282110") === "01",
      echoTime: of.number("x00180081") ?? group("x00189114").double("x00189082"),
      echoNumber: of.integer("x00180086"),
      bValue: of.double("x00189087") ?? group("x00189117").double("x00189087"),
      temporalPosition: of.integer("x00200100"),
      conversionType: of.text("x00080064").toUpperCase(),
      repetitionTime: of.number("x00180080") ?? timing.number("x00180080"),
      inversionTime: of.number("x00180082") ?? group("x00189115").double("x00189079"),
      flipAngle: of.number("x00181314") ?? timing.number("x00181314"),
      scanningSequence: of.texts("x00180020"),
      sequenceVariant: of.texts("x00180021"),
      sequenceName: of.text("x00180024") || of.text("x00189005"),
      scanOptions: of.texts("x00180022"),
      contrastAgent: of.text("x00180010"),
    },
    extra: {
      convolutionKernel: of.texts("x00181210").join(" ").trim(),
      viewPosition: of.text("x00185101").toUpperCase(),
      viewCodeMeaning: of.item("x00540220").text("x00080104"),
      anatomicCode: of.item("x00082218").text("x00080100"),
    },
    hasPixelData: file.pixels !== null,
    pixelDataOffset: file.inflated ? null : (file.pixels?.offset ?? null),
    pixelDataLength: file.pixels && !file.pixels.undefinedLength ? file.pixels.length : null,
  };
}

/** What the functional groups say of each frame (PS3.3 C.7.6.16), those of all frames where its own are silent. */
function frameGroupsOf(frames: readonly Fields[], shared: Fields): FrameGroup[] | null {
  if (frames.length < 2) return null;
  return frames.map((frame) => {
    const group = (sequence: string): Fields => (frame.has(sequence) ? frame : shared).item(sequence);
    const type = [group("x00189226"), group("x00189329")].map((one) => one.texts("x00089007")).find(([first]) => first);
    return {
      position: group("x00209113").numbers("x00200032", 3) as Vector | null,
      orientation: group("x00209116").numbers("x00200037", 6) as Orientation | null,
      echoTime: group("x00189114").double("x00189082"),
      bValue: group("x00189117").double("x00189087"),
      temporalPosition: group("x00209111").short("x00209128"),
      imageType: (type ?? []).map((value) => value.toUpperCase()),
    };
  });
}

function demandSoundUids(header: DicomHeader): void {
  const { sopInstanceUid, sopClassUid, studyInstanceUid, seriesInstanceUid } = header;
  if (sopInstanceUid === "") throw new DicomError(header.hasPixelData ? "unnamed" : "no_pixels");
  const sound = [sopClassUid, studyInstanceUid, seriesInstanceUid].every((uid) => uid === "" || uidIsSound(uid));
  if (!sound || !uidIsSound(sopInstanceUid)) throw new DicomError("damaged");
}

/** A cut-off download ends inside the pixels: their length, or rows × columns × frames, tells, without reading them. */
function demandWholePixels(
  header: DicomHeader,
  pixels: NonNullable<ParsedFile["pixels"]>,
  bytes: Uint8Array,
  size: number,
): void {
  const { rows, columns, frames, samplesPerPixel, bitsAllocated, photometricInterpretation } = header.instance;
  const { encapsulated = false, shown = false } = syntaxOf(header.transferSyntax) ?? {};
  if (pixels.undefinedLength) {
    const found = bytes.length === size ? wholeFragments(bytes, pixels.offset) : Infinity;
    // Only films share fragments among frames; of pictures each has its own, and a fragment is 8 bytes or more.
    if (found === null || (shown && found < frames)) throw new DicomError("truncated");
    if (shown && 8 * frames > size - pixels.offset) throw new DicomError("damaged");
    return;
  }
  if (pixels.offset + pixels.length > size) throw new DicomError("truncated");
  const samples = photometricInterpretation.startsWith("YBR_FULL_422") ? 2 : samplesPerPixel;
  const promised = Math.floor((rows * columns * frames * samples * bitsAllocated) / 8);
  if (!encapsulated && promised > pixels.length) throw new DicomError("damaged");
}

/**
 * How many fragments encapsulated pixel data has, its offset table not counted (PS3.5 A.4); null when one runs past the
 * end. A missing final delimiter is harmless.
 */
function wholeFragments(bytes: Uint8Array, offset: number): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = offset;
  let items = 0;
  while (at + 8 <= bytes.length && view.getUint16(at, true) === 0xfffe && view.getUint16(at + 2, true) === 0xe000) {
    at += 8 + view.getUint32(at + 4, true);
    items++;
  }
  return at <= bytes.length ? Math.max(0, items - 1) : null;
}
