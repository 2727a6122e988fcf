import { describe, expect, it } from "vitest";
import { readDicom } from "#lib/imaging/dicom.ts";
import type { RegionFound } from "#lib/imaging/region.ts";
import { regionsByPlace } from "#lib/imaging/region-geometry.ts";
import { specimen } from "#lib/imaging/specimen.ts";

type Place = {
  plane: "sagittal" | "axial";
  at: [number, number];
  head: [number, number];
  size: number;
  frame?: string;
};

/** A stack: sagittal slices between two places to the left, or axial ones between two heights. */
async function stack({ plane, at, head, size, frame = "1.9" }: Place) {
  const places = [0, 1, 2, 3, 4].map((step) => step / 4);
  const positions = places.map((share) =>
    plane === "sagittal"
      ? [at[0] + share * (at[1] - at[0]), -size / 2, head[1]]
      : [-size / 2, -size / 2, head[0] + share * (head[1] - head[0])],
  );
  const height = plane === "sagittal" ? head[1] - head[0] : size;
  return Promise.all(
    positions.map((position, number) =>
      readDicom(
        specimen([
          ["0008,0018", "UI", `1.2.3.${number}`],
          ["0020,0032", "DS", position.join("\\")],
          ["0020,0037", "DS", plane === "sagittal" ? "0\\1\\0\\0\\0\\-1" : "1\\0\\0\\0\\1\\0"],
          ["0020,0052", "UI", frame],
          ["0028,0030", "DS", `${height / 4}\\${size / 4}`],
        ]),
      ),
    ),
  );
}

const lumbar: Place = { plane: "sagittal", at: [-30, 30], head: [-280, 0], size: 280 };
const silent: RegionFound = { region: "unknown", from: null };
const series = async (place: Place, region: RegionFound["region"] = "unknown", readable = true, modality = "MR") => ({
  modality,
  readable,
  region: region === "unknown" ? silent : ({ region, from: "seriesDescription" } as const),
  instances: await stack(place),
});
const first = async (...all: ReturnType<typeof series>[]) => regionsByPlace(await Promise.all(all))[0];
const found = (region: RegionFound["region"]) => ({ region, from: "geometry" });

describe("a series that names no part of the body", () => {
  it.each<[string, Place, string]>([
    ["at the same place", lumbar, "lumbar spine"],
    ["across it", { plane: "axial", at: [0, 0], head: [-200, -100], size: 200 }, "lumbar spine"],
    ["above it", { ...lumbar, head: [0, 280] }, "unknown"],
    ["across its upper end", { plane: "axial", at: [0, 0], head: [-30, 10], size: 200 }, "unknown"],
    ["half beside it in height", { ...lumbar, head: [-150, 130] }, "unknown"],
    ["far to the side", { ...lumbar, at: [120, 180] }, "unknown"],
    ["in other coordinates", { ...lumbar, frame: "1.8" }, "unknown"],
    ["in no coordinates", { ...lumbar, frame: "" }, "unknown"],
  ])("%s of one that does", async (_, place, region) => {
    const answer = region === "unknown" ? silent : found(region as "lumbar spine");
    expect(await first(series(place), series(lumbar, "lumbar spine"))).toEqual(answer);
  });

  it("learns nothing of a localizer, of two that disagree, or of one that shows far more", async () => {
    expect(await first(series(lumbar), series(lumbar, "lumbar spine", false))).toEqual(silent);
    expect(await first(series(lumbar), series(lumbar, "lumbar spine"), series(lumbar, "abdomen"))).toEqual(silent);
    const spine: Place = { ...lumbar, head: [-300, 300] };
    expect(await first(series({ ...lumbar, head: [-200, 0] }), series(spine, "whole spine"))).toEqual(silent);
  });

  it("is left as words have it where they say something", async () => {
    const named = series(lumbar, "knee");
    expect((await first(named, series(lumbar, "lumbar spine")))?.region).toBe("knee");
  });

  it("is a whole spine where it is narrow and taller than any field of view, and MR", async () => {
    const tall: Place = { ...lumbar, head: [-300, 350] };
    expect(await first(series(tall))).toEqual(found("whole spine"));
    expect(await first(series(tall, "unknown", true, "CT"))).toEqual(silent);
    expect(await first(series({ ...tall, at: [-150, 150] }))).toEqual(silent);
    expect(await first(series({ ...tall, head: [-250, 250] }))).toEqual(silent);
  });
});
