import { createHash, randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { specimen } from "#lib/imaging/specimen.ts";
import type { Element } from "#lib/imaging/specimen.ts";
import type { Source } from "#lib/upload/checksum.ts";
import { PackOffer, StartRequest } from "#lib/upload/contract.ts";
import { packTarget } from "#lib/upload/limits.ts";
import { buildPack, buildPacks, packOf } from "#lib/upload/pack.ts";
import type { Pack } from "#lib/upload/pack.ts";
import { planPacks, scan } from "#lib/upload/plan.ts";
import type { PlannedPack, Unplanned } from "#lib/upload/plan.ts";
import { inflateEntry, readPackDirectory } from "#lib/upload/zip.ts";

const hash = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const bytesOf = async (blob: Blob): Promise<Uint8Array> => new Uint8Array(await blob.arrayBuffer());

/** Array.fromAsync is missing in Node 20. */
const collect = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
};

const picture = (series: number, instance: number, own: Element[] = []): Uint8Array<ArrayBuffer> =>
  specimen([
    ["0008,0018", "UI", `1.2.${series}.${instance}`],
    ["0020,000e", "UI", `1.2.${series}`],
    ["0020,0011", "IS", String(series)],
    ["0020,0013", "IS", String(instance)],
    ...own,
  ]);
const filler = (size: number, random = false): Element => [
  "0009,1001",
  "OB",
  random ? new Uint8Array(randomBytes(size)) : new Uint8Array(size),
];
const chosen = (files: Uint8Array<ArrayBuffer>[]) =>
  scan(files.map((bytes, index) => ({ path: `Doe John/IMG${index}`, file: new Blob([bytes]) })));

const plans = async (files: Uint8Array<ArrayBuffer>[], known = new Set<string>()): Promise<PlannedPack[]> =>
  collect(planPacks(await chosen(files), known));

/** What the portal finds in a pack, by hash. */
const unpacked = async (pack: Pack): Promise<string[]> => {
  const bytes = await bytesOf(pack.blob);
  const entries = await readPackDirectory(async (start, end) => bytes.subarray(start, end), bytes.length);
  return Promise.all(
    entries.map(async (entry) =>
      hash(await inflateEntry(bytes.subarray(entry.dataOffset, entry.dataOffset + entry.compressedSize), entry)),
    ),
  );
};

describe("packs", () => {
  it("begin small, grow to about 8 MiB, end with their series, and hold a larger file alone", async () => {
    const three = 3 * 2 ** 20;
    const files = [
      ...[1, 2, 3, 4, 5, 6, 7, 8].map((instance) => picture(1, instance, [filler(three)])),
      picture(2, 1),
      picture(3, 1),
      picture(3, 2, [filler(packTarget + 1)]),
    ];
    const planned = await plans(files);
    expect(planned.map(({ files: own }) => own.length)).toEqual([1, 1, 1, 1, 2, 2, 1, 1, 1]);
    expect(planned.filter(({ files: own }) => own[0]?.bytes === null)).toHaveLength(1);
  });

  it("leave out what the portal holds, and equal files", async () => {
    const files = [picture(1, 1), picture(1, 2), picture(1, 3)];
    const unplanned: Unplanned[] = [];
    const known = new Set([hash(picture(1, 2))]);
    const planned = await collect(planPacks(await chosen(files), known, (one) => unplanned.push(one)));
    expect(planned.flatMap(({ files: own }) => own.map(({ sha256 }) => sha256))).toEqual([
      hash(picture(1, 1)),
      hash(picture(1, 3)),
    ]);
    expect(unplanned.map(({ why, file }) => [why, file.instanceNumber])).toEqual([["kept", 2]]);
  });

  it("go on past a file that can no longer be read", async () => {
    const selection = await chosen([picture(1, 1), picture(1, 2)]);
    const file = selection.studies[0]?.series[0]?.files[0];
    if (file) file.file = { ...file.file, size: 10, arrayBuffer: () => Promise.reject(new Error("scratched")) };
    const unplanned: Unplanned[] = [];
    const packs = await collect(buildPacks(selection, new Set(), { onUnplanned: (one) => unplanned.push(one) }));
    expect(packs.map(({ images }) => images)).toEqual([1]);
    expect(unplanned.map(({ why }) => why)).toEqual(["unreadable"]);
  });
});

