/** Where an image's bytes lie in its pack, as the index says. */
export type PackEntry = { id: string; packId: string; dataOffset: number; compressedSize: number };

/** Bytes `start` to `end` (exclusive) of one pack, and the entries that lie whole within them. */
export type PackRange = { packId: string; start: number; end: number; entries: PackEntry[] };

/** Bytes between two entries that are cheaper to fetch than to leave out: a ZIP's local header is about 60. */
const smallGap = 16 * 1024;

/**
 * The range to fetch for one wanted entry: it, and those neighbours in its pack that are wanted too, as long as the
 * whole stays within `most` bytes. Of two neighbours the one of lower rank comes first. `pack` is sorted by offset.
 * With "behind it" the wanted entry is the first to arrive.
 */
export function rangeAround(
  pack: readonly PackEntry[],
  wanted: PackEntry,
  rankOf: (entry: PackEntry) => number | undefined,
  most: number,
  ahead: "both ways" | "behind it" = "both ways",
): PackRange {
  let first = pack.indexOf(wanted);
  let last = first;
  let start = wanted.dataOffset;
  let end = endOf(wanted);
  const rankAt = (at: number, gap: (entry: PackEntry) => number, size: (entry: PackEntry) => number) => {
    const entry = pack[at];
    if (!entry || gap(entry) > smallGap || size(entry) > most) return undefined;
    return rankOf(entry);
  };
  for (;;) {
    const before =
      ahead === "behind it"
        ? undefined
        : rankAt(
            first - 1,
            (entry) => start - endOf(entry),
            (entry) => end - entry.dataOffset,
          );
    const after = rankAt(
      last + 1,
      (entry) => entry.dataOffset - end,
      (entry) => endOf(entry) - start,
    );
    if (before === undefined && after === undefined) break;
    if (after === undefined || (before !== undefined && before < after)) {
      start = pack[--first]?.dataOffset ?? start;
    } else {
      const entry = pack[++last];
      if (entry) end = endOf(entry);
    }
  }
  return { packId: wanted.packId, start, end, entries: pack.slice(first, last + 1) };
}

/** The entries of each pack in the order of their bytes. */
export function packsOf(entries: readonly PackEntry[]): Map<string, PackEntry[]> {
  const packs = new Map<string, PackEntry[]>();
  for (const entry of entries) {
    const pack = packs.get(entry.packId);
    if (pack) pack.push(entry);
    else packs.set(entry.packId, [entry]);
  }
  for (const pack of packs.values()) pack.sort((a, b) => a.dataOffset - b.dataOffset);
  return packs;
}

/** Within a range that has arrived up to `received` bytes: whether all of the entry is there. */
export const hasArrived = (range: PackRange, entry: PackEntry, received: number): boolean =>
  endOf(entry) - range.start <= received;

const endOf = (entry: PackEntry): number => entry.dataOffset + entry.compressedSize;
