import { DicomError, type DicomHeader, readDicom } from "#lib/imaging/dicom.ts";
import type { Source } from "#lib/upload/checksum.ts";

/** A small picture, ready for a canvas. */
export type Picture = { width: number; height: number; pixels: Uint8ClampedArray<ArrayBuffer> };

const side = 192;
const largestFrame = 32 * 2 ** 20;

/**
 * Draws one slice small, for the person to recognise their own scan; never for reading. Answers null for what cannot be
 * drawn cheaply.
 */
export async function drawPicture(file: Source): Promise<Picture | null> {
  const header = await headerOf(file);
  if (header?.pixelDataOffset == null) return null;
  const { rows, columns, bitsAllocated, samplesPerPixel, frames } = header.instance;
  const length = (rows * columns * bitsAllocated) / 8;
  if (samplesPerPixel !== 1 || ![8, 16].includes(bitsAllocated) || length > largestFrame) return null;
  const start = header.pixelDataOffset + Math.floor(frames / 2) * length;
  const bytes = await file.slice(start, start + length).arrayBuffer();
  if (bytes.byteLength !== length) return null;
  const stored = bitsAllocated === 8 ? new Uint8Array(bytes) : new Uint16Array(bytes);
  return paint(shrink(stored, header), header);
}

async function headerOf(file: Source): Promise<DicomHeader | null> {
  for (const length of [64 * 2 ** 10, 2 ** 20]) {
    const head = new Uint8Array(await file.slice(0, Math.min(length, file.size)).arrayBuffer());
    try {
      return await readDicom(head, { headerOnly: true, size: file.size });
    } catch (failure) {
      if (!(failure instanceof DicomError) || failure.reason !== "need_more") return null;
    }
  }
  return null;
}

type Small = { width: number; height: number; values: Float32Array };

/** The mean of each block of pixels: leaving pixels out would make lines flicker. */
function shrink(stored: Uint8Array | Uint16Array, { instance }: DicomHeader): Small {
  const { rows, columns, bitsStored, bitsAllocated, pixelRepresentation } = instance;
  const scale = Math.max(1, Math.max(rows, columns) / side);
  const width = Math.max(1, Math.floor(columns / scale));
  const height = Math.max(1, Math.floor(rows / scale));
  const values = new Float32Array(width * height);
  const counts = new Uint32Array(width * height);
  const unused = 32 - Math.min(bitsStored, bitsAllocated);
  for (let row = 0; row < rows; row++) {
    const y = Math.min(height - 1, Math.floor(row / scale)) * width;
    for (let column = 0; column < columns; column++) {
      const raw = (stored[row * columns + column] ?? 0) << unused;
      const at = y + Math.min(width - 1, Math.floor(column / scale));
      values[at] = (values[at] ?? 0) + (pixelRepresentation === 1 ? raw >> unused : raw >>> unused);
      counts[at] = (counts[at] ?? 0) + 1;
    }
  }
  return { width, height, values: values.map((value, at) => value / (counts[at] ?? 1)) };
}

function paint({ width, height, values }: Small, header: DicomHeader): Picture {
  const { lower, upper } = greyRange(values, header);
  const inverted = header.instance.photometricInterpretation === "MONOCHROME1";
  const pixels = new Uint8ClampedArray(width * height * 4);
  values.forEach((value, at) => {
    const grey = (255 * (value - lower)) / (upper - lower);
    pixels.fill(inverted ? 255 - grey : grey, at * 4, at * 4 + 3);
    pixels[at * 4 + 3] = 255;
  });
  return { width, height, pixels };
}

/** Black and white in stored values: soft tissue for CT, the file's own window, else all but the brightest half percent. */
function greyRange(values: Float32Array, { modality, instance }: DicomHeader): { lower: number; upper: number } {
  const slope = instance.rescaleSlope || 1;
  const intercept = instance.rescaleIntercept ?? 0;
  const [center, width] = modality === "CT" ? [40, 400] : [instance.windowCenter[0], instance.windowWidth[0]];
  if (center !== undefined && width !== undefined && width > 1) {
    return { lower: (center - width / 2 - intercept) / slope, upper: (center + width / 2 - intercept) / slope };
  }
  const sorted = values.slice().sort();
  const lower = sorted[0] ?? 0;
  return { lower, upper: Math.max(lower + 1, sorted[Math.floor(0.995 * (sorted.length - 1))] ?? 1) };
}
