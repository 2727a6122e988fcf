/** Where the value of an element lies. `vr` is undefined where the file does not tell it; items are those of a sequence. */
export type DataElement = {
  tag: string;
  vr: string | undefined;
  length: number;
  dataOffset: number;
  hadUndefinedLength: boolean;
  items: Item[] | undefined;
};

/** One item of a sequence; its place is that of its first element. */
export type Item = { dataSet: DataSet; dataOffset: number; length: number };

/** The elements of a data set by tag, as "x00100010", and access to their values as numbers. What is not there is undefined. */
export class DataSet {
  readonly elements: Record<string, DataElement | undefined> = {};
  readonly byteArray: Uint8Array;
  readonly #littleEndian: boolean;

  constructor(byteArray: Uint8Array, littleEndian: boolean) {
    this.byteArray = byteArray;
    this.#littleEndian = littleEndian;
  }

  uint16(tag: string, at = 0): number | undefined {
    const offset = this.#offset(tag, at, 2);
    if (offset === undefined) return undefined;
    const [first, second] = [this.byteArray[offset] as number, this.byteArray[offset + 1] as number];
    return this.#littleEndian ? first + 256 * second : 256 * first + second;
  }

  int16(tag: string, at = 0): number | undefined {
    const value = this.uint16(tag, at);
    return value === undefined ? undefined : (value << 16) >> 16;
  }

  uint32(tag: string, at = 0): number | undefined {
    return this.#read(tag, at, 4, (view) => view.getUint32(0, this.#littleEndian));
  }

  float(tag: string, at = 0): number | undefined {
    return this.#read(tag, at, 4, (view) => view.getFloat32(0, this.#littleEndian));
  }

  double(tag: string, at = 0): number | undefined {
    return this.#read(tag, at, 8, (view) => view.getFloat64(0, this.#littleEndian));
  }

  /** Text of single bytes, without padding. */
  string(tag: string): string | undefined {
    const element = this.elements[tag];
    if (!element || element.length === 0 || element.dataOffset + element.length > this.byteArray.length)
      return undefined;
    const text = latin(this.byteArray.subarray(element.dataOffset, element.dataOffset + element.length));
    return text.replace(/\0.*$/s, "").trim();
  }

  #read(tag: string, at: number, width: number, value: (view: DataView) => number): number | undefined {
    const offset = this.#offset(tag, at, width);
    if (offset === undefined) return undefined;
    const { buffer, byteOffset } = this.byteArray;
    return value(new DataView(buffer, byteOffset + offset, width));
  }

  #offset(tag: string, at: number, width: number): number | undefined {
    const element = this.elements[tag];
    if (!element || element.length === 0) return undefined;
    const offset = element.dataOffset + at * width;
    return offset + width <= this.byteArray.length ? offset : undefined;
  }
}

/** Bytes as characters of the same number. */
export function latin(bytes: Uint8Array): string {
  let text = "";
  // More arguments than these a function may not take.
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode.apply(null, bytes.subarray(at, at + 8192) as unknown as number[]);
  return text;
}

/** From a byte up to and without another. */
export type Stretch = { start: number; end: number };

/** How a data set is written. */
export type Encoding = { explicit: boolean; littleEndian: boolean };

/** Thrown where elements go on behind the end of the bytes. */
export class PastEnd extends Error {
  override readonly name = "PastEnd";
}

const undefinedLength = 0xffff_ffff;
const tags = { item: 0xfffe_e000, itemEnd: 0xfffe_e00d, sequenceEnd: 0xfffe_e0dd, pixelData: 0x7fe0_0010 };

/** Sequences in sequences, deeper than any file's. */
const maxDepth = 64;

/**
 * Reads elements (PS3.5 7.1) into `to` from `start` until the bytes end, or up to and with the head of the pixel data, whose
 * value is not looked at. Answers where it stopped, which is behind the end where the last value is cut off, and the longest
 * value of a private element that it passed over, as nobody asks for one. Throws `PastEnd`,
 * or an error where the bytes make no sense, there are more than `atMost` elements, or sequences nest deeper than 64; what was
 * read before is in `to`.
 */
export function readElements(
  to: DataSet,
  start: number,
  { explicit, littleEndian }: Encoding,
  atMost: number,
): { end: number; unread: Stretch | null } {
  const reader = new ElementReader(to.byteArray, start, littleEndian, atMost);
  reader.readInto(to, to.byteArray.length, explicit, 0);
  return { end: reader.at, unread: reader.unread };
}

/** Reads one element of explicit little endian, such as those of the meta group, and where the next begins. */
export function readElement(bytes: Uint8Array, start: number): { element: DataElement; end: number } {
  const reader = new ElementReader(bytes, start, true, 1_000);
  const element = reader.readElement(true, 0);
  return { element, end: reader.at };
}

class ElementReader {
  at: number;
  unread: Stretch | null = null;
  readonly #bytes: Uint8Array;
  readonly #littleEndian: boolean;
  #left: number;

  constructor(bytes: Uint8Array, start: number, littleEndian: boolean, atMost: number) {
    this.#bytes = bytes;
    this.at = start;
    this.#littleEndian = littleEndian;
    this.#left = atMost;
  }

  /** Elements until `end`, or until one that ends the item; at depth 0 until the pixel data. */
  readInto(to: DataSet, end: number, explicit: boolean, depth: number): void {
    if (depth > maxDepth) throw new Error("Nested too deep");
    const { elements } = to;
    while (this.at < end) {
      const element = this.readElement(explicit, depth);
      elements[element.tag] = element;
      if (element.tag === "xfffee00d" || (depth === 0 && element.tag === "x7fe00010")) return;
    }
    if (explicit && this.at > end) throw new PastEnd();
  }

