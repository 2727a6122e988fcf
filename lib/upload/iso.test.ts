import { execFileSync, spawnSync } from "node:child_process";
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  openAsBlob,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isoFiles, isoLimits } from "#lib/upload/iso.ts";
import { isoSpecimen } from "#lib/upload/iso-specimen.ts";
import type { Tree } from "#lib/upload/iso-specimen.ts";

type Files = Record<string, Uint8Array>;

/** Every file with its bytes, as the reader finds them. */
const read = async (image: Blob, limits = isoLimits): Promise<Files> => {
  const range = async (start: number, end: number) => new Uint8Array(await image.slice(start, end).arrayBuffer());
  const files: Files = {};
  for await (const { path, extents } of isoFiles(range, image.size, limits)) {
    const parts = await Promise.all(extents.map(({ at, length }) => range(at, at + length)));
    files[path] = new Uint8Array(Buffer.concat(parts));
  }
  return files;
};
const flat = (tree: Tree, under = ""): Files =>
  Object.assign(
    {},
    ...Object.entries(tree).map(([name, content]) =>
      content instanceof Uint8Array ? { [under + name]: content } : flat(content, `${under}${name}/`),
    ),
  ) as Files;

const names = fc.stringMatching(/^[A-Z0-9_]{1,8}$/);
const contents = fc.uint8Array({ minLength: 1, maxLength: 5000 });
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.dictionary(names, fc.oneof({ depthSize: "small" }, contents, tie("tree")), {
    maxKeys: 60,
    noNullPrototype: true,
  }),
}));

