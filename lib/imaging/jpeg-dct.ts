import { BitReader, huffmanTable, type HuffmanTable } from "#lib/imaging/jpeg-bits.ts";
import { CodedPixelsError } from "#lib/imaging/rle.ts";

export type DctPicture = { rows: number; columns: number; samples: number; bits: number; values: Uint16Array };

type Component = {
  id: number;
  across: number;
  down: number;
  quantization: number;
  /** Blocks in a whole number of MCUs, and those that hold picture. */
  blockColumns: number;
  usedColumns: number;
  usedRows: number;
  coefficients: Int16Array;
  dc: HuffmanTable | undefined;
  ac: HuffmanTable | undefined;
  prediction: number;
};

type Scan = { components: Component[]; from: number; to: number; high: number; low: number };

/**
 * Decodes JPEG by discrete cosine transform of 8 or 12 bits, sequential or progressive, Huffman coded (ITU-T T.81, DICOM
 * processes 1 to 12): samples side by side, no colour transform. No package decodes 12 bits exactly. Throws
 * `CodedPixelsError`. The caller has bounded the dimensions.
 */
export function decodeDct(coded: Uint8Array): DctPicture {
  const view = new DataView(coded.buffer, coded.byteOffset, coded.byteLength);
  const quantizations: Float64Array[] = [];
  const dcTables: HuffmanTable[] = [];
  const acTables: HuffmanTable[] = [];
  let frame: Frame | null = null;
  let restartInterval = 0;
  let scans = 0;
  let at = 2;
  const need = (count: number) => {
    if (at + count > coded.length) throw new CodedPixelsError("ends too soon");
  };
  for (let segments = 0; segments < 4096; segments++) {
    while (at < coded.length && (coded[at] !== 0xff || coded[at + 1] === 0xff)) at++;
    need(2);
    const marker = coded[at + 1] as number;
    at += 2;
    if (marker === 0xd9) break;
    if (marker === 0 || (marker >= 0xd0 && marker <= 0xd8)) continue;
    need(2);
    const end = at + view.getUint16(at, false);
    need(end - at);
    const segment = coded.subarray(at + 2, end);
    at = end;
    if (marker === 0xdb) readQuantizations(segment, quantizations);
    else if (marker === 0xc4) readHuffmanTables(segment, dcTables, acTables);
    else if (marker === 0xdd) restartInterval = ((segment[0] ?? 0) << 8) | (segment[1] ?? 0);
    else if (marker === 0xc0 || marker === 0xc1 || marker === 0xc2) {
      if (frame) throw new CodedPixelsError("two frames");
      frame = readFrame(segment, marker === 0xc2);
    } else if (marker === 0xda) {
      if (!frame) throw new CodedPixelsError("no frame");
      const scan = readScan(segment, frame, dcTables, acTables);
      at = decodeScan(coded, at, frame, scan, restartInterval);
      scans++;
    }
  }
  if (!frame || scans === 0) throw new CodedPixelsError("no scan");
  return toPicture(frame, quantizations);
}

type Frame = {
  rows: number;
  columns: number;
  bits: number;
  progressive: boolean;
  mcuColumns: number;
  mcuRows: number;
  across: number;
  down: number;
  components: Component[];
};

function readQuantizations(segment: Uint8Array, to: Float64Array[]): void {
  for (let at = 0; at < segment.length;) {
    const [wide, id] = [(segment[at] as number) >> 4, (segment[at] as number) & 3];
    at++;
    if (at + (wide ? 128 : 64) > segment.length) throw new CodedPixelsError("quantization");
    const table = new Float64Array(64);
    for (let k = 0; k < 64; k++) {
      const value = wide
        ? ((segment[at + 2 * k] as number) << 8) | (segment[at + 2 * k + 1] as number)
        : (segment[at + k] as number);
      table[zigzag[k] as number] = value;
    }
    to[id] = table;
    at += wide ? 128 : 64;
  }
}

