import { existsSync, readFileSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { absentFiles, isDirectoryName, readDirectory } from "#lib/imaging/dicomdir.ts";
import { specimen } from "#lib/imaging/specimen.ts";

const discs = resolve(import.meta.dirname, "../../../shared/dicom/discs");
const there = existsSync(discs);
const directoryOf = (path: string) => readDirectory(readFileSync(`${discs}/${path}`));
const filesBelow = (path: string) =>
  readdirSync(`${discs}/${path}`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(`${discs}/${path}/`.length));

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

  it("is compared without regard to how a drive writes names", () => {
    const directory = { patients: 1, studies: 1, series: 1, files: ["DICOM/IMG1", "DICOM/IMG2"] };
    expect(absentFiles(directory, ["dicom/img1.", "readme.txt"])).toEqual(["DICOM/IMG2"]);
    expect(absentFiles(directory, ["DICOM/IMG1;1", "DICOM\\IMG2"])).toEqual([]);
  });
});

if (!there) console.warn(`SKIPPED: the real discs at ${discs} are not there`);

describe.skipIf(!there)("real discs", () => {
  it("list what is on them", async () => {
    const tiny = await directoryOf("pydicom_TINY_ALPHA/DICOMDIR");
    expect(tiny).toMatchObject({ patients: 1, studies: 1, series: 1 });
    expect(tiny.files).toHaveLength(50);
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
