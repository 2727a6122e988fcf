import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, openAsBlob, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { specimen } from "#lib/imaging/specimen.ts";
import { filesInside } from "#lib/upload/archive.ts";
import { crc32 } from "#lib/upload/checksum.ts";
import { isoSpecimen } from "#lib/upload/iso-specimen.ts";
import type { Tree } from "#lib/upload/iso-specimen.ts";
import { scan } from "#lib/upload/plan.ts";
import type { Selection } from "#lib/upload/plan.ts";
import { writeZip } from "#lib/upload/zip.ts";

type Bytes = Uint8Array<ArrayBuffer>;

const picture = (instance: number): Bytes =>
  specimen([
    ["0008,0018", "UI", `1.2.3.4.${instance}`],
    ["0020,0013", "IS", String(instance)],
  ]);
const zipped = async (files: Record<string, Bytes>, deflate = true): Promise<Bytes> => {
  const inputs = await Promise.all(
    Object.entries(files).map(async ([name, bytes]) => {
      const data = deflate ? new Uint8Array(deflateRawSync(bytes)) : bytes;
      const method = deflate ? (8 as const) : (0 as const);
      return { name, method, crc32: await crc32(bytes), size: bytes.length, compressedSize: data.length, data };
    }),
  );
  return new Uint8Array(Buffer.concat(writeZip(inputs).parts));
};
const scanned = (name: string, bytes: Bytes): Promise<Selection> => scan([{ path: name, file: new Blob([bytes]) }]);
const paths = ({ studies }: Selection): string[] =>
  studies.flatMap(({ series }) => series.flatMap(({ files }) => files.map(({ path }) => path)));
const whole = async ({ studies }: Selection): Promise<Bytes[]> =>
  Promise.all(
    studies
      .flatMap(({ series }) => series.flatMap(({ files }) => files))
      .map(async ({ file }) => new Uint8Array(await new Response(file.stream()).arrayBuffer())),
  );

describe("a file inside another", () => {
  it.each([true, false])(
    "is found one level deeper: ZIP in ZIP, disc in ZIP, ZIP on disc (deflated: %s)",
    async (deflate) => {
      const inner = await zipped({ IMG2: picture(2) });
      const disc: Tree = { DICOM: { IMG3: picture(3) }, "MORE.ZIP": await zipped({ IMG4: picture(4) }) };
      const zip = await scanned(
        "a.zip",
        await zipped({ IMG1: picture(1), "b.zip": inner, "c.iso": isoSpecimen(disc) }, deflate),
      );
      expect(paths(zip)).toEqual(["a.zip/IMG1", "a.zip/b.zip/IMG2", "a.zip/c.iso/DICOM/IMG3"]);
      expect(await whole(zip)).toEqual([1, 2, 3].map(picture));
      // The ZIP on the disc in the ZIP is one too many.
      expect(zip.leftOut).toMatchObject([{ path: "a.zip/c.iso/MORE.ZIP", reason: "archive" }]);
      expect(zip.leftOut[0]?.words.en).toContain("too deep");
      const iso = await scanned("c.iso", isoSpecimen(disc));
      expect(paths(iso)).toEqual(["c.iso/DICOM/IMG3", "c.iso/MORE.ZIP/IMG4"]);
      expect(await whole(iso)).toEqual([3, 4].map(picture));
    },
  );

  it("is recognised by its bytes, whatever its name", async () => {
    expect(paths(await scanned("disc.img", isoSpecimen({ IMG1: picture(1) })))).toEqual(["disc.img/IMG1"]);
    expect(paths(await scanned("download", await zipped({ IMG1: picture(1) })))).toEqual(["download/IMG1"]);
  });

  it("is found behind a program that unpacks itself, and a program is one otherwise", async () => {
    const program = new Uint8Array(2 ** 20);
    program.set([77, 90]);
    const packed = new Uint8Array(Buffer.concat([program, await zipped({ IMG1: picture(1) })]));
    expect(paths(await scanned("SCAN.EXE", packed))).toEqual(["SCAN.EXE/IMG1"]);
    expect((await scanned("VIEWER.EXE", program)).leftOut).toMatchObject([{ reason: "disc_program" }]);
  });

  it("does not come alone: discs give their table of contents", async () => {
    const selection = await scanned(
      "cd.iso",
      isoSpecimen({ DICOM: { IMG1: picture(1) }, "VIEWER.EXE": Uint8Array.of(77, 90, 1) }),
    );
    expect(selection.leftOut).toMatchObject([{ path: "cd.iso/VIEWER.EXE", reason: "disc_program" }]);
  });

  it("that is damaged fails only when it is read, also piece by piece", async () => {
    const zip = await zipped({ IMG1: new Uint8Array(300_000).map((_, at) => (at * at) >> 3) });
    zip[200] = (zip[200] ?? 0) ^ 0xff;
    for await (const { file } of filesInside({ path: "a.zip", file: new Blob([zip]) }, "zip")) {
      await expect(file.arrayBuffer()).rejects.toThrow();
      await expect(new Response(file.stream()).arrayBuffer()).rejects.toThrow();
    }
  });

  it("is the last of those that a broken archive still gives, before the reason", async () => {
    const zip = await zipped({ IMG1: picture(1), IMG2: picture(2) });
    // The header before the data of the second file.
    zip[Buffer.from(zip).indexOf("IMG2") - 30] = 0;
    const selection = await scanned("a.zip", zip);
    expect(paths(selection)).toEqual(["a.zip/IMG1"]);
    expect(selection.leftOut).toMatchObject([
      { path: "a.zip", reason: "archive", words: { en: "This ZIP file is damaged" } },
    ]);
  });

  it("may be one of 70,000, of which the first is there at once", async () => {
    const empty = { method: 0 as const, crc32: 0, size: 0, compressedSize: 0, data: new Uint8Array() };
    const names = Array.from({ length: 70_000 }, (_, at) => String(at).padStart(6, "0"));
    const zip = new Blob([Buffer.concat(writeZip(names.map((name) => ({ ...empty, name }))).parts)]);
    const started = performance.now();
    const files = filesInside({ path: "a.zip", file: zip }, "zip");
    expect((await files.next()).value).toMatchObject({ path: "a.zip/000000" });
    expect(performance.now() - started).toBeLessThan(3000);
    let count = 1;
    for await (const { sifted } of files) count += sifted ? 0 : 1;
    expect(count).toBe(70_000);
  });
});

