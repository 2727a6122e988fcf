import { existsSync, openAsBlob, readFileSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { specimen } from "#lib/imaging/specimen.ts";
import type { Element } from "#lib/imaging/specimen.ts";
import { crc32 } from "#lib/upload/checksum.ts";
import { createScan, scan } from "#lib/upload/plan.ts";
import type { PickedFile, ScanProgress, Selection } from "#lib/upload/plan.ts";
import { writeZip } from "#lib/upload/zip.ts";

const picked = (path: string, bytes: Uint8Array<ArrayBuffer>): PickedFile => ({ path, file: new Blob([bytes]) });
const picture = (instance: number, own: Element[] = []): Uint8Array<ArrayBuffer> =>
  specimen([["0008,0018", "UI", `1.2.3.4.${instance}`], ["0020,0013", "IS", String(instance)], ...own]);
const reasons = (selection: Selection): string[][] => selection.leftOut.map(({ path, reason }) => [path, reason]);
const zipped = async (files: Record<string, Uint8Array<ArrayBuffer>>): Promise<Uint8Array<ArrayBuffer>> => {
  const inputs = await Promise.all(
    Object.entries(files).map(async ([name, bytes], index) => {
      const data = index % 2 === 0 ? new Uint8Array(deflateRawSync(bytes)) : bytes;
      const method = index % 2 === 0 ? (8 as const) : (0 as const);
      return { name, method, crc32: await crc32(bytes), size: bytes.length, compressedSize: data.length, data };
    }),
  );
  return new Uint8Array(Buffer.concat(writeZip(inputs).parts));
};

describe("a choice of files", () => {
  it("becomes studies and series, in scrolling order, with reasons for the rest", async () => {
    const seen: ScanProgress[] = [];
    const selection = await scan(
      [
        picked("cd/IMG3", picture(3)),
        picked("cd/IMG1", picture(1)),
        picked("cd/AUTORUN.INF", new TextEncoder().encode("[autorun]")),
        picked("cd/report.pdf", new TextEncoder().encode("%PDF-1.4")),
        picked("cd/IMG2", picture(2, [["0009,1001", "OB", new Uint8Array(200_000)]])),
        picked("cd/copy of IMG1", picture(1)),
        picked("cd/empty", new Uint8Array()),
      ],
      (progress) => seen.push(progress),
    );
    const [study] = selection.studies;
    expect(study).toMatchObject({ uid: "1.2.3", date: "2024-02-29", patientName: "Test^Person" });
    expect(study?.series).toMatchObject([{ uid: "1.2.3.4", modality: "MR", images: 3 }]);
    expect(study?.series[0]?.files.map(({ instanceNumber }) => instanceNumber)).toEqual([1, 2, 3]);
    expect(selection).toMatchObject({ images: 3, bytes: 3 * picture(1).length + 200_012 });
    expect(selection.papers.map(({ path, type }) => [path, type])).toEqual([["cd/report.pdf", "pdf"]]);
    expect(reasons(selection).sort()).toEqual([
      ["cd/AUTORUN.INF", "disc_program"],
      ["cd/copy of IMG1", "duplicate"],
      ["cd/empty", "empty"],
    ]);
    expect(seen.at(-1)).toMatchObject({ files: 7, images: 4 });
  });

  it("is the same selection in whatever order the files come", async () => {
    const files = [1, 2, 3, 4, 5, 6].map((instance) => picked(`IMG${instance}`, picture(instance)));
    const whole = await scan(files);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(files, { minLength: 6 }), async (shuffled) => {
        expect(await scan(shuffled)).toEqual(whole);
      }),
      { numRuns: 20 },
    );
  });

  it("may be a ZIP, of which some files are damaged", async () => {
    const zip = await zipped({ "DICOM/IMG1": picture(1), "DICOM/IMG2": picture(2), "DICOM/IMG3": picture(3) });
    const selection = await scan([picked("scan.zip", zip)]);
    const files = selection.studies[0]?.series[0]?.files ?? [];
    expect(files.map(({ path }) => path)).toEqual([
      "scan.zip/DICOM/IMG1",
      "scan.zip/DICOM/IMG2",
      "scan.zip/DICOM/IMG3",
    ]);
    const read = await Promise.all(files.map(async ({ file }) => new Uint8Array(await file.arrayBuffer())));
    expect(read).toEqual([1, 2, 3].map((instance) => picture(instance)));

    const cut = await scan([picked("scan.zip", zip.slice(0, -30)), picked("IMG9", picture(9))]);
    expect(cut.images).toBe(1);
    expect(cut.leftOut).toMatchObject([{ path: "scan.zip", reason: "archive" }]);
    expect(cut.leftOut[0]?.words.en).toContain("cut off");
  });

  it("goes on past files that cannot be read, and past two people on one disc", async () => {
    const broken: PickedFile = {
      path: "scratched",
      file: {
        ...picked("", picture(1)).file,
        size: 9,
        slice: () => ({ arrayBuffer: () => Promise.reject(new Error()) }),
      },
    };
    const other = picture(2, [
      ["0010,0010", "PN", "Another^Person"],
      ["0020,000d", "UI", "1.9"],
      ["0020,000e", "UI", "1.9.1"],
    ]);
    const selection = await scan([broken, picked("a", picture(1)), picked("b", other)]);
    expect(reasons(selection)).toEqual([["scratched", "unreadable"]]);
    expect(selection.studies.map(({ patientName }) => patientName).sort()).toEqual(["Another^Person", "Test^Person"]);
  });

  it("may be several discs one after the other, of which none hides what another lacks", async () => {
    const discs = createScan();
    const first = await discs.add([picked("D/IMG1", picture(1)), picked("D/IMG2", picture(2))]);
    expect(first.images).toBe(2);
    const seen: number[] = [];
    const second = await discs.add([picked("D/IMG1", picture(1)), picked("D/IMG3", picture(3))], ({ files }) =>
      seen.push(files),
    );
    expect(seen).toEqual([3, 4]);
    expect(second.images).toBe(3);
    expect(reasons(second)).toEqual([["D/IMG1", "duplicate"]]);
    expect(second.studies[0]?.series[0]?.files.map(({ instanceNumber }) => instanceNumber)).toEqual([1, 2, 3]);
  });

  it("tells what was found while it is still being looked through", async () => {
    const other = [["0020,000e", "UI", "1.2.3.9"] as const, ["0020,0011", "IS", "9"] as const];
    const grown: number[][] = [];
    const files = [1, 2, 3, 4].map((at) => picked(`IMG${at}`, picture(at, at > 2 ? [...other] : [])));
    await scan(files, (_, seen) => grown.push(seen().flatMap(({ series }) => series.map(({ images }) => images))));
    expect(grown).toHaveLength(4);
    expect(grown[0]).toEqual([1]);
    expect(grown.at(-1)).toEqual([2, 2]);
  });

  it("says how many pictures seem to be missing from a series", async () => {
    const files = [1, 2, 3, 4, 5, 8, 9, 10].map((at) => picked(`IMG${at}`, picture(at)));
    const selection = await scan(files);
    expect(selection.studies[0]?.series[0]?.missing).toBe(2);
  });

  it("may be a ZIP of an old Windows program, with backslashes in its names", async () => {
    const selection = await scan([picked("scan.zip", await zipped({ "DICOM\\IMG1": picture(1) }))]);
    expect(selection.images).toBe(1);
  });

  it("stops when told to", async () => {
    await expect(scan([picked("a", picture(1))], undefined, AbortSignal.abort())).rejects.toThrow();
  });
});

