import dicomParser from "dicom-parser";
import { expect, test } from "vitest";
import { encode, part10 } from "./write-dicom.ts";

test("a parser reads back what was written", () => {
  const file = part10("1.2.840.10008.5.1.4.1.1.4", "2.25.1", [
    [0x00280010, "US", 3],
    [0x00100010, "PN", "Étienne^Anaïs"],
    [0x00200032, "DS", ["-1.5", 2, 30]],
    [0x00081140, "SQ", [[[0x00081155, "UI", "2.25.77"]], [[0x00081155, "UI", "2.25.8"]]]],
    [0x7fe00010, "OW", Uint8Array.of(1, 2, 3)],
  ]);
  const dataset = dicomParser.parseDicom(file);
  expect(dataset.string("x00020010")).toBe("1.2.840.10008.1.2.1");
  expect(dataset.string("x00020003")).toBe("2.25.1");
  expect(dataset.uint16("x00280010")).toBe(3);
  expect(dataset.floatString("x00200032", 2)).toBe(30);
  expect(dataset.elements.x00081140?.items?.map((item) => item.dataSet?.string("x00081155"))).toEqual([
    "2.25.77",
    "2.25.8",
  ]);
  expect(dataset.elements.x7fe00010?.length).toBe(4);
  const name = dataset.elements.x00100010;
  expect(new TextDecoder().decode(file.subarray(name?.dataOffset, (name?.dataOffset ?? 0) + (name?.length ?? 0)))).toBe(
    "Étienne^Anaïs ",
  );
});

test("elements are in the order of their tags and of even length", () => {
  const bytes = encode([
    [0x00100020, "LO", "ABC"],
    [0x00080060, "CS", "MR"],
  ]);
  expect([...bytes]).toEqual([
    ...[8, 0, 0x60, 0, 67, 83, 2, 0, 77, 82],
    ...[0x10, 0, 0x20, 0, 76, 79, 4, 0, 65, 66, 67, 32],
  ]);
});