function readHuffmanTables(segment: Uint8Array, dc: HuffmanTable[], ac: HuffmanTable[]): void {
  for (let at = 0; at + 17 <= segment.length;) {
    const kind = segment[at] as number;
    const counts = segment.subarray(at + 1, at + 17);
    const length = counts.reduce((sum, count) => sum + count, 0);
    if (at + 17 + length > segment.length) throw new CodedPixelsError("Huffman table");
    (kind >> 4 ? ac : dc)[kind & 3] = huffmanTable(counts, segment.subarray(at + 17, at + 17 + length));
    at += 17 + length;
  }
}

function readFrame(segment: Uint8Array, progressive: boolean): Frame {
  const [bits = 0, rowsHigh = 0, rowsLow = 0, columnsHigh = 0, columnsLow = 0, count = 0] = segment;
  const rows = (rowsHigh << 8) | rowsLow;
  const columns = (columnsHigh << 8) | columnsLow;
  const given = Array.from({ length: count }, (_, index) => {
    const [id = 0, factors = 0, quantization = 0] = segment.subarray(6 + 3 * index, 9 + 3 * index);
    return { id, across: factors >> 4, down: factors & 15, quantization };
  });
  const across = Math.max(...given.map((one) => one.across));
  const down = Math.max(...given.map((one) => one.down));
  const sound = given.every((one) => one.across >= 1 && one.across <= 4 && one.down >= 1 && one.down <= 4);
  if (!sound || count < 1 || count > 4 || rows === 0 || columns === 0) throw new CodedPixelsError("frame");
  const mcuColumns = Math.ceil(columns / (8 * across));
  const mcuRows = Math.ceil(rows / (8 * down));
  const components = given.map((one): Component => {
    const blockColumns = mcuColumns * one.across;
    return {
      ...one,
      blockColumns,
      usedColumns: Math.ceil(Math.ceil((columns * one.across) / across) / 8),
      usedRows: Math.ceil(Math.ceil((rows * one.down) / down) / 8),
      coefficients: new Int16Array(blockColumns * mcuRows * one.down * 64),
      dc: undefined,
      ac: undefined,
      prediction: 0,
    };
  });
  return { rows, columns, bits, progressive, mcuColumns, mcuRows, across, down, components };
}

function readScan(segment: Uint8Array, frame: Frame, dc: HuffmanTable[], ac: HuffmanTable[]): Scan {
  const count = segment[0] ?? 0;
  const components = Array.from({ length: count }, (_, index) => {
    const [id, tables = 0] = segment.subarray(1 + 2 * index, 3 + 2 * index);
    const component = frame.components.find((one) => one.id === id);
    if (!component) throw new CodedPixelsError("scan");
    component.dc = dc[tables >> 4];
    component.ac = ac[tables & 15];
    return component;
  });
  const [from = 0, to = 63, approximation = 0] = segment.subarray(1 + 2 * count);
  if (count < 1 || from > to || to > 63) throw new CodedPixelsError("scan");
  if (!frame.progressive) return { components, from: 0, to: 63, high: 0, low: 0 };
  const scan = { components, from, to, high: approximation >> 4, low: approximation & 15 };
  if ((from > 0 && count > 1) || (from === 0 && to > 0) || scan.low > 13) throw new CodedPixelsError("scan");
  return scan;
}

/** Decodes the entropy-coded segments of one scan into coefficients. Answers where the next marker is. */
function decodeScan(coded: Uint8Array, start: number, frame: Frame, scan: Scan, restartInterval: number): number {
  const bits = new BitReader(coded, start);
  const state: BandState = { run: 0 };
  const decodeBlock = blockDecoder(frame, scan, bits, state);
  const [only] = scan.components;
  const single = scan.components.length === 1 && only ? only : null;
  const columns = single ? single.usedColumns : frame.mcuColumns;
  const units = columns * (single ? single.usedRows : frame.mcuRows);
  for (const component of scan.components) component.prediction = 0;
  for (let unit = 0; unit < units; unit++) {
    if (restartInterval > 0 && unit > 0 && unit % restartInterval === 0) {
      bits.restart();
      state.run = 0;
      for (const component of scan.components) component.prediction = 0;
    }
    const row = Math.floor(unit / columns);
    const column = unit % columns;
    if (single) decodeBlock(single, 64 * (row * single.blockColumns + column));
    else
      for (const component of scan.components)
        for (let y = 0; y < component.down; y++)
          for (let x = 0; x < component.across; x++) {
            const block = (row * component.down + y) * component.blockColumns + column * component.across + x;
            decodeBlock(component, 64 * block);
          }
  }
  return bits.end();
}