describe("a pack", () => {
  it("keeps every byte, tells its hash and size, and says nothing of the person or the path", async () => {
    const contents = fc.array(fc.tuple(fc.nat(2000), fc.boolean()), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(contents, fc.boolean(), async (sizes, deflate) => {
        const files = sizes.map(([size, random], index) => picture(1, index + 1, [filler(size, random)]));
        const [plan] = await plans(files);
        const pack = await buildPack(plan?.files ?? [], { deflate });
        const bytes = await bytesOf(pack.blob);
        expect(await unpacked(pack)).toEqual(files.map(hash));
        expect(pack.entries.map(({ sha256 }) => sha256)).toEqual(files.map(hash));
        expect(pack.sha256).toBe(createHash("sha256").update(bytes).digest("base64"));
        expect(pack.size).toBe(bytes.length);
        expect(pack.sourceBytes).toBe(files.reduce((sum, { length }) => sum + length, 0));
        expect(PackOffer.safeParse(pack).success).toBe(true);
        expect(Buffer.from(bytes).includes("Doe John")).toBe(false);
      }),
      { numRuns: 30 },
    );
  });

  const methods = async (file: Uint8Array<ArrayBuffer>, deflate = true): Promise<number[]> => {
    const [plan] = await plans([file]);
    const bytes = await bytesOf((await buildPack(plan?.files ?? [], { deflate })).blob);
    const entries = await readPackDirectory(async (start, end) => bytes.subarray(start, end), bytes.length);
    return entries.map(({ method }) => method);
  };

  it("deflates only where that helps", async () => {
    expect(await methods(picture(1, 1, [filler(10_000)]))).toEqual([8]);
    expect(await methods(picture(1, 1, [filler(10_000)]), false)).toEqual([0]);
    expect(await methods(picture(1, 1, [filler(100_000, true)]))).toEqual([0]);
    const compressed = specimen([filler(10_000)], { transferSyntax: "1.2.840.10008.1.2.4.70" });
    expect(await methods(compressed)).toEqual([0]);
  });

  it("of one large file is an ordinary ZIP too, read in ranges and the same each time", async () => {
    const file = picture(1, 1, [["7fe0,0010", "OW", new Uint8Array(randomBytes(2 * packTarget))]]);
    const [plan] = await plans([file]);
    const read = async (source?: Source) => {
      if (source && plan?.files[0]) plan.files[0].file = { ...plan.files[0].file, file: source };
      const pack = await packOf(plan?.files ?? [], true);
      if (!("read" in pack)) throw new Error("the file should be alone");
      expect(StartRequest.safeParse(pack).success).toBe(true);
      const ranges: Uint8Array[] = [];
      // The second range twice, as after a lost part; the third without the second, as after a resume.
      for (const at of [0, 1, 1, 2]) {
        const bytes = await pack.read(at * packTarget, Math.min((at + 1) * packTarget, pack.size));
        ranges.push(bytes);
      }
      expect(hash(ranges[1] ?? new Uint8Array())).toBe(hash(ranges[2] ?? new Uint8Array()));
      return Buffer.concat(ranges.filter((_, at) => at !== 1));
    };
    const fromDisc = await read();
    const blob = new Blob([file]);
    const fromArchive = await read({
      size: blob.size,
      slice: (start, end) => blob.slice(start, end),
      arrayBuffer: () => blob.arrayBuffer(),
      stream: () => blob.stream(),
    });
    expect(Buffer.compare(fromDisc, fromArchive)).toBe(0);
    const [entry] = await readPackDirectory(async (start, end) => fromDisc.subarray(start, end), fromDisc.length);
    expect(entry).toMatchObject({ name: "0001.dcm", method: 0 });
    const offset = entry?.dataOffset ?? 0;
    expect(hash(fromDisc.subarray(offset, offset + file.length))).toBe(hash(file));
  });
});