const has = (tool: string): boolean => spawnSync(tool, ["-v"]).status === 0;
if (!has("zip")) console.warn("SKIPPED: zip is not installed");

describe.skipIf(!has("zip"))("a ZIP made by the system's zip", () => {
  const made = async (arguments_: string): Promise<Selection> => {
    const folder = mkdtempSync(join(tmpdir(), "zip-"));
    try {
      mkdirSync(join(folder, "DICOM"));
      writeFileSync(join(folder, "DICOM/IMG1"), picture(1));
      execFileSync("sh", ["-c", arguments_], { cwd: folder });
      return await scan([{ path: "a.zip", file: await openAsBlob(join(folder, "a.zip")) }]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };

  it("gives its pictures, also from a pipe, whose sizes stand behind the data", async () => {
    expect(paths(await made("zip -qr a.zip DICOM"))).toEqual(["a.zip/DICOM/IMG1"]);
    expect(paths(await made("zip -qr - DICOM | cat > a.zip"))).toEqual(["a.zip/DICOM/IMG1"]);
  });

  it("with a password or with a link is named as such", async () => {
    const locked = await made("zip -qr -P secret a.zip DICOM");
    expect(locked.leftOut).toMatchObject([{ path: "a.zip", reason: "locked" }]);
    const partly = await made("zip -qr -P secret a.zip DICOM; cp DICOM/IMG1 IMG2; zip -q a.zip IMG2");
    expect(partly.leftOut).toMatchObject([{ path: "a.zip/DICOM/IMG1", reason: "locked" }]);
    expect(paths(partly)).toEqual(["a.zip/IMG2"]);
    const linked = await made("ln -s IMG1 DICOM/IMG2; zip -qry a.zip DICOM");
    expect(linked.leftOut).toMatchObject([{ path: "a.zip/DICOM/IMG2", reason: "shortcut" }]);
    expect(paths(linked)).toEqual(["a.zip/DICOM/IMG1"]);
  });
});