type BandState = { run: number };
type DecodeBlock = (component: Component, block: number) => void;

function blockDecoder(frame: Frame, scan: Scan, bits: BitReader, state: BandState): DecodeBlock {
  if (!frame.progressive)
    return (component, block) => {
      decodeDc(component, block, bits, 0);
      decodeSequentialAc(component, block, bits);
    };
  const { from, to, high, low } = scan;
  if (from === 0 && high === 0) return (component, block) => decodeDc(component, block, bits, low);
  if (from === 0)
    return ({ coefficients }, block) => {
      if (bits.read(1)) coefficients[block] = (coefficients[block] as number) | (1 << low);
    };
  if (high === 0) return (component, block) => decodeFirstAc(component, block, bits, from, to, low, state);
  return (component, block) => refineAc(component, block, bits, from, to, low, state);
}

function decodeDc(component: Component, block: number, bits: BitReader, low: number): void {
  const size = bits.huffman(component.dc);
  if (size > 16) throw new CodedPixelsError("coefficient");
  component.prediction += size === 0 ? 0 : bits.signed(size);
  component.coefficients[block] = component.prediction << low;
}

function decodeSequentialAc({ coefficients, ac }: Component, block: number, bits: BitReader): void {
  for (let k = 1; k < 64; k++) {
    const code = bits.huffman(ac);
    const size = code & 15;
    if (size === 0) {
      if (code !== 0xf0) return;
      k += 15;
      continue;
    }
    k += code >> 4;
    if (k > 63) throw new CodedPixelsError("coefficient");
    coefficients[block + (zigzag[k] as number)] = bits.signed(size);
  }
}

/** T.81 G.1.2.2: the first scan of a band; a run of blocks may end it together. */
function decodeFirstAc(
  { coefficients, ac }: Component,
  block: number,
  bits: BitReader,
  from: number,
  to: number,
  low: number,
  state: BandState,
): void {
  if (state.run > 0) {
    state.run--;
    return;
  }
  for (let k = from; k <= to; k++) {
    const code = bits.huffman(ac);
    const [run, size] = [code >> 4, code & 15];
    if (size === 0) {
      if (run < 15) {
        state.run = (1 << run) - 1 + (run > 0 ? bits.read(run) : 0);
        return;
      }
      k += 15;
      continue;
    }
    k += run;
    if (k > 63) throw new CodedPixelsError("coefficient");
    coefficients[block + (zigzag[k] as number)] = bits.signed(size) << low;
  }
}

/** T.81 G.1.2.3: one more bit for each coefficient that is known, and new ones among those that are not. */
function refineAc(
  { coefficients, ac }: Component,
  block: number,
  bits: BitReader,
  from: number,
  to: number,
  low: number,
  state: BandState,
): void {
  const step = 1 << low;
  const refine = (place: number, value: number) => {
    if (bits.read(1) && (value & step) === 0) coefficients[place] = value + (value > 0 ? step : -step);
  };
  let k = from;
  if (state.run === 0) {
    for (; k <= to; k++) {
      const code = bits.huffman(ac);
      let run = code >> 4;
      let fresh = 0;
      if ((code & 15) !== 0) fresh = bits.read(1) ? step : -step;
      else if (run < 15) {
        state.run = (1 << run) + (run > 0 ? bits.read(run) : 0);
        break;
      }
      for (; k <= to; k++) {
        const place = block + (zigzag[k] as number);
        const value = coefficients[place] as number;
        if (value !== 0) refine(place, value);
        else if (run-- === 0) {
          coefficients[place] = fresh;
          break;
        }
      }
    }
  }
  if (state.run === 0) return;
  for (; k <= to; k++) {
    const place = block + (zigzag[k] as number);
    const value = coefficients[place] as number;
    if (value !== 0) refine(place, value);
  }
  state.run--;
}

