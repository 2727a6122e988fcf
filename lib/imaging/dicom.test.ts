import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DicomError, demandImage, readDicom } from "#lib/imaging/dicom.ts";
import type { DicomHeader, DicomReason } from "#lib/imaging/dicom.ts";
import { concatenate } from "#lib/imaging/concatenate.ts";
import { encode, type Element, specimen } from "#lib/imaging/specimen.ts";

const shelf = `${import.meta.dirname}/../../../shared/dicom`;
const there = existsSync(`${shelf}/MANIFEST.tsv`);

const reasonOf = (failure: unknown): DicomReason => {
  if (failure instanceof DicomError) return failure.reason;
  throw failure;
};

const picture: readonly Element[] = [
  ["0028,0010", "US", 4],
  ["0028,0011", "US", 4],
  ["0028,0100", "US", 16],
];

const identity = encode(["0008,0018", "UI", "1.2.3.4.5"], false);
const series = encode(["0020,000e", "UI", "1.2.3.4"], false);

const fractions = specimen([["7fe0,0008", "OF", new Uint8Array(64)]], {
  transferSyntax: "1.2.840.10008.1.2",
  pixels: false,
});

const sequence = (tag: string, items: readonly Uint8Array[]): Uint8Array =>
  encode([tag, "SQ", concatenate(items.map((item) => encode(["fffe,e000", "UN", item], true)))], false);

const outcome = (bytes: Uint8Array): Promise<DicomHeader | DicomReason> => readDicom(bytes).catch(reasonOf);

const imageOutcome = async (bytes: Uint8Array): Promise<DicomReason | "image"> => {
  try {
    demandImage(await readDicom(bytes));
    return "image";
  } catch (failure) {
    return reasonOf(failure);
  }
};

/** Real headers by prefix, the way the uploader reads them. */
const byPrefix = async (bytes: Uint8Array, first = 65_536): Promise<DicomHeader> => {
  for (let length = first; ; length *= 8) {
    try {
      return await readDicom(bytes.subarray(0, length), { headerOnly: true, size: bytes.length });
    } catch (failure) {
      if (reasonOf(failure) !== "need_more" || length >= bytes.length) throw failure;
    }
  }
};