describe("a disc image", () => {
  it("gives back every file of any tree, with either kind of names and in any number of extents", async () => {
    await fc.assert(
      fc.asyncProperty(tree, fc.boolean(), fc.constantFrom(2048, 4096, Infinity), async (all, joliet, extentBytes) => {
        expect(await read(new Blob([isoSpecimen(all, { joliet, extentBytes })]))).toEqual(flat(all));
      }),
      { numRuns: 40 },
    );
  });

  it("refuses with a reason, or reads, whatever the bytes are", async () => {
    const image = isoSpecimen({
      DICOM: { A: new Uint8Array(3000), B: { C: new Uint8Array(10) } },
      DICOMDIR: new Uint8Array(9),
    });
    const place = fc.integer({ min: 16 * 2048, max: image.length - 1 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(place, fc.integer({ min: 0, max: 255 })), { maxLength: 30 }),
        async (changes) => {
          const changed = image.slice();
          for (const [at, value] of changes) changed[at] = value;
          await read(new Blob([changed])).catch((failure: unknown) =>
            expect(failure).toMatchObject({ name: "IsoError" }),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it("that leads in a circle is refused", async () => {
    const image = isoSpecimen({ A: { B: { C: new Uint8Array(1) } } }, { joliet: false });
    // Folder B says that its contents are those of A.
    const view = new DataView(image.buffer);
    const [a, b] = [recordOf(image, "A"), recordOf(image, "B")];
    view.setUint32(b + 2, view.getUint32(a + 2, true), true);
    await expect(read(new Blob([image]))).rejects.toMatchObject({ reason: "damaged" });
  });

  it("that is too deep, too full or larger than itself is refused", async () => {
    let deep: Tree = { F: new Uint8Array(1) };
    for (let depth = 0; depth < 40; depth++) deep = { D: deep };
    await expect(read(new Blob([isoSpecimen(deep)]))).rejects.toMatchObject({ reason: "too_deep" });
    const many = new Blob([isoSpecimen({ A: new Uint8Array(1), B: new Uint8Array(1) })]);
    await expect(read(many, { ...isoLimits, maxFiles: 1 })).rejects.toMatchObject({ reason: "too_many" });
    await expect(read(many, { ...isoLimits, maxFolderBytes: 1000 })).rejects.toMatchObject({ reason: "too_large" });
    const bytes = new Uint8Array(900_000);
    const names = Array.from({ length: 20 }, (_, at) => [`F${at}`, bytes] as const);
    const shared = new Blob([isoSpecimen(Object.fromEntries(names))]);
    await expect(read(shared)).rejects.toMatchObject({ reason: "too_large" });
  });

  it("with a huge folder is refused before it is read", async () => {
    const image = isoSpecimen({ A: { C: new Uint8Array(1) } }, { joliet: false });
    new DataView(image.buffer).setUint32(recordOf(image, "A") + 10, 0xffffffff, true);
    await expect(read(new Blob([image]))).rejects.toMatchObject({ reason: "too_large" });
  });

  it("that is cut off still gives the files that are there, and names the others", async () => {
    const image = isoSpecimen({ A: new Uint8Array(2048).fill(1), B: new Uint8Array(2048).fill(2) }, { joliet: false });
    const view = new DataView(image.buffer);
    view.setUint32(recordOf(image, "B;1") + 2, 999_999, true);
    const range = (start: number, end: number) => Promise.resolve(image.subarray(start, end));
    const files = [];
    for await (const { path, problem } of isoFiles(range, image.length)) files.push([path, problem]);
    expect(files).toEqual([
      ["A", undefined],
      ["B", "truncated"],
    ]);
  });

  it("may place what holds nothing where no disc reaches", async () => {
    const image = isoSpecimen({ EMPTY: new Uint8Array(0), IMG1: new Uint8Array(3) }, { joliet: false });
    new DataView(image.buffer).setUint32(recordOf(image, "EMPTY;1") + 2, 0xfffffff0, true);
    const range = (start: number, end: number) => Promise.resolve(image.subarray(start, end));
    const files = [];
    for await (const { path, problem } of isoFiles(range, image.length)) files.push([path, problem]);
    expect(files).toEqual([
      ["EMPTY", undefined],
      ["IMG1", undefined],
    ]);
  });

  it("that was written on again is read by its last session, wherever that begins", async () => {
    const [one, two, three] = [1, 2, 3].map((value) => new Uint8Array(3000).fill(value));
    const sessions = [{ A: one }, { A: one, B: two }, { B: two, C: three }] as Tree[];
    for (const [gap, count] of [
      [0, 3],
      [7, 3],
      [11_702, 2],
    ] as const) {
      const parts: Uint8Array<ArrayBuffer>[] = [];
      let end = 0;
      for (const tree of sessions.slice(-count)) {
        const begin = end === 0 ? 0 : end + gap;
        parts.push(new Uint8Array((begin - end) * 2048), isoSpecimen(tree, { begin }));
        end = begin + (parts.at(-1)?.length ?? 0) / 2048;
      }
      expect(await read(new Blob([...parts, new Uint8Array(150 * 2048)]))).toEqual({ B: two, C: three });
    }
  });

  it("in UDF alone is named as such, and other bytes are no image", async () => {
    const udf = new Uint8Array(40 * 2048);
    ["BEA01", "NSR03", "TEA01"].forEach((mark, at) => udf.set(Buffer.from(mark), (16 + at) * 2048 + 1));
    await expect(read(new Blob([udf]))).rejects.toMatchObject({ reason: "udf" });
    await expect(read(new Blob([new Uint8Array(90_000)]))).rejects.toMatchObject({ reason: "not_iso" });
    await expect(read(new Blob([]))).rejects.toMatchObject({ reason: "not_iso" });
  });
});

/** Where the record of a plain name begins. */
const recordOf = (image: Uint8Array, name: string): number =>
  Buffer.from(image).indexOf(Buffer.concat([Buffer.of(name.length), Buffer.from(name)]), 32 * 2048) - 32;

const has = (tool: string): boolean => spawnSync(tool, ["-version"]).status === 0;
const inFolder = async (files: Files, work: (folder: string) => Promise<void>): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), "iso-"));
  try {
    for (const [path, bytes] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, "disc", path)), { recursive: true });
      writeFileSync(join(folder, "disc", path), bytes);
    }
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
const discOf = (count: number): Files => ({
  DICOMDIR: new Uint8Array(5000).fill(7),
  "AUTORUN.INF": new TextEncoder().encode("[autorun]"),
  "DICOM/A long folder with ümlauts/picture one.dcm": new Uint8Array(3000).fill(1),
  ...Object.fromEntries(
    Array.from({ length: count }, (_, at) => [`DICOM/S1/IM${String(at).padStart(6, "0")}`, new Uint8Array(9).fill(at)]),
  ),
});

if (!has("genisoimage")) console.warn("SKIPPED: genisoimage is not installed");

