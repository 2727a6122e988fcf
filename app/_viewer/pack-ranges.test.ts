import { describe, expect, test } from "vitest";
import { type PackEntry, hasArrived, packsOf, rangeAround } from "#app/_viewer/pack-ranges.ts";

/** Entries of 1,000 bytes behind headers of 60, as in a ZIP. */
const row = (count: number, packId = "p"): PackEntry[] =>
  Array.from({ length: count }, (_, at) => ({
    id: `${packId}${at}`,
    packId,
    dataOffset: 60 + at * 1060,
    compressedSize: 1000,
  }));
const nth = (pack: PackEntry[], at: number): PackEntry => pack[at] as PackEntry;
const ids = (entries: readonly PackEntry[]) => entries.map(({ id }) => id).join(" ");

describe("rangeAround", () => {
  test("takes the nearest wanted neighbours until the range is full", () => {
    const pack = row(9);
    const range = rangeAround(pack, nth(pack, 4), (entry) => Math.abs(pack.indexOf(entry) - 4), 3200);
    expect(ids(range.entries)).toBe("p3 p4 p5");
    expect([range.start, range.end]).toEqual([60 + 3 * 1060, 60 + 5 * 1060 + 1000]);
  });

  test("stops at an entry that is not wanted any more", () => {
    const pack = row(5);
    const range = rangeAround(pack, nth(pack, 2), ({ id }) => (id === "p3" ? undefined : 1), 1e6);
    expect(ids(range.entries)).toBe("p0 p1 p2");
  });

  test("does not pay for a hole in the pack", () => {
    const [first, second] = row(2);
    const far = { ...(second as PackEntry), dataOffset: 100_000 };
    expect(ids(rangeAround([first as PackEntry, far], far, () => 1, 1e6).entries)).toBe("p1");
  });

  test("with the wanted entry first, what lies before it waits", () => {
    const pack = row(5);
    expect(ids(rangeAround(pack, nth(pack, 2), () => 1, 1e6, "behind it").entries)).toBe("p2 p3 p4");
  });

  test("fetches an entry that is larger than the bound alone and whole", () => {
    const pack = row(3);
    expect(ids(rangeAround(pack, nth(pack, 1), () => 1, 10).entries)).toBe("p1");
  });
});

test("packsOf sorts each pack by offset", () => {
  const packs = packsOf([...row(3, "a").reverse(), ...row(1, "b")]);
  expect(ids(packs.get("a") ?? [])).toBe("a0 a1 a2");
  expect([...packs.keys()]).toEqual(["a", "b"]);
});

test("an entry has arrived with its last byte", () => {
  const pack = row(2);
  const range = { packId: "p", start: 60, end: 2120, entries: pack };
  expect(hasArrived(range, nth(pack, 0), 999)).toBe(false);
  expect(hasArrived(range, nth(pack, 0), 1000)).toBe(true);
  expect(hasArrived(range, nth(pack, 1), 2060)).toBe(true);
});
