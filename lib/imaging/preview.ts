import type { Frame } from "#lib/imaging/decode.ts";
import type { FrameFacts } from "#lib/imaging/image-facts.ts";
import { createSampler, grey, type LookupTable, tableWindow, throughTable } from "#lib/imaging/windowing.ts";

/** A small picture: 8 bits a channel, one (grey) or three (red, green, blue), row by row from the top. */
export type Preview = { width: number; height: number; channels: 1 | 3; data: Uint8Array };

/**
 * A small picture of a frame as the viewer would first show it: rescaled and windowed as the file says, else between the
 * 0.1 and 99.9 percentile of this frame; inverted for MONOCHROME1; colours through the file's palette. Its longest side
 * is at most `side` pixels, its proportions are those of the pixel spacing, each of its pixels the mean of what it covers.
 */
export function previewOf(frame: Frame, facts: FrameFacts, side = 256): Preview {
  const { width, height } = sizeOf(frame, facts, side);
  const planes = frame.samples === 3 ? colourPlanes(frame) : facts.palette ? palettePlanes(frame, facts.palette) : null;
  const shown = planes ?? [greys(frame, facts)];
  const channels = planes ? 3 : 1;
  const data = new Uint8Array(width * height * channels);
  for (const [channel, plane] of shown.entries()) {
    const small = shrink(plane, frame, width, height);
    for (let at = 0; at < small.length; at++) data[at * channels + channel] = Math.round(small[at] as number);
  }
  return { width, height, channels, data };
}

function sizeOf({ rows, columns }: Frame, { spacing, aspectRatio }: FrameFacts, side: number) {
  const [vertical = 0, horizontal = 0] = spacing ?? [];
  const given = vertical > 0 && horizontal > 0 ? vertical / horizontal : (aspectRatio ?? 1);
  // Beyond this a spacing is a mistake, and the picture would be a line.
  const ratio = given > 1 / 32 && given < 32 ? given : 1;
  const [across, down] = ratio > 1 ? [columns, rows * ratio] : [columns / ratio, rows];
  const scale = Math.min(1, side / Math.max(across, down));
  return { width: Math.max(1, Math.round(across * scale)), height: Math.max(1, Math.round(down * scale)) };
}

type Plane = (at: number) => number;

/** Grey levels from 0 to 255 of stored values, each different value worked out once where there are not too many. */
function greys(frame: Frame, facts: FrameFacts): Plane {
  const { values, least, greatest } = frame;
  const level = greyOf(frame, facts);
  const count = greatest - least + 1;
  if (count > 2 ** 16) return (at) => level(values[at] as number);
  const table = Float32Array.from({ length: count }, (_, at) => level(least + at));
  return (at) => table[(values[at] as number) - least] as number;
}

function greyOf(frame: Frame, facts: FrameFacts): (stored: number) => number {
  const { slope, intercept, modalityTable, voiTable, padding, voi } = facts;
  const rescaled = (stored: number) => (modalityTable ? through(stored, modalityTable) : stored * slope + intercept);
  const useTable = !facts.window && voiTable !== null;
  const value = (stored: number) => (useTable ? through(rescaled(stored), voiTable) : rescaled(stored));
  const window = facts.window ?? (voiTable ? tableWindow(voiTable) : sampledWindow(frame, value, padding));
  const inverted = frame.photometric === "MONOCHROME1";
  return (stored) => {
    const share = grey(value(stored), window, voi);
    return 255 * (inverted ? 1 - share : share);
  };
}

const through = (value: number, table: LookupTable): number => throughTable([value], table)[0] ?? 0;

const sampleSize = 2 ** 14;

function sampledWindow({ values }: Frame, value: (stored: number) => number, padding: FrameFacts["padding"]) {
  const stride = Math.max(1, Math.floor(values.length / sampleSize));
  const some = Float64Array.from({ length: Math.floor(values.length / stride) }, (_, at) =>
    value(values[at * stride] as number),
  );
  const sampler = createSampler();
  sampler.add(some, padding);
  return sampler.window() ?? { center: 128, width: 256 };
}

function colourPlanes({ values, bitsStored, photometric }: Frame): Plane[] {
  const scale = 255 / (2 ** bitsStored - 1);
  const sample = (at: number, channel: number) => (values[3 * at + channel] as number) * scale;
  if (!photometric.startsWith("YBR")) return [0, 1, 2].map((channel) => (at: number) => sample(at, channel));
  // PS3.3 C.7.6.3.1.2, read backwards.
  const blue = (at: number) => sample(at, 1) - 128;
  const red = (at: number) => sample(at, 2) - 128;
  return [
    (at) => within(sample(at, 0) + 1.402 * red(at)),
    (at) => within(sample(at, 0) - 0.344136 * blue(at) - 0.714136 * red(at)),
    (at) => within(sample(at, 0) + 1.772 * blue(at)),
  ];
}

const within = (level: number): number => Math.min(255, Math.max(0, level));

function palettePlanes({ values }: Frame, palette: NonNullable<FrameFacts["palette"]>): Plane[] {
  return [palette.red, palette.green, palette.blue].map((table) => {
    const last = table.data.length - 1;
    return (at) => table.data[Math.min(Math.max((values[at] as number) - table.first, 0), last)] ?? 0;
  });
}

/** Means over the area of each small pixel, of which a large one may belong to several: across, then down. */
function shrink(plane: Plane, { rows, columns }: Frame, width: number, height: number): Float32Array {
  const small = new Float32Array(width * height);
  if (width === columns && height === rows) {
    for (let at = 0; at < small.length; at++) small[at] = plane(at);
    return small;
  }
  const across = shares(columns, width);
  const down = shares(rows, height);
  const row = new Float32Array(columns);
  const line = new Float32Array(width);
  let read = -1;
  for (const [y, vertical] of down.entries()) {
    for (const { from, weight } of vertical) {
      if (from !== read) {
        for (let x = 0; x < columns; x++) row[x] = plane(from * columns + x);
        for (let x = 0; x < width; x++) {
          let sum = 0;
          for (const share of across[x] ?? []) sum += (row[share.from] as number) * share.weight;
          line[x] = sum;
        }
        read = from;
      }
      for (let x = 0; x < width; x++)
        small[y * width + x] = (small[y * width + x] as number) + (line[x] as number) * weight;
    }
  }
  return small;
}

/** For each of `parts` equal parts of a line of `length` pixels: which pixels it covers, and by what share of itself. */
function shares(length: number, parts: number): { from: number; weight: number }[][] {
  const size = length / parts;
  return Array.from({ length: parts }, (_, part) => {
    const [start, end] = [part * size, (part + 1) * size];
    const first = Math.floor(start);
    const count = Math.min(Math.ceil(end - 1e-9), length) - first;
    return Array.from({ length: count }, (_, at) => {
      const from = first + at;
      return { from, weight: (Math.min(end, from + 1) - Math.max(start, from)) / size };
    });
  });
}
