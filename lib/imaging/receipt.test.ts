import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDicom } from "#lib/imaging/dicom.ts";
import type { DicomHeader } from "#lib/imaging/dicom.ts";
import { patientReceipt, staffReceipt } from "#lib/imaging/receipt-words.ts";
import { receiptOf } from "#lib/imaging/receipt.ts";
import type { Promised, Receipt } from "#lib/imaging/receipt.ts";
import { specimen } from "#lib/imaging/specimen.ts";

const english = (receipt: Receipt): string[] => patientReceipt(receipt).map(({ en }) => en);

const slice = (series: number, at: number): Promise<DicomHeader> =>
  readDicom(
    specimen([
      ["0008,0018", "UI", `1.2.${series}.${at}`],
      ["0008,103e", "LO", series === 5 ? "T2 sag" : ""],
      ["0020,000e", "UI", `1.2.${series}`],
      ["0020,0011", "IS", String(series)],
      ["0020,0013", "IS", String(at)],
      ["0020,0032", "DS", `${(at * 3.4).toFixed(1)}\\0\\0`],
      ["0020,0037", "DS", "0\\1\\0\\0\\0\\-1"],
    ]),
  );
const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);
const slices = (series: number, of: readonly number[]) => Promise.all(of.map((at) => slice(series, at)));
const disc = (...series: { uid: number; count: number; modality?: string }[]): Promised => ({
  studies: [
    {
      uid: "1.2.3",
      series: series.map(({ uid, count, modality = "MR" }) => ({
        uid: `1.2.${uid}`,
        modality,
        instances: numbers(count).map((at) => `1.2.${uid}.${at}`),
      })),
    },
  ],
});

