import { describe, expect, it } from "vitest";
import { parseFile } from "#lib/imaging/dataset.ts";
import { frameFacts } from "#lib/imaging/image-facts.ts";
import { type Element, specimen } from "#lib/imaging/specimen.ts";

async function isCalibrated(...own: Element[]): Promise<boolean | undefined> {
  const file = await parseFile(specimen(own), false);
  if (typeof file === "string") throw new Error(file);
  return frameFacts(file.body, 1)[0]?.calibrated;
}

const spacing: Element = ["0028,0030", "DS", "0.5\\0.5"];
const detector: Element = ["0018,1164", "DS", "0.5\\0.5"];
const xray: Element = ["0008,0060", "CS", "DX"];

it("does not take a slope of 0 at its word, which would leave one grey of every picture", async () => {
  const file = await parseFile(
    specimen([
      ["0028,1052", "DS", "-1024"],
      ["0028,1053", "DS", "0"],
    ]),
    false,
  );
  if (typeof file === "string") throw new Error(file);
  expect(frameFacts(file.body, 1)[0]).toMatchObject({ slope: 1, intercept: -1024 });
});

describe("the size of a pixel is that of what is pictured", () => {
  it("in slices that say it", async () => {
    expect(await isCalibrated(spacing)).toBe(true);
    expect(await isCalibrated()).toBe(false);
  });

  it("in X-rays only where it was calibrated: the detector's magnifies", async () => {
    expect(await isCalibrated(xray, detector)).toBe(false);
    expect(await isCalibrated(xray, spacing, detector)).toBe(false);
    expect(await isCalibrated(xray, spacing)).toBe(false);
    expect(await isCalibrated(xray, ["0028,0030", "DS", "0.4\\0.4"], detector)).toBe(true);
    expect(await isCalibrated(xray, spacing, detector, ["0028,0a02", "CS", "FIDUCIAL"])).toBe(true);
  });
});
