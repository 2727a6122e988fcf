import { existsSync, readFileSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { absentFiles, isDirectoryName, readDirectory } from "#lib/imaging/dicomdir.ts";
import { concatenate } from "#lib/imaging/concatenate.ts";
import { type Element, encode, specimen } from "#lib/imaging/specimen.ts";

const discs = resolve(import.meta.dirname, "../../../shared/dicom/discs");
const there = existsSync(discs);
const directoryOf = (path: string) => readDirectory(readFileSync(`${discs}/${path}`));
const filesBelow = (path: string) =>
  readdirSync(`${discs}/${path}`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(`${discs}/${path}/`.length));

type Row = { type: string; next?: number; lower?: number; own?: Element[] };

/** A DICOMDIR of these records, whose `next` and `lower` are places in the list. */
function directory(rows: readonly Row[]): Uint8Array {
  const write = (offsets: readonly number[]) => {
    const item = ({ type, next, lower, own = [] }: Row) => {
      const offset = (place = -1) => new Uint8Array(Uint32Array.of(place < 0 ? 0 : (offsets[place] ?? 7)).buffer);
      const elements: Element[] = [
        ["0004,1400", "UL", offset(next)],
        ["0004,1420", "UL", offset(lower)],
        ["0004,1430", "CS", type],
        ...own,
      ];
      return encode(["fffe,e000", "UN", concatenate(elements.map((element) => encode(element, false)))], true);
    };
    return rows.map(item);
  };
  const sizes = write([]).map(({ length }) => length);
  const sequence = (items: Uint8Array[]) =>
    specimen([["0004,1220", "SQ", concatenate(items)]], { pixels: false, transferSyntax: "1.2.840.10008.1.2.1" });
  const first = indexOf(sequence(write([])), [0xfe, 0xff, 0x00, 0xe0]);
  const offsets = sizes.map((_, at) => sizes.slice(0, at).reduce((sum, size) => sum + size, first));
  return sequence(write(offsets));
}

const indexOf = (bytes: Uint8Array, pattern: number[]): number =>
  bytes.findIndex((_, at) => pattern.every((byte, index) => bytes[at + index] === byte));

describe("a table of contents", () => {
  it("is known by its name", () => {
    expect(["DICOMDIR", "dicomdir", "DICOMDIR;1", "DICOMDIR.", "DICOMDIR.txt", "IMG1"].map(isDirectoryName)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  it("without records is damaged", async () => {
    await expect(readDirectory(specimen())).rejects.toMatchObject({ reason: "damaged" });
    await expect(readDirectory(new Uint8Array(10))).rejects.toMatchObject({ reason: "not_dicom" });
  });

  const patient = { type: "PATIENT" };
  const study: Row = { type: "STUDY", own: [["0020,000d", "UI", "1.2"]] };
  const series: Row = { type: "SERIES", own: [["0020,000e", "UI", "1.2.9"]] };
  const file = (type: string, path: string, uid: string): Row => ({
    type,
    own: [
      ["0004,1500", "CS", path],
      ["0004,1511", "UI", uid],
    ],
  });
  const [image, report] = [file("IMAGE", "A\\B", "1.2.9.1"), file("SR DOCUMENT", "..\\C", "1.2.9.2")];
  const instances = [
    { sopInstanceUid: "1.2.9.1", type: "IMAGE", file: "A/B" },
    { sopInstanceUid: "1.2.9.2", type: "SR DOCUMENT", file: null },
  ];
  const contents = [
    {
      uid: "1.2",
      date: null,
      description: "",
      series: [{ uid: "1.2.9", modality: "", number: null, instances }],
    },
  ];

  it("says of which study and series its files are, by offsets where the order is another", async () => {
    const rows = [
      { ...report, next: 2 },
      { ...series, lower: 0 },
      image,
      { ...study, lower: 1 },
      { ...patient, lower: 3 },
    ];
    const read = await readDirectory(directory(rows));
    expect(read).toMatchObject({ patients: 1, studies: 1, series: 1, files: ["A/B"] });
    expect(read.contents).toEqual([
      { ...contents[0], series: [{ ...contents[0]?.series[0], instances: instances.toReversed() }] },
    ]);
  });

  it.each([
    ["no offsets", [{}, {}, {}, {}, {}]],
    ["offsets in circles", [{ lower: 0 }, { lower: 2, next: 1 }, { lower: 3, next: 1 }, { next: 3 }, { next: 4 }]],
    ["offsets to nowhere", [{ lower: 99 }, { next: 99 }, {}, { next: 99 }, {}]],
  ])("with %s is read in its order", async (_, links) => {
    const rows = [patient, study, series, image, report].map((row, at) => ({ ...row, ...links[at] }));
    const read = await readDirectory(directory(rows));
    expect(read.contents).toEqual(contents);
  });

  it("is compared without regard to how a drive writes names", () => {
    const directory = { files: ["DICOM/IMG1", "DICOM/IMG2"], contents: [] };
    expect(absentFiles(directory, ["dicom/img1.", "readme.txt"])).toEqual(["DICOM/IMG2"]);
    expect(absentFiles(directory, ["DICOM/IMG1;1", "DICOM\\IMG2"])).toEqual([]);
  });

  it("is compared by what its files are, where whoever copied it gave them other names", async () => {
    const read = await readDirectory(directory([patient, study, series, image]));
    const uids = read.contents.flatMap((one) => one.series.flatMap(({ instances }) => instances));
    expect(read.files).toHaveLength(1);
    expect(absentFiles(read, ["IMG1.dcm"])).toEqual(read.files);
    expect(absentFiles(read, ["IMG1.dcm"], new Set(uids.map(({ sopInstanceUid }) => sopInstanceUid)))).toEqual([]);
  });
});

if (!there) console.warn(`SKIPPED: the real discs at ${discs} are not there`);

describe.skipIf(!there)("real discs", () => {
  it("list what is on them", async () => {
    const tiny = await directoryOf("pydicom_TINY_ALPHA/DICOMDIR");
    expect(tiny).toMatchObject({ patients: 1, studies: 1, series: 1 });
    expect(tiny.files).toHaveLength(50);
    expect(tiny.contents.map((study) => study.series.map(({ instances }) => instances.length))).toEqual([[50]]);
    expect(absentFiles(tiny, filesBelow("pydicom_TINY_ALPHA"))).toEqual([]);
    const disc = await directoryOf("patient_cd_made_here/DICOMDIR");
    expect(absentFiles(disc, filesBelow("patient_cd_made_here"))).toEqual([]);
  });

  it("tell what is missing", async () => {
    const disc = await directoryOf("siemens_xa60_export/DICOMDIR");
    expect(absentFiles(disc, filesBelow("siemens_xa60_export")).length).toBeGreaterThan(0);
  });

  it("are read without VRs too, and refused when cut off", async () => {
    expect((await directoryOf("dicomdir_variants/DICOMDIR-implicit")).files.length).toBeGreaterThan(10);
    await expect(directoryOf("dicomdir_variants/DICOMDIR-nooffset")).rejects.toMatchObject({ reason: "truncated" });
  });
});
