import { concatenate } from "#lib/imaging/concatenate.ts";
import { centralHeader, endRecords, localHeader, type ZipHeader } from "#lib/upload/zip.ts";

/** One part of a ZIP that is written piece by piece: its bytes, and the directory's lines for what begins in it. */
export type ZipPart = { bytes: Uint8Array<ArrayBuffer>; directory: Uint8Array<ArrayBuffer>; entries: number };

/** Begins a part whose first byte is the ZIP's byte `offset`. */
export function startPart(offset: number) {
  const pieces: Uint8Array[] = [];
  const lines: Uint8Array[] = [];
  let size = 0;
  const add = (piece: Uint8Array): void => {
    pieces.push(piece);
    size += piece.length;
  };
  return {
    size: (): number => size,
    /** An entry begins; its bytes, as compressed as its header says, are added next, here or in the parts that follow. */
    begin(entry: ZipHeader): void {
      lines.push(centralHeader(entry, offset + size));
      add(localHeader(entry));
    },
    add,
    /** The part as it is; the last one of a ZIP takes the directory lines of those before it. */
    end(before: readonly { directory: Uint8Array; entries: number }[] | null): ZipPart {
      const entries = lines.length;
      const directory = concatenate(lines);
      if (before) {
        const start = offset + size;
        const all = concatenate([...before.map((part) => part.directory), directory]);
        add(all);
        add(
          endRecords(
            before.reduce((sum, part) => sum + part.entries, entries),
            all.length,
            start,
          ),
        );
      }
      return { bytes: concatenate(pieces), directory, entries };
    },
  };
}

export type OpenPart = ReturnType<typeof startPart>;
