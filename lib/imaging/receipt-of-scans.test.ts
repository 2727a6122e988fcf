import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parseFile } from "#lib/imaging/dataset.ts";
import { demandImage, DicomError, readDicom } from "#lib/imaging/dicom.ts";
import type { DicomHeader } from "#lib/imaging/dicom.ts";
import { readFields } from "#lib/imaging/fields.ts";
import { groupStudies } from "#lib/imaging/grouping.ts";
import { patientReceipt, staffReceipt } from "#lib/imaging/receipt-words.ts";
import { receiptOf } from "#lib/imaging/receipt.ts";
import type { Promised, Receipt } from "#lib/imaging/receipt.ts";

const english = (receipt: Receipt): string[] => patientReceipt(receipt).map(({ en }) => en);

const shelf = resolve(import.meta.dirname, "../../../shared/dicom");
const there = existsSync(shelf);
if (!there) console.warn(`SKIPPED: the real scans at ${shelf} are not there`);

type Hashed = DicomHeader & { sha256: string };

/** The pictures below a folder, and their headers where there is none to see. */
async function read(folder: string): Promise<{ pictures: Hashed[]; withoutPicture: DicomHeader[] }> {
  const files = readdirSync(`${shelf}/${folder}`, { recursive: true, withFileTypes: true }).filter((one) =>
    one.isFile(),
  );
  const pictures: Hashed[] = [];
  const withoutPicture: DicomHeader[] = [];
  for (const { parentPath, name } of files) {
    const bytes = new Uint8Array(readFileSync(`${parentPath}/${name}`));
    const header = await readDicom(bytes).catch(() => null);
    if (!header) continue;
    try {
      demandImage(header);
      pictures.push({ ...header, sha256: createHash("sha256").update(bytes).digest("hex") });
    } catch (error) {
      if (error instanceof DicomError) withoutPicture.push(header);
    }
  }
  return { pictures, withoutPicture };
}

const told = (headers: readonly Hashed[]): string[] =>
  groupStudies(headers).flatMap(({ series }) =>
    series.flatMap(({ number, stacks }) =>
      stacks.map(({ label, kind, slices, spacing, even }) =>
        [`${number ?? ""}: ${label}`, kind, slices.length, spacing?.toFixed(2) ?? "", even ? "even" : ""].join(" | "),
      ),
    ),
  );

/** What a DICOMDIR lists, its records read in the order in which they stand: parents before children. */
async function listOf(folder: string): Promise<Promised> {
  const file = await parseFile(new Uint8Array(readFileSync(`${shelf}/${folder}/DICOMDIR`)), false);
  if (typeof file === "string") throw new Error(file);
  type Series = { uid: string; modality: string; instances: string[] };
  const studies: { uid: string; series: Series[] }[] = [];
  for (const record of readFields(file.body).items("x00041220")) {
    const study = studies.at(-1);
    if (record.text("x00041430") === "STUDY") studies.push({ uid: record.uid("x0020000d"), series: [] });
    else if (record.text("x00041430") === "SERIES")
      study?.series.push({ uid: record.uid("x0020000e"), modality: record.text("x00080060"), instances: [] });
    else study?.series.at(-1)?.instances.push(record.uid("x00041511"));
  }
  return { studies };
}

const bold = (series: number, times: number): string[] =>
  Array.from({ length: times }, (_, at) => `${series}: Coronal, time ${at + 1} | time_series | 10 | 2.00 | even`);