  readElement(explicit: boolean, depth: number): DataElement {
    if (this.#left-- <= 0) throw new Error("Too many elements");
    const tag = this.#tag();
    const vr = explicit ? this.#vr() : undefined;
    let length: number;
    if (vr !== undefined && !long.has(vr)) length = this.#uint16();
    else {
      if (explicit) this.at += 2;
      length = this.#uint32();
    }
    const hadUndefinedLength = length === undefinedLength;
    const element: DataElement = {
      tag: nameOf(tag),
      vr,
      length,
      dataOffset: this.at,
      hadUndefinedLength,
      items: undefined,
    };
    if (depth === 0 && tag === tags.pixelData) return element;
    // The group of a private element is odd.
    const isPrivate = (tag >>> 16) % 2 === 1;
    if (vr === "SQ") this.#items(element, true, depth);
    else if (vr === undefined && (hadUndefinedLength || !isPrivate) && this.#beginsItems()) {
      this.#items(element, false, depth);
      if (isPrivate) element.items = undefined;
    } else if (!hadUndefinedLength) {
      this.at += length;
      if (isPrivate && depth === 0) this.#passOver(element.dataOffset, length);
    } else if (vr === "UN") this.#items(element, false, depth);
    else {
      this.#skipTo(tag === tags.pixelData ? tags.sequenceEnd : tags.itemEnd);
      element.length = this.at - element.dataOffset;
    }
    return element;
  }

  #passOver(start: number, length: number): void {
    if (!this.unread || length > this.unread.end - this.unread.start) this.unread = { start, end: start + length };
  }

  /** The items of a sequence: as many as its length holds, or until what ends it. */
  #items(element: DataElement, explicit: boolean, depth: number): void {
    const items: Item[] = (element.items = []);
    const end = element.hadUndefinedLength ? this.#bytes.length - 3 : element.dataOffset + element.length;
    while (this.at < end) {
      const tag = this.#tag();
      if (element.hadUndefinedLength && tag === tags.sequenceEnd) {
        element.length = this.at - 4 - element.dataOffset;
        this.at += 4;
        return;
      }
      if (tag !== tags.item) throw new Error("There is no item where one must be");
      if (this.#left-- <= 0) throw new Error("Too many items");
      const length = this.#uint32();
      const dataOffset = this.at;
      const dataSet = new DataSet(this.#bytes, this.#littleEndian);
      const itemEnd = length === undefinedLength ? this.#bytes.length : dataOffset + length;
      if (itemEnd > this.#bytes.length) throw new PastEnd();
      this.readInto(dataSet, itemEnd, explicit, depth + 1);
      items.push({ dataSet, dataOffset, length: this.at - dataOffset });
    }
    if (element.hadUndefinedLength) element.length = this.at - element.dataOffset;
  }

  /** Without VRs a sequence is known by its first item, or by its end. */
  #beginsItems(): boolean {
    if (this.at + 4 > this.#bytes.length) return false;
    const tag = this.#tag();
    this.at -= 4;
    return tag === tags.item || tag === tags.sequenceEnd;
  }

  /** Goes behind the next such delimiter, or behind the end where there is none. */
  #skipTo(delimiter: number): void {
    for (; this.at + 8 <= this.#bytes.length; this.at += 2) {
      const tag = this.#tag();
      this.at -= 4;
      if (tag !== delimiter) continue;
      this.at += 8;
      return;
    }
    this.at = this.#bytes.length;
  }

  #tag(): number {
    const group = this.#uint16();
    return group * 65_536 + this.#uint16();
  }

  #uint16(): number {
    const { at } = this;
    if (at + 2 > this.#bytes.length) throw new PastEnd();
    this.at = at + 2;
    const [first, second] = [this.#bytes[at] as number, this.#bytes[at + 1] as number];
    return this.#littleEndian ? first + 256 * second : 256 * first + second;
  }

  #uint32(): number {
    const first = this.#uint16();
    const second = this.#uint16();
    return this.#littleEndian ? first + 65_536 * second : 65_536 * first + second;
  }

  #vr(): string {
    const { at } = this;
    if (at + 2 > this.#bytes.length) throw new PastEnd();
    this.at = at + 2;
    return vrOf((this.#bytes[at] as number) * 256 + (this.#bytes[at + 1] as number));
  }
}

/** VRs whose length has 32 bits (PS3.5 7.1.2). */
const long: ReadonlySet<string> = new Set([
  "OB",
  "OD",
  "OF",
  "OL",
  "OV",
  "OW",
  "SQ",
  "SV",
  "UC",
  "UN",
  "UR",
  "UT",
  "UV",
]);

const vrs = new Map<number, string>();
const names = new Map<number, string>();
/** No file has as many different tags, but a hostile one. */
const mostKept = 8_192;

const vrOf = (code: number): string => kept(vrs, code, () => String.fromCharCode(code >> 8, code & 255));
const nameOf = (tag: number): string => kept(names, tag, () => `x${tag.toString(16).padStart(8, "0")}`);

/** Files are alike: what was made once is found again. */
function kept(known: Map<number, string>, code: number, make: () => string): string {
  let text = known.get(code);
  if (text === undefined) {
    text = make();
    if (known.size < mostKept) known.set(code, text);
  }
  return text;
}
