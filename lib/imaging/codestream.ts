import { transferSyntax } from "#lib/imaging/transfer-syntax.ts";

/** What the header of a compressed picture says of itself: the dimensions that its decoder would make room for. */
export type Claims = {
  coding: "dct" | "lossless" | "jpeg-ls" | "jpeg2000";
  rows: number;
  columns: number;
  samples: number;
  bits: number;
};

/**
 * Reads the header of a JPEG, JPEG-LS or JPEG 2000 codestream without decoding it. Null where there is none, or where it
 * would make a decoder work or allocate out of all proportion: as many scans, tiles or code blocks as no picture has.
 */
export function readClaims(coded: Uint8Array): Claims | null {
  const view = new DataView(coded.buffer, coded.byteOffset, coded.byteLength);
  try {
    const start = view.getUint16(0, false);
    return start === 0xffd8 ? jpegClaims(view) : start === 0xff4f ? jpeg2000Claims(view) : null;
  } catch {
    return null; // the header runs past the end
  }
}

/**
 * The transfer syntax that a coded frame is of: the declared one, unless the frame itself shows another of the JPEG
 * family, as files do that a program changed without saying so. Films are what they declare.
 */
export function syntaxWithin(coded: Uint8Array, declared: string): string {
  const own = transferSyntax(declared);
  const found = own?.encapsulated && !own.coding ? undefined : readClaims(unboxed(coded));
  const isDeclared = found?.coding === (own?.coding === "htj2k" ? "jpeg2000" : own?.coding);
  return !found || isDeclared ? declared : ordinary[found.coding];
}

const ordinary: Readonly<Record<Claims["coding"], string>> = {
  dct: "1.2.840.10008.1.2.4.51",
  lossless: "1.2.840.10008.1.2.4.57",
  "jpeg-ls": "1.2.840.10008.1.2.4.81",
  jpeg2000: "1.2.840.10008.1.2.4.91",
};

/**
 * A JPEG picture of three samples that says they are colours as they are. Without a word of it a decoder takes them for
 * luminance and chroma (Adobe's APP14 says); one whose samples differ in number is not what its header calls RGB.
 */
export function ownColours<T extends Uint8Array>(coded: T): T | Uint8Array<ArrayBuffer> {
  if (saysColours(coded)) return coded;
  const plain = [0xff, 0xee, 0, 14, 0x41, 0x64, 0x6f, 0x62, 0x65, 0, 100, 0, 0, 0, 0, 0];
  const marked = new Uint8Array(coded.length + plain.length);
  marked.set(coded.subarray(0, 2));
  marked.set(plain, 2);
  marked.set(coded.subarray(2), 2 + plain.length);
  return marked;
}

/** Adobe's word, or a frame header (T.81 B.2.2) of other than three samples, or of colours coarser than the light. */
function saysColours(coded: Uint8Array): boolean {
  for (let at = 2; at + 14 < coded.length && coded[at] === 0xff && coded[at + 1] !== 0xda;) {
    const marker = coded[at + 1] as number;
    if (marker === 0xee && coded[at + 4] === 0x41) return true;
    if (marker >= 0xc0 && marker <= 0xc2) return coded[at + 9] !== 3 || coded[at + 11] !== coded[at + 14];
    at += 2 + (((coded[at + 2] as number) << 8) | (coded[at + 3] as number));
  }
  return false;
}

const maxSegments = 4096;
const maxScans = 128;

/** Markers of ITU-T T.81 B.1.1.3 and T.87 C.1.1. Between segments entropy-coded data is skipped, up to the next marker. */
function jpegClaims(view: DataView): Claims | null {
  let claims: Claims | null = null;
  let scans = 0;
  let at = 2;
  for (let segment = 0; segment < maxSegments; segment++) {
    while (at + 1 < view.byteLength && !isMarker(view, at)) at++;
    if (at + 3 >= view.byteLength || view.getUint8(at + 1) === 0xd9) return claims;
    const marker = view.getUint8(at + 1);
    const length = view.getUint16(at + 2, false);
    const coding = codings.get(marker);
    if (coding && claims) return null;
    if (coding) {
      const [rows, columns] = [view.getUint16(at + 5, false), view.getUint16(at + 7, false)];
      claims = { coding, rows, columns, samples: view.getUint8(at + 9), bits: view.getUint8(at + 4) };
    }
    if (marker === 0xda && ++scans > maxScans) return null;
    // A sequential picture of one scan needs no further look; only many scans are a danger.
    if (marker === 0xda && claims && (claims.coding !== "dct" || claims.samples === 1) && !isProgressive(view, at))
      return claims;
    at += 2 + length;
  }
  return null;
}

