import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseFile } from "#lib/imaging/dataset.ts";
import { readDirectory } from "#lib/imaging/dicomdir.ts";
import { specimen } from "#lib/imaging/specimen.ts";
import { lookAt } from "./look-at.ts";
import { sampleDisc } from "./sample-disc.ts";

const folder = (): string => mkdtempSync(join(tmpdir(), "foramen-disc-"));

const image = (uid: string, more: Parameters<typeof specimen>[0] = [], options?: Parameters<typeof specimen>[1]) =>
  specimen([["0008,0018", "UI", uid], ...more], options);

/** As a disc's own software writes them: with the whole of the meta header. */
const whole = async (uid: string, more: Parameters<typeof specimen>[0] = []): Promise<Uint8Array> => {
  const bare = image(uid, more, { meta: false });
  const { head } = await lookAt(bare, { path: [], whole: true, marked: new Set() });
  return Buffer.concat([head ?? Buffer.of(), bare]);
};

test("a file lies where the directory says, once, under its patient, study and series", async () => {
  const disc = folder();
  const files = [
    await whole("1.2.3.1"),
    await whole("1.2.3.2", [["0020,000e", "UI", "1.2.3.9"]]),
    await whole("1.2.3.3", [
      ["0020,000d", "UI", "1.2.8"],
      ["0010,0020", "LO", "OTHER"],
    ]),
    await whole("1.2.3.1", [["0008,103e", "LO", "twice"]]),
  ];
  const { paths, headed } = await sampleDisc(disc, files);
  const directory = await readDirectory(readFileSync(join(disc, "DICOMDIR")));
  expect(headed).toBe(0);
  expect(directory).toMatchObject({ patients: 2, studies: 2, series: 3, files: paths.slice(0, 3) });
  expect(
    directory.contents[0]?.series.map(({ uid, instances }) => [uid, ...instances.map((one) => one.sopInstanceUid)]),
  ).toEqual([
    ["1.2.3.4", "1.2.3.1"],
    ["1.2.3.9", "1.2.3.2"],
  ]);
  for (const [at, path] of paths.entries()) expect(readFileSync(join(disc, path))).toEqual(files[at]);
  expect(paths.every((path) => path.split("/").every((part) => /^[A-Z0-9_]{1,8}$/.test(part)))).toBe(true);
});

test("text stays in the character set of its file, byte for byte", async () => {
  const disc = folder();
  const name = Uint8Array.of(0xc4, 0xe8, 0x5e, 0xd8); // Russian in ISO 8859-5, no UTF-8
  await sampleDisc(disc, [
    await whole("1.2.3.1", [
      ["0008,0005", "CS", "ISO_IR 144"],
      ["0010,0010", "PN", name],
    ]),
  ]);
  const file = await parseFile(readFileSync(join(disc, "DICOMDIR")), false);
  if (typeof file === "string") throw new Error(file);
  const patient = file.body.elements["x00041220"]?.items?.[0]?.dataSet;
  expect(patient?.string("x00080005")).toBe("ISO_IR 144");
  const { dataOffset = 0, length = 0 } = patient?.elements["x00100010"] ?? {};
  expect([...(patient?.byteArray.subarray(dataOffset, dataOffset + length) ?? [])]).toEqual([...name]);
});

test("one that came without the header of a DICOM file gets it put before its unchanged data", async () => {
  const disc = folder();
  const bare = image("1.2.3.1", [], { meta: false });
  const { paths, headed } = await sampleDisc(disc, [bare]);
  const there = readFileSync(join(disc, paths[0] ?? ""));
  expect(headed).toBe(1);
  expect(there.subarray(128, 132).toString()).toBe("DICM");
  expect(there.subarray(-bare.length)).toEqual(Buffer.from(bare));
});

test("what the standard demands and a file leaves out is filled in, and what says too little is not listed", async () => {
  const disc = folder();
  const { unlisted } = await sampleDisc(disc, [
    await whole("1.2.3.1", [["0008,0020", "DA", ""]]),
    await whole("1.2.3.2", [["0020,000d", "UI", ""]]),
    Buffer.from("no picture at all"),
  ]);
  expect(unlisted).toBe(2);
  const file = await parseFile(readFileSync(join(disc, "DICOMDIR")), false);
  if (typeof file === "string") throw new Error(file);
  const [patient, study, series, leaf] = (file.body.elements["x00041220"]?.items ?? []).map(({ dataSet }) => dataSet);
  expect(patient?.string("x00100020")).toBe("UNKNOWN-1");
  expect(study?.string("x00080020")).toBe("19000101");
  expect(series?.string("x00200011")).toBe("1");
  expect(leaf?.string("x00200013")).toBe("1");
});