describe.skipIf(!has("genisoimage"))("a disc image made by genisoimage", () => {
  it.each([
    ["Joliet", ["-J", "-joliet-long"]],
    ["Rock Ridge", ["-R"]],
    ["both, and UDF beside them", ["-J", "-R", "-udf"]],
  ])("with %s gives back every file", async (_, options) => {
    const files = discOf(300);
    await inFolder(files, async (folder) => {
      const image = join(folder, "disc.iso");
      execFileSync("genisoimage", ["-quiet", "-input-charset", "utf-8", ...options, "-o", image, join(folder, "disc")]);
      expect(await read(await openAsBlob(image))).toEqual(files);
    });
  });

  it.each([1, 2, 3])("with the short names of level %s alone gives the files of a disc", async (level) => {
    const files: Files = { DICOMDIR: new Uint8Array(99), "DICOM/ST1/SE1/IM000001": new Uint8Array(4000).fill(3) };
    await inFolder(files, async (folder) => {
      const image = join(folder, "disc.iso");
      execFileSync("genisoimage", ["-quiet", "-iso-level", String(level), "-o", image, join(folder, "disc")]);
      expect(await read(await openAsBlob(image))).toEqual(files);
    });
  });
});

describe.skipIf(!has("genisoimage") || !has("xorriso"))("a disc image of two sessions", () => {
  const added = { "LATER/IM2": new Uint8Array(5000).fill(8) };
  const first = { DICOMDIR: new Uint8Array(99), "DICOM/IM1": new Uint8Array(4000).fill(3) };
  const image = (folder: string) => join(folder, "disc.iso");

  it("by genisoimage, which appends and counts from its own beginning", async () => {
    await inFolder(first, async (folder) => {
      execFileSync("genisoimage", ["-quiet", "-J", "-o", image(folder), join(folder, "disc")]);
      const begin = Math.ceil(statSync(image(folder)).size / 2048 / 16) * 16;
      await inFolder(added, async (other) => {
        const joined = ["-C", `0,${begin}`, "-M", image(folder)];
        execFileSync("genisoimage", ["-quiet", "-J", ...joined, "-o", image(other), join(other, "disc")]);
        truncateSync(image(folder), begin * 2048);
        appendFileSync(image(folder), readFileSync(image(other)));
      });
      expect(await read(await openAsBlob(image(folder)))).toEqual({ ...first, ...added });
    });
  });

  it("by xorriso, which changes the first in place", async () => {
    await inFolder({ ...first, ...added }, async (folder) => {
      const run = (...words: string[]) => execFileSync("xorriso", words, { stdio: "ignore" });
      const at = (path: string) => join(folder, "disc", path);
      run("-outdev", `stdio:${image(folder)}`, "-map", at("DICOM"), "/DICOM", "-map", at("DICOMDIR"), "/DICOMDIR");
      run("-dev", `stdio:${image(folder)}`, "-map", at("LATER"), "/LATER", "-commit");
      expect(await read(await openAsBlob(image(folder)))).toEqual({ ...first, ...added });
    });
  });
});

if (!has("xorriso")) console.warn("SKIPPED: xorriso is not installed");

describe.skipIf(!has("xorriso"))("a disc image made by xorriso", () => {
  it("names a link, and reads a file above 4 GiB from its end", { timeout: 60_000 }, async () => {
    await inFolder({ A: new Uint8Array(1) }, async (folder) => {
      const [disc, image] = [join(folder, "disc"), join(folder, "disc.iso")];
      symlinkSync("A", join(disc, "L"));
      writeFileSync(join(disc, "BIG"), "begin");
      truncateSync(join(disc, "BIG"), 4.5 * 2 ** 30);
      // No room for 4.5 GB of nothing: only the table of contents is kept.
      execFileSync("sh", [
        "-c",
        `xorriso -as mkisofs -quiet -R -iso-level 3 -o - "${disc}" 2> /dev/null | head -c 2M > "${image}"`,
      ]);
      const blob = await openAsBlob(image);
      const range = async (start: number, end: number) => new Uint8Array(await blob.slice(start, end).arrayBuffer());
      const found = [];
      for await (const one of isoFiles(range, 6 * 2 ** 30)) found.push(one);
      expect(found.find(({ path }) => path === "L")?.problem).toBe("shortcut");
      const big = found.find(({ path }) => path === "BIG")?.extents ?? [];
      expect(big.length).toBeGreaterThan(1);
      expect(big.reduce((sum, { length }) => sum + length, 0)).toBe(4.5 * 2 ** 30);
      expect(big[1]?.at).toBe((big[0]?.at ?? 0) + (big[0]?.length ?? 0));
    });
  });
});
