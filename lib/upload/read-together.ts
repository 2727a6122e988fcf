import { batched } from "#lib/upload/batch.ts";
import type { Source } from "#lib/upload/checksum.ts";

/** The bytes of a file from `start` up to and without `end`; rejects where they cannot be read. */
export type ReadSlice = (file: Source, start: number, end: number) => Promise<Uint8Array<ArrayBuffer>>;

type Slice = { file: Source; start: number; end: number };

/**
 * Reads slices of many files in one go: what is asked for while the browser is busy with others, up to `most` at once.
 * For every reading a browser sets up a pipe between two processes, which takes longer than the bytes of a small file.
 */
export function readingTogether(most: number): ReadSlice {
  // Two at a time: while what one has brought is looked at, the next is on its way.
  const together = batched<Slice, Uint8Array<ArrayBuffer>>(most, readAll, { atOnce: 2 });
  return (file, start, end) => (file instanceof Blob ? together({ file, start, end }) : readOne({ file, start, end }));
}

async function readOne({ file, start, end }: Slice): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await file.slice(start, end).arrayBuffer());
}

async function readAll(slices: readonly Slice[]): Promise<Uint8Array<ArrayBuffer>[]> {
  const parts = slices.map(({ file, start, end }) => file.slice(start, end) as Blob);
  const whole = await new Blob(parts).arrayBuffer();
  let end = 0;
  return parts.map(({ size }) => {
    end += size;
    return new Uint8Array(whole, end - size, size);
  });
}