const discs = resolve(import.meta.dirname, "../../../shared/dicom/discs");
const there = existsSync(discs);
if (!there) console.warn(`SKIPPED: the real discs at ${discs} are not there`);

const folder = async (name: string): Promise<PickedFile[]> => {
  const entries = readdirSync(`${discs}/${name}`, { recursive: true, withFileTypes: true }).filter((e) => e.isFile());
  return Promise.all(
    entries.map(async (entry) => {
      const path = `${entry.parentPath}/${entry.name}`;
      return { path: path.slice(discs.length + 1), file: await openAsBlob(path) };
    }),
  );
};

describe.skipIf(!there)("real discs", () => {
  it("give their pictures, and words for everything else", async () => {
    const selection = await scan(await folder("patient_cd_made_here"));
    const files = await folder("patient_cd_made_here");
    expect(
      selection.studies
        .flatMap(({ series }) => series)
        .map(({ images }) => images)
        .sort(),
    ).toEqual([16, 4].sort());
    expect(selection.discs).toMatchObject([{ absent: [] }]);
    expect(selection.papers.map(({ path }) => path)).toEqual(["patient_cd_made_here/REPORT/BEFUND.PDF"]);
    const outcomes = selection.images + selection.leftOut.length + selection.papers.length + selection.discs.length;
    expect(outcomes).toBe(files.length);
    expect(selection.leftOut.every(({ words }) => words.en.length > 5 && words.es.length > 5)).toBe(true);
  });

  it("are the same as their ZIP", async () => {
    const zip = new Blob([readFileSync(`${discs}/patient_cd_made_here.zip`)]);
    const [fromZip, fromFolder] = await Promise.all([
      scan([{ path: "cd.zip", file: zip }]),
      folder("patient_cd_made_here").then((files) => scan(files)),
    ]);
    expect([fromZip.images, fromZip.bytes]).toEqual([fromFolder.images, fromFolder.bytes]);
    expect(fromZip.discs).toMatchObject([{ absent: [] }]);
  });

  it("with reports and raw data among the pictures give the pictures", async () => {
    const selection = await scan(await folder("siemens_xa60_export"));
    expect(selection.studies.flatMap(({ series }) => series).every(({ modality }) => modality === "MR")).toBe(true);
    expect(selection.leftOut).toEqual([]); // its reports are offered as papers
    expect(selection.papers.length).toBeGreaterThan(0);
    expect(selection.discs[0]?.absent.length).toBeGreaterThan(0);
  });
});