const codings: ReadonlyMap<number, Claims["coding"]> = new Map([
  [0xc0, "dct"],
  [0xc1, "dct"],
  [0xc2, "dct"],
  [0xc3, "lossless"],
  [0xf7, "jpeg-ls"],
]);

/** Not a stuffed byte, a restart, a fill byte or the start of another picture. */
function isMarker(view: DataView, at: number): boolean {
  if (view.getUint8(at) !== 0xff) return false;
  const code = view.getUint8(at + 1);
  return code >= 0xc0 && code !== 0xff && !(code >= 0xd0 && code <= 0xd8);
}

/** Whether a scan holds less than all coefficients: its spectral selection and approximation (T.81 B.2.3). */
function isProgressive(view: DataView, at: number): boolean {
  const end = at + 2 + view.getUint16(at + 2, false);
  return view.getUint8(end - 2) !== 63 || view.getUint8(end - 1) !== 0;
}

const maxTiles = 4096;
const maxBlocks = 2 ** 21;

/** The SIZ and COD segments of ITU-T T.800 A.5.1 and A.6.1, which HTJ2K shares. */
function jpeg2000Claims(view: DataView): Claims | null {
  if (view.getUint16(2, false) !== 0xff51) return null;
  const word = (at: number) => view.getUint32(at, false);
  const [columns, rows] = [word(8) - word(16), word(12) - word(20)];
  const [tileColumns, tileRows] = [word(24), word(28)];
  const samples = view.getUint16(40, false);
  const tiles = Math.ceil(word(8) / tileColumns) * Math.ceil(word(12) / tileRows);
  if (!(columns > 0 && rows > 0 && tiles <= maxTiles) || samples > 4) return null;
  for (let sample = 0; sample < samples; sample++) {
    // Every sample at every pixel: DICOM allows no subsampling here (PS3.5 8.2.4).
    if (view.getUint8(43 + 3 * sample) !== 1 || view.getUint8(44 + 3 * sample) !== 1) return null;
  }
  if (!hasModestBlocks(view, columns * rows * samples)) return null;
  return { coding: "jpeg2000", rows, columns, samples, bits: (view.getUint8(42) & 0x7f) + 1 };
}

/** A decoder keeps a record of each code block and each precinct, so that they must not be many times smaller than usual. */
function hasModestBlocks(view: DataView, values: number): boolean {
  for (let at = 4 + view.getUint16(4, false); ; at += 2 + view.getUint16(at + 2, false)) {
    const marker = view.getUint16(at, false);
    if (marker === 0xff90 || marker === 0xffd9) return false; // a tile before any coding style
    if (marker !== 0xff52) continue;
    const block = 2 ** ((view.getUint8(at + 10) & 15) + (view.getUint8(at + 11) & 15) + 4);
    const levels = view.getUint8(at + 9);
    let precincts = 0;
    for (let level = 0; level <= levels && (view.getUint8(at + 4) & 1) === 1; level++) {
      const size = view.getUint8(at + 14 + level);
      precincts += values / 4 ** (levels - level) / 2 ** ((size & 15) + (size >> 4));
    }
    return levels <= 32 && values / block <= maxBlocks && precincts <= maxBlocks;
  }
}

/** The codestream within a JP2 file, which some scanners wrap it in against the standard; other bytes as they are. */
export function unboxed(coded: Uint8Array): Uint8Array {
  const view = new DataView(coded.buffer, coded.byteOffset, coded.byteLength);
  if (coded.length < 12 || view.getUint32(4, false) !== 0x6a502020) return coded;
  for (let at = 0, boxes = 0; at + 8 <= coded.length && boxes < 64; boxes++) {
    const length = view.getUint32(at, false);
    if (view.getUint32(at + 4, false) === 0x6a703263) return coded.subarray(at + (length === 1 ? 16 : 8));
    if (length < 8) break;
    at += length;
  }
  return coded;
}
