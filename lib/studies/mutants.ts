import { concatenate } from "#lib/imaging/concatenate.ts";

/** Chance that can be repeated: numbers from 0 up to 1. */
type Random = () => number;

/**
 * A damaged copy of a file, as discs, lines and attackers make them: flipped bits, wild lengths and numbers, cut ends,
 * pieces doubled, moved, taken out or filled. Never longer than twice the file.
 */
export function mutant(file: Uint8Array, random: Random): Uint8Array<ArrayBuffer> {
  const below = (bound: number): number => Math.floor(random() * bound);
  let bytes = Uint8Array.from(file);
  // Most of what a reader decides by stands at the beginning.
  const place = (): number => below(random() < 0.7 ? Math.min(bytes.length, 2_048) : bytes.length);
  for (let changes = 1 + below(6); changes > 0; changes--) {
    const at = place();
    const length = 1 + below(Math.min(64, bytes.length - at));
    const kind = below(8);
    if (kind === 0) bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8));
    else if (kind === 1) bytes[at] = below(256);
    else if (kind === 2) bytes.set(wild[below(wild.length)]?.slice(0, bytes.length - at) ?? [], at);
    else if (kind === 3) bytes = bytes.slice(0, Math.max(1, at));
    else if (kind === 4) bytes.fill(below(256), at, at + length);
    else if (kind === 5) bytes.copyWithin(place(), at, at + length);
    else if (kind === 6) bytes = concatenate([bytes.subarray(0, at), bytes.subarray(at + length)]);
    else if (bytes.length < 2 * file.length - 64)
      bytes = concatenate([bytes.subarray(0, at + length), bytes.subarray(at)]);
  }
  return bytes.length > 0 ? bytes : Uint8Array.of(0);
}

/** Lengths and numbers at which readers stumble, and marks that mean something where they do not belong. */
const wild: readonly (readonly number[])[] = [
  [0xff, 0xff, 0xff, 0xff],
  [0xff, 0xff, 0xff, 0x7f],
  [0, 0, 0, 0x80],
  [0, 0, 0, 0],
  [0xff, 0xff],
  [0xfe, 0xff, 0x00, 0xe0, 0xff, 0xff, 0xff, 0xff],
  [0xfe, 0xff, 0x0d, 0xe0, 0, 0, 0, 0],
  [0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0],
  [0x53, 0x51, 0, 0, 0xff, 0xff, 0xff, 0xff],
  [0x55, 0x4e, 0, 0, 0xff, 0xff, 0xff, 0xff],
  [0xe0, 0x7f, 0x10, 0x00],
  [0x28, 0x00, 0x10, 0x00, 0x55, 0x53, 2, 0, 0xff, 0xff],
  [0x28, 0x00, 0x08, 0x00, 0x49, 0x53, 4, 0, 0x39, 0x39, 0x39, 0x39],
];
