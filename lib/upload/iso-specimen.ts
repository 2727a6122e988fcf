import { concatenate } from "#lib/imaging/concatenate.ts";

/** A tiny ISO 9660 disc for tests: what an image looks like where no tool is at hand, and where a tool would refuse. */
export type Tree = { [name: string]: Uint8Array | Tree };

type Options = {
  joliet?: boolean;
  /** Splits files into extents of this many bytes, a multiple of 2,048. */
  extentBytes?: number;
  /** The sector at which it begins, where it is written behind others. */
  begin?: number;
};

const sector = 2048;

export function isoSpecimen(
  tree: Tree,
  { joliet = true, extentBytes = Infinity, begin = 0 }: Options = {},
): Uint8Array<ArrayBuffer> {
  const data: Uint8Array[] = [];
  // 16 empty sectors, and as many for the descriptors.
  let free = begin + 32;
  const place = (bytes: Uint8Array): number => {
    const at = free;
    free += Math.ceil(bytes.length / sector);
    data.push(padded(bytes, sector));
    return at;
  };
  const files = new Map<Uint8Array, number>();
  const layFolder = (folder: Tree, encode: (name: string) => Uint8Array): Uint8Array => {
    const records: Uint8Array[] = [];
    for (const [name, content] of Object.entries(folder)) {
      if (content instanceof Uint8Array) {
        const at = files.get(content) ?? place(content);
        files.set(content, at);
        for (let from = 0; from === 0 || from < content.length; from += extentBytes) {
          const length = Math.min(extentBytes, content.length - from);
          const flags = from + length < content.length ? 0x80 : 0;
          records.push(record(encode(`${name};1`), at + from / sector, length, flags));
        }
      } else {
        const inner = layFolder(content, encode);
        records.push(record(encode(name), place(inner), inner.length, 2));
      }
    }
    const self = [record(Uint8Array.of(0), 0, 0, 2), record(Uint8Array.of(1), 0, 0, 2)];
    return bySector([...self, ...records]);
  };
  const volumes = joliet ? [ascii, wide] : [ascii];
  const descriptors = volumes.map((encode, at) => {
    const root = layFolder(tree, encode);
    return descriptor(at + 1, place(root), root.length);
  });
  for (const one of descriptors) new DataView(one.buffer).setUint32(80, free - begin, true);
  const head = padded(concatenate([...descriptors, descriptor(255, 0, 0)]), 16 * sector);
  return concatenate([new Uint8Array(16 * sector), head, ...data]);
}

function descriptor(type: number, at: number, length: number): Uint8Array {
  const bytes = new Uint8Array(sector);
  bytes.set([type, ...ascii("CD001"), 1]);
  if (type === 2) bytes.set(ascii("%/E"), 88);
  new DataView(bytes.buffer).setUint16(128, sector, true);
  if (type !== 255) bytes.set(record(Uint8Array.of(0), at, length, 2), 156);
  return bytes;
}

function record(name: Uint8Array, at: number, length: number, flags: number): Uint8Array {
  const bytes = new Uint8Array(33 + name.length + (1 - (name.length % 2)));
  const view = new DataView(bytes.buffer);
  view.setUint8(0, bytes.length);
  view.setUint32(2, at, true);
  view.setUint32(10, length, true);
  view.setUint8(25, flags);
  view.setUint8(32, name.length);
  bytes.set(name, 33);
  return bytes;
}

/** Records one behind the other, none across the end of a sector. */
function bySector(records: readonly Uint8Array[]): Uint8Array {
  const parts: Uint8Array[] = [];
  let used = 0;
  for (const one of records) {
    const left = sector - (used % sector);
    if (one.length > left) {
      parts.push(new Uint8Array(left));
      used += left;
    }
    parts.push(one);
    used += one.length;
  }
  return padded(concatenate(parts), sector);
}

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const wide = (text: string): Uint8Array =>
  Uint8Array.from({ length: 2 * text.length }, (_, at) => (text.charCodeAt(at >> 1) >> (at % 2 === 0 ? 8 : 0)) & 255);

function padded(bytes: Uint8Array, unit: number): Uint8Array {
  const whole = new Uint8Array(Math.ceil(bytes.length / unit) * unit);
  whole.set(bytes);
  return whole;
}