describe("a DICOM header", () => {
  it("tells who, what and how", async () => {
    const header = await readDicom(
      specimen([
        ["0010,0030", "DA", "19500701"],
        ["0018,0081", "DS", " 12.5 "],
        ["0020,0032", "DS", "1\\-2.5\\3e1"],
        ["0020,0037", "DS", "1\\0\\0\\0\\1\\0"],
        ["0028,0030", "DS", "0.5\\0.25"],
        ["0028,1050", "DS", "40\\400"],
      ]),
    );
    expect(header).toMatchObject({
      sopInstanceUid: "1.2.3.4.5",
      modality: "MR",
      patient: { name: "Test^Person", birthDate: "1950-07-01", sex: "" },
      study: { date: "2024-02-29" },
      instance: {
        rows: 4,
        echoTime: 12.5,
        imagePosition: [1, -2.5, 30],
        pixelSpacing: [0.5, 0.25],
        windowCenter: [40, 400],
        highBit: null,
      },
      hasPixelData: true,
      pixelDataLength: 32,
    });
    demandImage(header);
  });

  it("finds the pixels where they are", async () => {
    const bytes = specimen();
    expect((await readDicom(bytes)).pixelDataOffset).toBe(bytes.length - 32);
  });

  it.each([
    ["implicit, without preamble", specimen([], { transferSyntax: "1.2.840.10008.1.2", meta: false })],
    ["explicit, without preamble", specimen([], { meta: false })],
    ["with only a meta group", specimen().subarray(132)],
    [
      "with a web page before it",
      concatenate([new TextEncoder().encode("<html>".padEnd(128)), specimen().subarray(128)]),
    ],
  ])("is read %s", async (_, bytes) => {
    expect((await readDicom(bytes)).patient.name).toBe("Test^Person");
  });

  it("is read as it is written, where another encoding is declared", async () => {
    const [explicit, implicit] = ["1.2.840.10008.1.2.1", "1.2.840.10008.1.2"].map((transferSyntax) =>
      specimen([["0018,0050", "DS", "4"]], { transferSyntax }),
    ) as [Uint8Array, Uint8Array];
    const bodyAt = (file: Uint8Array) => 132 + 8 + (file[138] ?? 0);
    const mixed = (head: Uint8Array, body: Uint8Array) =>
      concatenate([head.subarray(0, bodyAt(head)), body.subarray(bodyAt(body))]);
    expect(await readDicom(mixed(explicit, implicit))).toMatchObject({
      patient: { name: "Test^Person" },
      instance: { sliceThickness: 4 },
    });
    expect((await readDicom(mixed(implicit, explicit))).patient.name).toBe("Test^Person");
    // A declared compression stands: it says nothing of how the elements are written.
    const jpeg = specimen([], { transferSyntax: "1.2.840.10008.1.2.4.50" });
    expect(await readDicom(mixed(jpeg, implicit))).toMatchObject({
      patient: { name: "Test^Person" },
      transferSyntax: "1.2.840.10008.1.2.4.50",
    });
  });

  it("may say that it has no frames, and is one", async () => {
    expect((await readDicom(specimen([["0028,0008", "IS", "0"]]))).instance.frames).toBe(1);
  });

  it("may have a comma in its numbers, and say some of its measures for the whole and some for its frames", async () => {
    const measures = sequence("0028,9110", [encode(["0018,0050", "DS", "5"], false)]);
    const shared = sequence("5200,9229", [measures]);
    const file = concatenate([specimen([["0028,0030", "DS", "0,5\\0,25"]], { pixels: false }), shared]);
    expect((await readDicom(file)).instance).toMatchObject({ pixelSpacing: [0.5, 0.25], sliceThickness: 5 });
  });

  it("is read past extended offset tables, whose VR the parser does not know", async () => {
    const table = encode(["7fe0,0001", "OV", new Uint8Array(16)], false);
    const whole = specimen();
    const pixels = whole.length - 44;
    const bytes = concatenate([whole.subarray(0, pixels), table, whole.subarray(pixels)]);
    expect(await readDicom(bytes)).toMatchObject({ hasPixelData: true, pixelDataOffset: bytes.length - 32 });
  });

  it("is read past numbers of 64 bits, and past VRs that nobody knows", async () => {
    const wide = encode(["0008,040c", "UN", new Uint8Array(8)], false);
    wide.set(new TextEncoder().encode("UV"), 4);
    const short = (vr: string) => encode(["0009,1001", vr, "ab"], false);
    const [head, name] = [specimen([], { pixels: false }), encode(["0010,0010", "PN", "Wide^Number"], false)];
    for (const element of [wide, short("ZZ"), short("??")]) {
      const bytes = concatenate([head.subarray(0, 132 + 28), identity, element, name, series]);
      expect(await readDicom(bytes)).toMatchObject({ patient: { name: "Wide^Number" }, seriesInstanceUid: "1.2.3.4" });
    }
  });

  it("belongs to fewer frames than it promises when a fragment of the pixels is missing", async () => {
    const fragment = (length: number) => encode(["fffe,e000", "UN", new Uint8Array(length)], true);
    const film = (frames: string, ...items: Uint8Array[]) =>
      concatenate([
        specimen([["0028,0008", "IS", frames], ...picture], {
          pixels: false,
          transferSyntax: "1.2.840.10008.1.2.4.90",
        }),
        Uint8Array.of(0xe0, 0x7f, 0x10, 0x00, 0x4f, 0x42, 0, 0, 0xff, 0xff, 0xff, 0xff),
        ...items,
      ]);
    const three = film("3", fragment(0), fragment(10), fragment(20), fragment(30));
    expect(await imageOutcome(three)).toBe("image");
    expect(await imageOutcome(three.subarray(0, -38))).toBe("truncated");
    expect(await imageOutcome(three.subarray(0, -1))).toBe("truncated");
    const boast = film("2000000000", fragment(0), fragment(10));
    expect(await imageOutcome(boast)).toBe("truncated");
    await expect(readDicom(boast, { headerOnly: true, size: 100_000_000 })).rejects.toMatchObject({
      reason: "damaged",
    });
  });

  it("says when a picture has no name of its own; to which scan it belongs can be guessed", async () => {
    expect(await imageOutcome(specimen([["0008,0018", "UI", ""]]))).toBe("unnamed");
    for (const tag of ["0020,000d", "0020,000e"]) expect(await imageOutcome(specimen([[tag, "UI", ""]]))).toBe("image");
  });

  it("tells the frames of an enhanced image apart by their functional groups", async () => {
    const group = (tag: string, inner: Uint8Array) => sequence(tag, [inner]);
    const frame = (b: number, z: number) =>
      concatenate([
        group("0018,9117", encode(["0018,9087", "FD", new Uint8Array(Float64Array.of(b).buffer)], false)),
        group("0020,9113", encode(["0020,0032", "DS", `0\\0\\${z}`], false)),
      ]);
    const frames = sequence("5200,9230", [frame(0, 1), frame(800, 1)]);
    const file = concatenate([specimen([["0028,0008", "IS", "2"]], { pixels: false }), frames]);
    const { instance } = await readDicom(file);
    expect(instance.frameGroups).toMatchObject([
      { bValue: 0, position: [0, 0, 1] },
      { bValue: 800, position: [0, 0, 1] },
    ]);
  });

  it("never ends in half a character", async () => {
    const name = `${"x".repeat(1023)}\u{1f600}`;
    const { study } = await readDicom(
      specimen([
        ["0008,0005", "CS", "ISO_IR 192"],
        ["0008,1030", "LO", name],
      ]),
    );
    expect(study.description).toBe("x".repeat(1023));
  });

  it("bounds text and drops what is no number or date", async () => {
    const header = await readDicom(
      specimen([
        ["0008,0020", "DA", "20230230"],
        ["0008,1030", "LO", `a\u0007b${"x".repeat(5000)}`],
        ["0018,0081", "DS", "NaN"],
        ["0020,0032", "DS", "1\\2"],
      ]),
    );
    expect(header.study.date).toBeNull();
    expect(header.study.description).toHaveLength(1024);
    expect(header.study.description.startsWith("a bxx")).toBe(true);
    expect(header.instance.echoTime).toBeNull();
    expect(header.instance.imagePosition).toBeNull();
  });

  it.each<[string, Uint8Array, DicomReason]>([
    ["nothing", new Uint8Array(), "empty"],
    ["text", new TextEncoder().encode("Dear patient, this is a letter"), "not_dicom"],
    ["a private transfer syntax", specimen([], { transferSyntax: "1.2.3.4" }), "unsupported"],
    ["pixels that are fractions", fractions, "unsupported"],
    ["a UID that is a path", specimen([["0020,000d", "UI", "../../etc"]]), "damaged"],
    ["a UID of 66 digits", specimen([["0020,000e", "UI", "1".repeat(66)]]), "damaged"],
    ["more rows than pixels", specimen([["0028,0010", "US", 65535]]), "damaged"],
    ["pixels cut off", specimen().subarray(0, -10), "truncated"],
    ["a header cut off", specimen().subarray(0, 200), "truncated"],
    ["a table of contents", specimen([["0008,0016", "UI", "1.2.840.10008.1.3.10"]]), "directory"],
  ])("refuses %s", async (_, bytes, reason) => {
    expect(await outcome(bytes)).toBe(reason);
  });

  it("asks for more of a long header, and only when there is more", async () => {
    const bytes = specimen([["0009,1001", "OB", new Uint8Array(100_000)]]);
    await expect(readDicom(bytes.subarray(0, 65_536), { headerOnly: true, size: bytes.length })).rejects.toMatchObject({
      reason: "need_more",
    });
    expect((await byPrefix(bytes)).modality).toBe("MR");
  });

  it("of a million tiny elements is refused soon", async () => {
    const count = 1_000_000;
    const view = new DataView(new ArrayBuffer(count * 8));
    for (let index = 0; index < count; index++) {
      view.setUint16(index * 8, 9 + 2 * (index >> 16), true);
      view.setUint16(index * 8 + 2, index & 0xffff, true);
      view.setUint16(index * 8 + 4, 0x4f4c, true);
    }
    const bytes = concatenate([specimen([], { pixels: false }), new Uint8Array(view.buffer)]);
    expect(await outcome(bytes)).toBe("damaged");
  });

  it("is never a crash, whatever is done to the bytes", async () => {
    const seed = specimen([["0008,1140", "SQ", encode(["fffe,e000", "UN", new Uint8Array(40)], true)]]);
    const mutated = fc
      .array(fc.tuple(fc.nat(seed.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 })
      .map((changes) => changes.reduce((bytes, [at, value]) => bytes.with(at, value), seed));
    await fc.assert(
      fc.asyncProperty(fc.oneof(mutated, fc.uint8Array({ maxLength: 400 })), async (bytes) => {
        await outcome(bytes);
        await readDicom(bytes, { headerOnly: true, size: bytes.length + 1 }).catch(reasonOf);
      }),
      { numRuns: 1500 },
    );
  });
});

type Row = { path: string; modality: string; syntax: string; notes: string };

const rows: Row[] = there
  ? readFileSync(`${shelf}/MANIFEST.tsv`, "utf8")
      .split("\n")
      .slice(1)
      .map((line) => line.split("\t"))
      .map(([path = "", , , modality = "", syntax = "", notes = ""]) => ({ path, modality, syntax, notes }))
      .filter(({ path }) => path !== "")
  : [];
const read = (path: string): Uint8Array => readFileSync(`${shelf}/${path}`);
const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

if (!there) console.warn(`SKIPPED: the real files at ${shelf} are not there`);

describe.skipIf(!there)("real files", () => {
  const described = rows.filter(
    ({ path, syntax }) => !path.startsWith("nasty") && syntax.includes("1.2.840") && !path.includes("DICOMDIR"),
  );

  it.each(described)("$path is what it is known to be", async ({ path, modality, syntax, notes }) => {
    const header = await byPrefix(read(path));
    expect(syntax).toContain(`(${header.transferSyntax})`);
    if (modality !== "-") expect(header.modality).toBe(modality);
    // Compared as digests, so that a failing test prints no name.
    const name = /name='([^']*)'/.exec(notes)?.[1];
    if (name) expect(digest(header.patient.name)).toBe(digest(name));
    const size = /pixels=\w+; (\d+)x(\d+)/.exec(notes);
    if (size) expect([header.instance.rows, header.instance.columns]).toEqual([Number(size[1]), Number(size[2])]);
    const frames = /frames=(\d+)\b/.exec(notes);
    if (frames) expect(header.instance.frames).toBe(Number(frames[1]));
    const pixels = /pixels=(yes|no)/.exec(notes);
    if (pixels) expect(header.hasPixelData).toBe(pixels[1] === "yes");
  });

  it("gives the same header from a prefix as from the whole file", async () => {
    for (const { path } of described.filter((_, index) => index % 7 === 0)) {
      const bytes = read(path);
      expect(await readDicom(bytes)).toEqual(await byPrefix(bytes, 4096));
    }
  });

  it("gives each frame of an enhanced image its place", async () => {
    const { instance } = await byPrefix(read("multiframe/enh_mr_siemens_xa10_6_1.dcm"));
    expect(instance.framePositions).toHaveLength(6);
    expect(instance.imageOrientation).toHaveLength(6);
    expect(instance.pixelSpacing).toHaveLength(2);
  });

  const syntaxes = rows.filter(({ path, syntax }) => path.startsWith("transfer_syntax/CT_") && syntax !== "-");

  it.each(syntaxes)("$path is told from its own first half", async ({ path }) => {
    const bytes = read(path);
    expect(await imageOutcome(bytes)).toBe("image");
    expect(await imageOutcome(concatenate([bytes, new Uint8Array(2)]))).toBe("image");
    for (const part of [0.5, 0.9])
      expect(await imageOutcome(bytes.subarray(0, Math.floor(part * bytes.length)))).toBe("truncated");
  });

  const nasty = rows.filter(({ path }) => path.startsWith("nasty"));

  it.each(nasty)("$path gives a header or a reason, and soon", async ({ path }) => {
    const bytes = read(path);
    const began = performance.now();
    await outcome(bytes);
    await byPrefix(bytes).catch(reasonOf);
    expect(performance.now() - began).toBeLessThan(1000);
  });

  it.each<[string, DicomReason | "image"]>([
    ["nasty/pydicom_MR_small_padded.dcm", "image"],
    ["nasty/pydicom_JPEG2000-embedded-sequence-delimiter.dcm", "image"],
    ["nasty/pydicom_MR_truncated.dcm", "truncated"],
    ["nasty/fodicom_GH177_D_CLUNIE_CT1_IVRLE_BigEndian_undefined_length.dcm", "damaged"],
    ["nasty/dcm4che_no_preamble_dicm_in_data", "no_pixels"],
    ["nasty_made_here/mz_preamble.dcm", "image"],
    ["nasty_made_here/xss_names.dcm", "image"],
    ["nasty_made_here/group_length_too_big.dcm", "image"],
    ["nasty_made_here/dup_sop_other_content.dcm", "image"],
    ["nasty_made_here/no_pixel_data.dcm", "no_pixels"],
    ["nasty_made_here/nested_5000.dcm", "damaged"],
    ["nasty_made_here/rows_65535.dcm", "damaged"],
    ["nasty_made_here/uid_path_traversal.dcm", "damaged"],
    ["nasty_made_here/huge_element_length.dcm", "truncated"],
    ["nasty_made_here/truncated_half.dcm", "truncated"],
    ["nasty_made_here/random_bytes.dcm", "not_dicom"],
    ["nasty_made_here/text_named.dcm", "not_dicom"],
    ["nasty_made_here/zero_length.dcm", "empty"],
    ["discs/patient_cd_made_here/DICOMDIR", "directory"],
  ])("%s: %s", async (path, expected) => {
    expect(await imageOutcome(read(path))).toBe(expected);
  });
});
