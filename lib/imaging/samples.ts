/** Samples of 8, 16 or 32 bits in the type that the header gives them. */
export type Samples = Uint8Array | Int8Array | Uint16Array | Int16Array | Uint32Array | Int32Array;

type Depth = { bitsAllocated: number; bitsStored: number; highBit: number | null; pixelRepresentation: number };

/**
 * Uncompressed samples from bit `start` on: in place where the machine can read them there, else a copy. `bigEndian`:
 * the order of the bytes of a sample ("bytes"), or also of samples of 8 bits in words of 16 ("words", PS3.5 8.1.2).
 * Samples that do not end at bit 0 are brought down to it.
 */
export function nativeSamples(
  bytes: Uint8Array,
  start: number,
  count: number,
  depth: Depth,
  bigEndian: "bytes" | "words" | null,
): Samples {
  if (depth.bitsAllocated === 1) return singleBits(bytes, start, count);
  const width = depth.bitsAllocated / 8;
  const swap = bigEndian === null ? 1 : bigEndian === "words" ? Math.max(width, 2) : width;
  const first = start / 8;
  // An odd number of samples begins or ends in the middle of a word.
  const within = first % (swap / width);
  const length = Math.ceil((within + count * width) / swap) * swap;
  let raw = bytes.subarray(first - within, first - within + length);
  if (swap > 1) raw = swapped(raw, swap).subarray(within);
  else if (raw.byteOffset % width !== 0) raw = new Uint8Array(raw);
  const signed = depth.pixelRepresentation === 1;
  const Values = signed ? signedTypes[width] : unsignedTypes[width];
  if (!Values) throw new RangeError("No such width");
  const values = new Values(raw.buffer, raw.byteOffset, count);
  const down = (depth.highBit ?? depth.bitsStored - 1) + 1 - depth.bitsStored;
  if (down <= 0 || down + depth.bitsStored > depth.bitsAllocated) return values;
  const lowered = new Values(count);
  for (let at = 0; at < count; at++) lowered[at] = (values[at] as number) >> down;
  return lowered;
}

const signedTypes = { 1: Int8Array, 2: Int16Array, 4: Int32Array } as Record<number, SampleType>;
const unsignedTypes = { 1: Uint8Array, 2: Uint16Array, 4: Uint32Array } as Record<number, SampleType>;
type SampleType = {
  new (buffer: ArrayBufferLike, offset: number, count: number): Samples;
  new (count: number): Samples;
};

/** Pixels of one bit, the least significant bit of a byte first (PS3.5 8.1.1). */
function singleBits(bytes: Uint8Array, start: number, count: number): Uint8Array {
  const values = new Uint8Array(count);
  for (let at = 0; at < count; at++) {
    const bit = start + at;
    values[at] = ((bytes[Math.floor(bit / 8)] as number) >> (bit % 8)) & 1;
  }
  return values;
}

function swapped(bytes: Uint8Array, width: number): Uint8Array {
  const turned = new Uint8Array(bytes.length);
  for (let at = 0; at < bytes.length; at++) {
    const from = at - (at % width) + width - 1 - (at % width);
    turned[at] = bytes[Math.min(from, bytes.length - 1)] as number;
  }
  return turned;
}

/** Planes of one sample each, woven to samples side by side (planar configuration 1). */
export function sideBySide<Values extends Samples>(planes: Values, samples: number): Values {
  if (samples === 1) return planes;
  const woven = planes.slice() as Values;
  const pixels = planes.length / samples;
  for (let sample = 0; sample < samples; sample++)
    for (let at = 0; at < pixels; at++) woven[at * samples + sample] = planes[sample * pixels + at] as number;
  return woven;
}

/** Gives each pixel of two that share their colour (Y Y Cb Cr, PS3.3 C.7.6.3.1.2) one of its own (Y Cb Cr). */
export function wholeColours(pairs: Samples): Samples {
  const whole = new (pairs.constructor as SampleType)((pairs.length / 4) * 6);
  for (let from = 0, to = 0; from + 3 < pairs.length; from += 4, to += 6) {
    whole[to] = pairs[from] as number;
    whole[to + 3] = pairs[from + 1] as number;
    whole[to + 1] = whole[to + 4] = pairs[from + 2] as number;
    whole[to + 2] = whole[to + 5] = pairs[from + 3] as number;
  }
  return whole;
}

/**
 * The least and the greatest value, and the values as `bitsStored` defines them: where bits above it hold something
 * else, an overlay drawing or a sign not extended, a copy without.
 */
export function settleSamples(
  values: Samples,
  bitsStored: number,
  signed: boolean,
): { values: Samples; least: number; greatest: number } {
  const found = rangeOf(values);
  const least = signed ? -(2 ** (bitsStored - 1)) : 0;
  const greatest = 2 ** (signed ? bitsStored - 1 : bitsStored) - 1;
  if (found.least >= least && found.greatest <= greatest) return { values, ...found };
  const settled = values.slice();
  const up = 32 - bitsStored;
  for (let at = 0; at < settled.length; at++) {
    const high = (settled[at] as number) << up;
    settled[at] = signed ? high >> up : high >>> up;
  }
  return { values: settled, ...rangeOf(settled) };
}

function rangeOf(values: Samples): { least: number; greatest: number } {
  let least = values[0] ?? 0;
  let greatest = least;
  for (let at = 1; at < values.length; at++) {
    const value = values[at] as number;
    if (value < least) least = value;
    else if (value > greatest) greatest = value;
  }
  return { least, greatest };
}