function toPicture(frame: Frame, quantizations: Float64Array[]): DctPicture {
  const { rows, columns, bits, components } = frame;
  const samples = components.length;
  const values = new Uint16Array(rows * columns * samples);
  const greatest = 2 ** bits - 1;
  const middle = 2 ** (bits - 1);
  const block = new Float64Array(64);
  for (const [sample, component] of components.entries()) {
    const table = quantizations[component.quantization];
    if (!table) throw new CodedPixelsError("quantization");
    const [wide, high] = [frame.across / component.across, frame.down / component.down];
    const { usedRows, usedColumns } = component;
    for (let index = 0; index < usedRows * usedColumns; index++) {
      const top = 8 * high * Math.floor(index / usedColumns);
      const left = 8 * wide * (index % usedColumns);
      const from = 64 * (Math.floor(index / usedColumns) * component.blockColumns + (index % usedColumns));
      inverse(component.coefficients, from, table, bits > 8 ? 1 : 2, block);
      // A component with fewer samples than the picture gives each to all the pixels that share it.
      const [bottom, right] = [Math.min(top + 8 * high, rows), Math.min(left + 8 * wide, columns)];
      for (let y = Math.ceil(top); y < bottom; y++)
        for (let x = Math.ceil(left); x < right; x++) {
          const value = block[8 * Math.floor((y - top) / high) + Math.floor((x - left) / wide)] as number;
          const level = value + middle;
          values[(y * columns + x) * samples + sample] = level < 0 ? 0 : level > greatest ? greatest : level;
        }
    }
  }
  return { rows, columns, samples, bits, values };
}

const passed = new Float64Array(64);

/**
 * Dequantizes a block and transforms it back, columns then rows. The steps and roundings are those of the "accurate
 * integer" method that libjpeg and DCMTK use (Loeffler, Ligtenberg and Moschytz 1989), so that results agree bit for bit.
 */
function inverse(coefficients: Int16Array, from: number, table: Float64Array, spare: number, to: Float64Array): void {
  for (let at = 0; at < 64; at++) to[at] = (coefficients[from + at] as number) * (table[at] as number);
  for (let column = 0; column < 8; column++) transform(to, column, 8, 2 ** (13 - spare), passed);
  for (let row = 0; row < 8; row++) transform(passed, 8 * row, 1, 2 ** (13 + spare + 3), to);
}

function transform(from: Float64Array, at: number, step: number, scale: number, to: Float64Array): void {
  const value = (index: number) => from[at + index * step] as number;
  const turned = (value(2) + value(6)) * 4433;
  const [even2, even3] = [turned - value(6) * 15137, turned + value(2) * 6270];
  const [even0, even1] = [(value(0) + value(4)) * 8192, (value(0) - value(4)) * 8192];
  const [v7, v5, v3, v1] = [value(7), value(5), value(3), value(1)];
  const all = (v7 + v3 + v5 + v1) * 9633;
  const [z1, z2] = [(v7 + v1) * -7373, (v5 + v3) * -20995];
  const [z3, z4] = [(v7 + v3) * -16069 + all, (v5 + v1) * -3196 + all];
  const odd0 = v7 * 2446 + z1 + z3;
  const odd1 = v5 * 16819 + z2 + z4;
  const odd2 = v3 * 25172 + z2 + z3;
  const odd3 = v1 * 12299 + z1 + z4;
  const put = (index: number, sum: number) => {
    to[at + index * step] = Math.floor((sum + scale / 2) / scale);
  };
  put(0, even0 + even3 + odd3);
  put(7, even0 + even3 - odd3);
  put(1, even1 + even2 + odd2);
  put(6, even1 + even2 - odd2);
  put(2, even1 - even2 + odd1);
  put(5, even1 - even2 - odd1);
  put(3, even0 - even3 + odd0);
  put(4, even0 - even3 - odd0);
}

const zigzag = Uint8Array.from([
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
  35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47,
  55, 62, 63,
]);