describe.skipIf(!there)("real scans", () => {
  it.each<[string, string[], string]>([
    [
      "series/ct_abdomen_lumbar_CRLM-1004",
      ["2: Axial | stack | 41 | 5.00 | even"],
      "1 set of pictures arrived, 41 in all.",
    ],
    [
      "series/mr_ax_t2_lumbar_level_CMB-a",
      ["901: Axial | stack | 10 | 8.00 | even"],
      "1 set of pictures arrived, 10 in all.",
    ],
    ["series/mr_sag_t1_brain_HFS", ["3: Sagittal | stack | 35 | 4.80 | even"], "1 set of pictures arrived, 35 in all."],
    ["series_faulty/gantrytilting", ["4: Axial | stack | 4 | 4.85 | even"], "1 set of pictures arrived, 4 in all."],
    ["series_compressed/mr_j2k", ["4: Sagittal | stack | 4 | 1.00 | even"], "1 set of pictures arrived, 4 in all."],
    [
      "series_compressed",
      ["4: Sagittal, copy 1 | stack | 4 | 1.00 | even", "4: Sagittal, copy 2 | stack | 4 | 1.00 | even"],
      "1 set of pictures arrived, 8 in all.",
    ],
    [
      "multiframe",
      [
        "6: Axial, time 1 | time_series | 6 | 2.40 | even",
        "6: Axial, time 2 | time_series | 6 | 2.40 | even",
        "501: Axial, b 0 | stack | 8 | 2.70 | even",
        "501: Axial, b 1300, copy 1 | stack | 8 | 2.70 | even",
        "501: Axial, b 1300, copy 2 | stack | 8 | 2.70 | even",
        "501: Axial, b 1300, copy 3 | stack | 8 | 2.70 | even",
        "301: Pictures 1 | stack | 10 |  | ",
        "301: Pictures 2 | stack | 10 |  | ",
      ],
      "3 sets of pictures arrived, 64 in all.",
    ],
    [
      "discs/patient_cd_made_here",
      ["602: Axial | stack | 16 | 7.00 | even", "901: Axial | stack | 4 | 8.00 | even"],
      "2 sets of pictures arrived, 20 in all.",
    ],
    [
      "discs/siemens_xa60_export",
      [...bold(2, 3), ...bold(4, 3), ...bold(6, 3), ...bold(8, 3), ...bold(10, 2)],
      "5 sets of pictures arrived, 140 in all.",
    ],
    ["discs/pydicom_TINY_ALPHA", [], "No pictures have arrived."],
  ])("%s", async (folder, stacks, words) => {
    const { pictures } = await read(folder);
    expect(told(pictures)).toEqual(stacks);
    expect(told(pictures.toReversed())).toEqual(stacks);
    expect(english(receiptOf({ pictures }))).toEqual([words]);
  });

  it("whose disc lists them all are complete, and miss exactly what is taken away", async () => {
    const { pictures } = await read("discs/patient_cd_made_here");
    const discs = [await listOf("discs/patient_cd_made_here")];
    expect(english(receiptOf({ pictures, discs }))).toEqual(["Your disc lists 2 sets; all 2 arrived, 20 pictures."]);
    const left = pictures.filter(({ instance }) => instance.number !== 55 && instance.number !== 56);
    const receipt = receiptOf({ pictures: left, discs });
    expect(receipt.studies[0]?.series.map(({ listed, arrived, absent }) => [listed, arrived, absent.length])).toEqual([
      [16, 14, 2],
      [4, 4, 0],
    ]);
    expect(staffReceipt(receipt)[0]).toMatch(
      /^Series 602 ‘ADC’: 14 of 16 instances listed in DICOMDIR arrived; missing SOP Instance UIDs [\d., ]+; Axial: 14, spacing 7 mm, positions -33→-54 mm, instance numbers 54→57: 2 slices missing$/,
    );
    expect(english(receiptOf({ pictures: left }))[1]).toBe("One set has a gap of 2 pictures.");
  });

  it("whose disc lists more than it holds are missed exactly, and its reports are not", async () => {
    const folder = "discs/siemens_xa60_export";
    const { pictures, withoutPicture } = await read(folder);
    const refused = withoutPicture.map(({ sopInstanceUid }) => ({ reason: "no_pixels", words: "", sopInstanceUid }));
    const receipt = receiptOf({ pictures, discs: [await listOf(folder)], refused });
    const series = receipt.studies[0]?.series ?? [];
    expect(series.map(({ number, listed, arrived, absent }) => [number, listed, arrived, absent.length])).toEqual([
      [2, 3, 3, 0],
      [4, 3, 3, 0],
      [6, 3, 3, 0],
      [8, 3, 3, 0],
      [10, 3, 2, 1],
    ]);
    // dcmdump counts the same: of 60 files listed, 33 are not on this disc.
    expect(receipt.absentSeries.map(({ absent }) => absent.length).sort()).toEqual([1, 3, 7, 7, 7, 7]);
    expect(english(receipt)).toEqual([
      "Your disc lists 11 sets; 5 of them arrived, 140 pictures.",
      "6 sets with 32 pictures did not arrive.",
      "1 picture that your disc lists did not arrive.",
      "Choose the whole disc again. We keep what we have, and only the rest is sent.",
    ]);
  });
});
