import { createHash, randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { specimen } from "#lib/imaging/specimen.ts";
import type { Element } from "#lib/imaging/specimen.ts";
import { PackOffer } from "#lib/upload/contract.ts";
import { packTarget } from "#lib/upload/limits.ts";
import { buildPack, buildPacks } from "#lib/upload/pack.ts";
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
  it("end with their series, at about 8 MiB, and hold a larger file alone", async () => {
    const three = 3 * 2 ** 20;
    const files = [
      ...[1, 2, 3, 4].map((instance) => picture(1, instance, [filler(three)])),
      picture(2, 1),
      picture(3, 1),
      picture(3, 2, [filler(packTarget + 1)]),
    ];
    const planned = await plans(files);
    expect(planned.map(({ files: own }) => own.length)).toEqual([3, 1, 1, 1, 1]);
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
    expect(await methods(picture(1, 1, [filler(packTarget + 2)]))).toEqual([0]);
  });

  it("of one large file is hashed without being held", async () => {
    const file = picture(1, 1, [["7fe0,0010", "OW", new Uint8Array(3 * packTarget)]]);
    const [plan] = await plans([file]);
    const pack = await buildPack(plan?.files ?? [], { deflate: true });
    const bytes = await bytesOf(pack.blob);
    expect(pack.sha256).toBe(createHash("sha256").update(bytes).digest("base64"));
    expect(await unpacked(pack)).toEqual([hash(file)]);
  });
});
