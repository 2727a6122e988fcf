/** What went wrong inside coded pixels; `decodeFrames` turns it into a refusal. Nothing of the picture is in its message. */
export class CodedPixelsError extends Error {
  override readonly name = "CodedPixelsError";
}

/**
 * Decodes one frame of RLE Lossless (PS3.5 annex G): one segment for every byte of every sample, most significant first.
 * Answers samples side by side, little endian. Throws `CodedPixelsError` when segments are missing or end too soon.
 */
export function decodeRle(coded: Uint8Array, pixels: number, samples: number, bytesPerSample: number): Uint8Array {
  const segments = samples * bytesPerSample;
  const view = new DataView(coded.buffer, coded.byteOffset, coded.byteLength);
  if (coded.length < 64 || view.getUint32(0, true) !== segments) throw new CodedPixelsError("segments");
  const decoded = new Uint8Array(pixels * segments);
  for (let segment = 0; segment < segments; segment++) {
    const start = view.getUint32(4 + 4 * segment, true);
    const next = segment + 1 < segments ? view.getUint32(8 + 4 * segment, true) : coded.length;
    const end = Math.min(next, coded.length);
    if (start < 64 || start > end) throw new CodedPixelsError("offsets");
    const sample = Math.floor(segment / bytesPerSample);
    const significance = bytesPerSample - 1 - (segment % bytesPerSample);
    unpack(coded, start, end, decoded, sample * bytesPerSample + significance, segments);
  }
  return decoded;
}

/** PackBits: a count and literal bytes, or a count and one byte to repeat. */
function unpack(coded: Uint8Array, start: number, end: number, to: Uint8Array, first: number, stride: number): void {
  let at = start;
  let out = first;
  while (out < to.length) {
    if (at + 1 >= end) throw new CodedPixelsError("ends too soon");
    const code = coded[at++] as number;
    if (code < 128) {
      const stop = Math.min(at + code + 1, end);
      for (; at < stop && out < to.length; at++, out += stride) to[out] = coded[at] as number;
    } else if (code > 128) {
      const value = coded[at++] as number;
      for (let left = 257 - code; left > 0 && out < to.length; left--, out += stride) to[out] = value;
    }
  }
}