describe("a receipt", () => {
  it("says little where all is well", async () => {
    const pictures = [...(await slices(5, numbers(15))), ...(await slices(6, numbers(12)))];
    const receipt = receiptOf({ pictures, discs: [disc({ uid: 5, count: 15 }, { uid: 6, count: 12 })] });
    expect(english(receipt)).toEqual(["Your disc lists 2 sets; all 2 arrived, 27 pictures."]);
    expect(staffReceipt(receipt)).toEqual([
      "Series 5 ‘T2 sag’: 15 of 15 instances listed in DICOMDIR arrived; Sagittal: 15, spacing 3.4 mm",
      "Series 6: 12 of 12 instances listed in DICOMDIR arrived; Sagittal: 12, spacing 3.4 mm",
    ]);
    expect(english(receiptOf({ pictures }))).toEqual(["2 sets of pictures arrived, 27 in all."]);
  });

  it("is told in Spanish too", async () => {
    const pictures = [...(await slices(5, [1, 2, 3, 4, 8, 9])), ...(await slices(6, numbers(12)))];
    const cut = { reason: "truncated", words: "This picture is cut off: part of the file is missing" };
    const told = patientReceipt(receiptOf({ pictures, refused: [cut] })).map(({ es }) => es);
    expect(told).toEqual([
      "Llegaron 2 grupos de imágenes, 18 en total.",
      "En un grupo faltan 3 imágenes.",
      "No se pudo usar 1 archivo. Esta imagen está cortada: falta una parte del archivo.",
    ]);
    const discs = [disc({ uid: 5, count: 9 }, { uid: 6, count: 12 }, { uid: 7, count: 1 })];
    expect(patientReceipt(receiptOf({ pictures, discs })).map(({ es }) => es)).toEqual([
      "Su disco indica 3 grupos; llegaron 2, 18 imágenes.",
      "No llegó un grupo con 1 imagen.",
      "No llegaron 3 imágenes que su disco indica.",
      "Elija otra vez el disco completo. Guardamos lo que ya tenemos y solo se envía lo que falta.",
    ]);
  });

  it("names what the disc lists and did not arrive, and does not miss it twice", async () => {
    const pictures = await slices(
      5,
      numbers(15).filter((at) => at !== 11),
    );
    const receipt = receiptOf({ pictures, discs: [disc({ uid: 5, count: 15 }, { uid: 6, count: 12 })] });
    expect(english(receipt)).toEqual([
      "Your disc lists 2 sets; 1 of them arrived, 14 pictures.",
      "One set with 12 pictures did not arrive.",
      "1 picture that your disc lists did not arrive.",
      "Choose the whole disc again. We keep what we have, and only the rest is sent.",
    ]);
    expect(staffReceipt(receipt)).toEqual([
      "Series 5 ‘T2 sag’: 14 of 15 instances listed in DICOMDIR arrived; missing SOP Instance UIDs 1.2.5.11; Sagittal: 14, spacing 3.4 mm, positions -34→-40.8 mm, instance numbers 10→12: 1 slice missing",
      "Series 1.2.6 (MR): listed in DICOMDIR, none of 12 instances arrived",
    ]);
  });

  it("tells a gap that the disc itself has", async () => {
    const pictures = await slices(
      5,
      numbers(15).filter((at) => at < 6 || at > 8),
    );
    const words = english(receiptOf({ pictures, discs: [] }));
    expect(words).toEqual(["1 set of pictures arrived, 12 in all.", "One set has a gap of 3 pictures."]);
  });

  it("misses no report, nothing refused and nothing twice there", async () => {
    const pictures = await slices(5, numbers(8));
    const refused = [
      { reason: "no_pixels", words: "This file belongs to a scan but holds no picture", sopInstanceUid: "1.2.7.1" },
      { reason: "truncated", words: "This picture is cut off: part of the file is missing", sopInstanceUid: "1.2.5.9" },
    ];
    const list = disc({ uid: 5, count: 9 }, { uid: 7, count: 1 }, { uid: 99, count: 3, modality: "SR" });
    const receipt = receiptOf({ pictures, discs: [list, list], refused, duplicates: 2 });
    expect(receipt.studies[0]?.series[0]).toMatchObject({ listed: 9, arrived: 8, absent: [], refused: 1, missing: 0 });
    expect(english(receipt)).toEqual([
      "Your disc lists 1 set; it arrived, 8 pictures.",
      "1 file could not be used. This picture is cut off: part of the file is missing.",
    ]);
    expect(staffReceipt(receipt)).toEqual([
      "Series 5 ‘T2 sag’: 8 of 9 instances listed in DICOMDIR arrived; 1 refused; Sagittal: 8, spacing 3.4 mm",
      "Refused: 1 file: This file belongs to a scan but holds no picture",
      "Refused: 1 file: This picture is cut off: part of the file is missing",
      "Duplicates, stored once: 2 files",
    ]);
  });

  it("passes over a list that was made for other files", async () => {
    const receipt = receiptOf({ pictures: await slices(5, numbers(8)), discs: [disc({ uid: 8, count: 20 })] });
    expect(english(receipt)).toEqual(["1 set of pictures arrived, 8 in all."]);
    expect(staffReceipt(receipt).at(-1)).toBe("1 DICOMDIR lists none of the files that came with it");
  });

  it("counts the same bytes once, and keeps pictures that share a UID", async () => {
    const pictures = (await slices(5, numbers(8))).map((one, at) => ({ ...one, sha256: `${at}` }));
    const [first] = pictures;
    const twins = first ? [{ ...first }, { ...first, sha256: "other" }] : [];
    const receipt = receiptOf({ pictures: [...pictures, ...twins], discs: [disc({ uid: 5, count: 8 })] });
    expect(receipt).toMatchObject({ duplicates: 1, sharedUids: ["1.2.5.1"] });
    expect(receipt.studies[0]?.series[0]).toMatchObject({ listed: 8, arrived: 9, absent: [], missing: 0 });
  });

  it("is the same in whatever order things come", async () => {
    const pictures = [...(await slices(5, [1, 2, 3, 4, 7, 8, 9, 10])), ...(await slices(6, numbers(6)))];
    const discs = [disc({ uid: 5, count: 11 }), disc({ uid: 6, count: 6 }, { uid: 9, count: 2 })];
    const whole = receiptOf({ pictures, discs });
    fc.assert(
      fc.property(
        fc.shuffledSubarray(pictures, { minLength: pictures.length }),
        fc.shuffledSubarray(discs, { minLength: 2 }),
        (shuffled, turned) => {
          expect(receiptOf({ pictures: shuffled, discs: turned })).toEqual(whole);
        },
      ),
      { numRuns: 30 },
    );
  });
});
