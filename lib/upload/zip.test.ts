import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crc32 } from "#lib/upload/checksum.ts";
import { ZipError, inflateEntry, listPack, packLimits, readPackDirectory, writeZip } from "#lib/upload/zip.ts";
import type { ReadRange, ZipInput, ZipLimits, ZipReason } from "#lib/upload/zip.ts";

const rangeOf =
  (bytes: Uint8Array): ReadRange =>
  (start, end) =>
    Promise.resolve(bytes.subarray(start, end));

const open = (bytes: Uint8Array, limits?: ZipLimits) => readPackDirectory(rangeOf(bytes), bytes.length, limits);

const input = async (name: string, bytes: Uint8Array, deflate: boolean): Promise<ZipInput<Uint8Array>> => {
  const data = deflate ? new Uint8Array(deflateRawSync(bytes)) : bytes;
  const method = deflate ? 8 : 0;
  return { name, method, crc32: await crc32(bytes), size: bytes.length, compressedSize: data.length, data };
};

const written = (inputs: ZipInput<Uint8Array>[]): Uint8Array => {
  const { parts, size } = writeZip(inputs);
  const bytes = new Uint8Array(Buffer.concat(parts));
  expect(bytes.length).toBe(size);
  return bytes;
};

const reasonOf = (failure: unknown): ZipReason => {
  if (failure instanceof ZipError) return failure.reason;
  throw failure;
};

const names = fc.uniqueArray(fc.stringMatching(/^[a-z0-9é]{1,12}\.dcm$/), { maxLength: 12 });
const contents = fc.array(fc.uint8Array({ maxLength: 3000 }), { minLength: 12, maxLength: 12 });
const sample = () =>
  Promise.all(
    ["b.dcm", "a.dcm", "c.dcm"].map((name, index) => input(name, new Uint8Array(500).fill(index), index !== 1)),
  ).then(written);

