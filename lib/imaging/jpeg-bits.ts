import { CodedPixelsError } from "#lib/imaging/rle.ts";

/** For each next sixteen bits: the length of the code they begin with and its symbol, as length × 256 + symbol; 0 is no code. */
export type HuffmanTable = Uint16Array;

/** Builds the table of ITU-T T.81 annex C: `counts` codes of 1 to 16 bits, their symbols in that order. */
export function huffmanTable(counts: Uint8Array, symbols: Uint8Array): HuffmanTable {
  const table = new Uint16Array(65_536);
  let code = 0;
  let next = 0;
  for (let length = 1; length <= 16; length++, code <<= 1) {
    for (let left = counts[length - 1] as number; left > 0; left--, code++) {
      const first = code << (16 - length);
      if (first >= 65_536) throw new CodedPixelsError("Huffman table");
      table.fill((length << 8) | (symbols[next++] as number), first, first + (1 << (16 - length)));
    }
  }
  return table;
}

/** Reads entropy-coded JPEG data bit by bit up to the next marker, beyond which there is nothing to read. */
export class BitReader {
  readonly #bytes: Uint8Array;
  #at: number;
  #bits = 0;
  #count = 0;
  /** How many of the bits at hand were made up, to look ahead past the end. */
  #invented = 0;

  constructor(bytes: Uint8Array, start: number) {
    this.#bytes = bytes;
    this.#at = start;
  }

  huffman(table: HuffmanTable | undefined): number {
    if (this.#count < 16) this.#fill();
    const found = table?.[(this.#bits >>> (this.#count - 16)) & 0xffff] ?? 0;
    if (found === 0) throw new CodedPixelsError("no such code");
    this.#drop(found >> 8);
    return found & 0xff;
  }

  /** Up to 16 bits as a number. */
  read(length: number): number {
    if (this.#count < length) this.#fill();
    const value = (this.#bits >>> (this.#count - length)) & ((1 << length) - 1);
    this.#drop(length);
    return value;
  }

  /** RECEIVE and EXTEND of T.81 F.2.2.1. */
  signed(length: number): number {
    const value = this.read(length);
    return value < 1 << (length - 1) ? value - (1 << length) + 1 : value;
  }

  /** Goes on behind the restart marker that must come next. */
  restart(): void {
    const at = this.end();
    const marker = this.#bytes[at + 1] ?? 0;
    if (this.#bytes[at] !== 0xff || marker < 0xd0 || marker > 0xd7) throw new CodedPixelsError("restart");
    this.#at = at + 2;
  }

  /** Where the marker is that ends the data; bits that are left over are padding. */
  end(): number {
    this.#bits = this.#count = this.#invented = 0;
    while (this.#at < this.#bytes.length && !this.#atMarker()) this.#at++;
    return this.#at;
  }

  #drop(length: number): void {
    this.#count -= length;
    if (this.#count < this.#invented) throw new CodedPixelsError("ends too soon");
  }

  #fill(): void {
    while (this.#count <= 16) {
      let byte = 0;
      if (this.#at >= this.#bytes.length || this.#atMarker()) this.#invented += 8;
      else {
        byte = this.#bytes[this.#at++] as number;
        if (byte === 0xff) this.#at++; // and the zero stuffed behind it
      }
      this.#bits = (this.#bits << 8) | byte;
      this.#count += 8;
    }
  }

  #atMarker(): boolean {
    return this.#bytes[this.#at] === 0xff && this.#bytes[this.#at + 1] !== 0;
  }
}