describe("a pack", () => {
  it("is listed by its directory alone, as it is by all of its headers", async () => {
    const entries = await Promise.all(
      Array.from({ length: 300 }, (_, at) => input(`${at}.dcm`, new Uint8Array(at % 7).fill(at), at % 2 === 0)),
    );
    const bytes = written(entries);
    let requests = 0;
    const read: ReadRange = (start, end) => rangeOf(bytes)(start, (requests++, end));
    expect(await listPack(read, bytes.length)).toEqual(await open(bytes));
    expect(requests).toBeLessThanOrEqual(3);
    for (const at of [bytes.length - 10, bytes.length - 30])
      await expect(listPack(rangeOf(bytes.with(at, 255)), bytes.length)).rejects.toThrow(ZipError);
  });

  it("gives back every file, from exactly where it says", async () => {
    await fc.assert(
      fc.asyncProperty(names, contents, fc.boolean(), async (list, files, deflate) => {
        const inputs = await Promise.all(
          list.map((name, index) => input(name, files[index] ?? new Uint8Array(), deflate !== (index % 2 === 0))),
        );
        const bytes = written(inputs);
        const entries = await open(bytes);
        expect(entries.map(({ name }) => name)).toEqual([...list].sort());
        for (const entry of entries) {
          const data = bytes.subarray(entry.dataOffset, entry.dataOffset + entry.compressedSize);
          expect(await inflateEntry(data, entry)).toEqual(files[list.indexOf(entry.name)]);
        }
      }),
    );
  });

  it("is the same bytes whenever and in whatever order it is made", async () => {
    const inputs = await Promise.all(["a", "b"].map((name) => input(name, new Uint8Array(9), true)));
    expect(written(inputs)).toEqual(written(inputs.toReversed()));
  });

  it("holds one stored file of more than 4 GiB", async () => {
    const size = 5 * 2 ** 30;
    const { parts, size: total } = writeZip([
      { name: "0001.dcm", method: 0, crc32: 7, size, compressedSize: size, data: "the data" },
    ]);
    const [head, ...after] = parts.filter((part) => typeof part !== "string");
    const before = head?.length ?? 0;
    const end = Buffer.concat(after);
    const read: ReadRange = async (from, to) =>
      from >= before + size
        ? end.subarray(from - before - size, to - before - size)
        : new Uint8Array(to - from).map((_, index) => head?.[from + index] ?? 0);
    const limits = { ...packLimits, maxEntrySize: size, maxTotalSize: size };
    expect(await readPackDirectory(read, total, limits)).toEqual([
      { name: "0001.dcm", method: 0, crc32: 7, size, compressedSize: size, dataOffset: before },
    ]);
    await expect(readPackDirectory(read, total)).rejects.toMatchObject({ reason: "too_large" });
  });

  it.skipIf(spawnSync("unzip", ["-v"]).status !== 0)("is accepted by the system's unzip", async () => {
    const folder = mkdtempSync(join(tmpdir(), "pack-"));
    try {
      writeFileSync(join(folder, "pack.zip"), await sample());
      expect(execFileSync("unzip", ["-t", join(folder, "pack.zip")]).toString()).toContain("No errors detected");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("the strict reader", () => {
  it("ends with entries or a reason, whatever is done to the bytes", async () => {
    const seed = await sample();
    const mutated = fc
      .array(fc.tuple(fc.nat(seed.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 })
      .map((changes) => changes.reduce((bytes, [at, value]) => bytes.with(at, value), seed));
    const cut = fc.nat(seed.length).map((length) => seed.subarray(0, length));
    const limits = fc.constantFrom(packLimits, { ...packLimits, foreign: true });
    await fc.assert(
      fc.asyncProperty(fc.oneof(mutated, cut, fc.uint8Array({ maxLength: 200 })), limits, async (bytes, bound) => {
        const entries = await open(bytes, bound).catch(reasonOf);
        if (typeof entries === "string") return;
        for (const entry of entries) {
          const data = bytes.subarray(entry.dataOffset, entry.dataOffset + entry.compressedSize);
          await inflateEntry(data, entry).catch(reasonOf);
        }
      }),
      { numRuns: 2000 },
    );
  });

  const tampered = async (change: (bytes: Buffer) => void): Promise<ZipReason | "opened"> => {
    const bytes = Buffer.from(await sample());
    change(bytes);
    return open(bytes).then(() => "opened" as const, reasonOf);
  };
  const central = (bytes: Buffer): number => bytes.indexOf("PK\u0001\u0002");

  it.each<[string, (bytes: Buffer) => void, ZipReason]>([
    ["encryption", (bytes) => (bytes[central(bytes) + 8] = 1), "encrypted"],
    ["another method", (bytes) => (bytes[central(bytes) + 10] = 12), "unsupported"],
    ["sizes behind the data", (bytes) => (bytes[central(bytes) + 8] = 8), "unsupported"],
    ["a name that differs before the data", (bytes) => (bytes[30] = 0x7a), "damaged"],
    ["a checksum that differs before the data", (bytes) => (bytes[14] = (bytes[14] ?? 0) ^ 1), "damaged"],
    ["an entry that overlaps another", (bytes) => (bytes[central(bytes) + 42] = 5), "damaged"],
    ["a backslash in a name", (bytes) => (bytes[central(bytes) + 47] = 0x5c), "unsafe_name"],
    ["an absolute name", (bytes) => (bytes[central(bytes) + 46] = 0x2f), "unsafe_name"],
    ["a NUL in a name", (bytes) => (bytes[central(bytes) + 47] = 0), "unsafe_name"],
    ["a second disk", (bytes) => (bytes[bytes.length - 18] = 1), "split"],
  ])("refuses %s", async (_, change, reason) => {
    expect(await tampered(change)).toBe(reason);
  });

  it("refuses too many entries, repeated names, bytes before and behind, and bombs", async () => {
    const bytes = await sample();
    await expect(open(bytes, { ...packLimits, maxEntries: 2 })).rejects.toMatchObject({ reason: "too_many" });
    await expect(open(bytes, { ...packLimits, maxTotalSize: 1000 })).rejects.toMatchObject({ reason: "too_large" });
    await expect(open(new Uint8Array(Buffer.concat([Buffer.from("x"), bytes])))).rejects.toMatchObject({
      reason: "damaged",
    });
    await expect(open(new Uint8Array(Buffer.concat([bytes, Buffer.from("x")])))).rejects.toMatchObject({
      reason: "truncated",
    });
    const twice = await input("a.dcm", new Uint8Array(5), false);
    await expect(open(written([twice, twice]))).rejects.toMatchObject({ reason: "damaged" });
    const blank = written([await input("a.dcm", new Uint8Array(5_000_000), true)]);
    await expect(open(blank, { ...packLimits, ratioFrom: 2 ** 20 })).rejects.toMatchObject({ reason: "too_large" });
    expect(await open(blank)).toHaveLength(1);
    const bomb = written([await input("a.dcm", new Uint8Array(70_000_000), true)]);
    await expect(open(bomb)).rejects.toMatchObject({ reason: "too_large" });
  });

  it.each(["a.dcm", "c.dcm"])(
    "refuses %s reaching into what follows, also in archives from elsewhere",
    async (name) => {
      const bytes = Buffer.from(await sample());
      const local = bytes.indexOf(name) - 30;
      const record = bytes.lastIndexOf(name) - 46;
      // With sizes said to stand behind the data, only the directory tells how long the entry is.
      bytes.writeUInt16LE(8, local + 6);
      bytes.writeUInt16LE(8, record + 8);
      bytes.writeUInt32LE(bytes.readUInt32LE(record + 20) + 20, record + 20);
      if (name === "a.dcm") bytes.writeUInt32LE(bytes.readUInt32LE(record + 24) + 20, record + 24);
      await expect(open(bytes, { ...packLimits, foreign: true })).rejects.toMatchObject({ reason: "damaged" });
    },
  );

  it("says when storage answers less than was asked", async () => {
    const bytes = await sample();
    const short: ReadRange = (start, end) => Promise.resolve(bytes.subarray(start, end - 1));
    await expect(readPackDirectory(short, bytes.length)).rejects.toMatchObject({ reason: "truncated" });
  });

  it("does not inflate past the promised size", async () => {
    const data = new Uint8Array(deflateRawSync(new Uint8Array(100_000)));
    await expect(inflateEntry(data, { method: 8, size: 10, crc32: 0 })).rejects.toMatchObject({ reason: "damaged" });
  });
});

describe("an archive from elsewhere", () => {
  const foreign: ZipLimits = { ...packLimits, foreign: true };
  const changed = async (change: (bytes: Buffer, central: number) => void) => {
    const bytes = Buffer.from(await sample());
    change(bytes, bytes.indexOf("PK\u0001\u0002"));
    return open(bytes, foreign);
  };

  it("may have a program before it, and padding behind", async () => {
    const bytes = await sample();
    const padded = Buffer.concat([Buffer.from("MZ program"), bytes, Buffer.alloc(2048)]);
    const entries = await open(padded, foreign);
    expect(entries.map(({ name }) => name)).toEqual(["a.dcm", "b.dcm", "c.dcm"]);
    for (const entry of entries) {
      const data = padded.subarray(entry.dataOffset, entry.dataOffset + entry.compressedSize);
      expect((await inflateEntry(data, entry)).length).toBe(500);
    }
  });

  it("says which entries are closed, and gives the others", async () => {
    const fates = async (change: (bytes: Buffer, central: number) => void) =>
      (await changed(change)).map(({ closed }) => closed ?? "open");
    const flag = (bytes: Buffer, central: number) => (bytes[6] = bytes[central + 8] = 1);
    expect(await fates(flag)).toEqual(["encrypted", "open", "open"]);
    // Deflate64, LZMA, Zstandard, and AES of WinZip.
    for (const [method, closed] of [
      [9, "unsupported"],
      [14, "unsupported"],
      [93, "unsupported"],
      [99, "encrypted"],
    ] as const)
      expect(await fates((bytes, central) => (bytes[8] = bytes[central + 10] = method))).toEqual([
        closed,
        "open",
        "open",
      ]);
  });

  it("has names in the letters of DOS, from the root of a disc, or twice", async () => {
    const named = async (raw: readonly number[]) => {
      const [first] = await changed((bytes, central) => {
        for (const at of [30, central + 46]) bytes.set(raw, at);
      });
      return first?.name;
    };
    expect(await named([0x81, 0xa4, 0x90])).toBe("üñÉcm");
    expect(await named([...Buffer.from("ñ")])).toBe("ñdcm");
    expect(await named([...Buffer.from("/x/")])).toBe("x/cm");
    expect(await named([...Buffer.from("C:\\")])).toBe("cm");
    expect(await named([...Buffer.from("./x")])).toBe("xcm");
    await expect(named([...Buffer.from("../")])).rejects.toMatchObject({ reason: "unsafe_name" });
    const twice = await input("a.dcm", new Uint8Array(5), false);
    expect((await open(written([twice, twice]), foreign)).map(({ name }) => name)).toEqual(["a.dcm", "a.dcm (2)"]);
  });

  it("may say before the data what it does not say in the list, of no weight", async () => {
    expect(await changed((bytes) => (bytes[6] = 0x02))).toHaveLength(3);
    const sizesBehind = (bytes: Buffer) => {
      bytes[6] = 0x08;
      bytes.fill(0, 14, 26);
    };
    expect(await changed(sizesBehind)).toHaveLength(3);
    await expect(changed((bytes) => (bytes[6] = 0x40))).rejects.toMatchObject({ reason: "damaged" });
  });

  it("may leave the number of its disk to the wide record at its end", async () => {
    const bytes = await sample();
    const end = Buffer.from(bytes.subarray(-22));
    const [count, length, start] = [end.readUInt16LE(10), end.readUInt32LE(12), end.readUInt32LE(16)];
    const wide = Buffer.alloc(76);
    wide.writeUInt32LE(0x06064b50, 0);
    for (const [at, value] of [
      [4, 44],
      [24, count],
      [32, count],
      [40, length],
      [48, start],
      [64, bytes.length - 22],
    ] as const)
      wide.writeBigUInt64LE(BigInt(value), at);
    wide.writeUInt32LE(0x07064b50, 56);
    wide.writeUInt32LE(1, 72);
    end.writeUInt32LE(0xffffffff, 4);
    expect(await open(Buffer.concat([bytes.subarray(0, -22), wide, end]), foreign)).toHaveLength(3);
    await expect(open(Buffer.concat([bytes.subarray(0, -22), end]), foreign)).rejects.toMatchObject({
      reason: "split",
    });
  });

  it("may hold more about a file than most do, before its data", async () => {
    const bytes = await sample();
    const extra = Buffer.alloc(3000);
    extra.writeUInt16LE(0x4453, 0);
    extra.writeUInt16LE(2996, 2);
    const longer = Buffer.concat([bytes.subarray(0, 35), extra, bytes.subarray(35)]);
    longer.writeUInt16LE(3000, 28);
    for (let at = longer.indexOf("PK\u0001\u0002"); at >= 0; at = longer.indexOf("PK\u0001\u0002", at + 1))
      if (longer.readUInt32LE(at + 42) > 0) longer.writeUInt32LE(longer.readUInt32LE(at + 42) + 3000, at + 42);
    longer.writeUInt32LE(longer.readUInt32LE(longer.length - 6) + 3000, longer.length - 6);
    expect((await open(longer, foreign))[0]?.dataOffset).toBe(3035);
  });
});

const shelf = `${import.meta.dirname}/../../../shared/dicom`;
const there = existsSync(shelf);
if (!there) console.warn(`SKIPPED: the real files at ${shelf} are not there`);

describe.skipIf(!there)("real ZIPs", () => {
  it.each<[string, ZipReason]>([
    ["nasty_made_here/bomb_10MB_zeros.zip", "too_large"],
    ["nasty_made_here/path_traversal.zip", "unsafe_name"],
    ["nasty_made_here/zip_truncated.zip", "truncated"],
    ["nasty_made_here/mz_preamble.dcm", "not_zip"],
  ])("%s: %s", async (path, reason) => {
    const bytes = readFileSync(`${shelf}/${path}`);
    await expect(open(bytes, { ...packLimits, ratioFrom: 2 ** 20, foreign: true })).rejects.toMatchObject({ reason });
  });
});
