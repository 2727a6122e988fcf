import { describe, expect, test } from "vitest";
import type { Orientation } from "#lib/imaging/dicom.ts";
import { plane } from "#lib/imaging/geometry.ts";
import { type Hangable, hang } from "#lib/imaging/hanging.ts";
import { ctKernel } from "#lib/imaging/kernel.ts";
import { bodyRegion } from "#lib/imaging/region.ts";
import { isPlanningOrDerived, mrSequence, type Weighted } from "#lib/imaging/weighting.ts";
import { xrayView } from "#lib/imaging/xray-view.ts";

const sagittal: Orientation = [0, 1, 0, 0, 0, -1];
const axial: Orientation = [1, 0, 0, 0, 1, 0];
/** Along a disc that is tilted by 30 degrees. */
const tilted: Orientation = [1, 0, 0, 0, 0.866, -0.5];

type Timing = Partial<Weighted["instance"]>;

/** A series as its headers would be summarized. */
function series(modality: string, description: string, own: Partial<Made> = {}): Hangable {
  const { orientation = sagittal, timing = {}, images = 15, study = 0, thickness = 4, kernel = "" } = own;
  const of: Weighted = {
    series: { description, protocol: "" },
    instance: {
      ...{ imageType: ["ORIGINAL", "PRIMARY"], echoTime: null, repetitionTime: null, inversionTime: null },
      ...{ flipAngle: null, scanningSequence: ["SE"], ...timing },
    },
  };
  const words = { seriesDescription: description, protocol: "", bodyPart: "", studyDescription: own.of ?? "L-SPINE" };
  const isXray = modality === "DX";
  return {
    ...{ study, modality, images },
    reading: {
      region: bodyRegion(words),
      plane: isXray ? null : plane(orientation),
      sequence: modality === "MR" ? mrSequence(of) : null,
      kernel: modality === "CT" ? ctKernel({ kernel, description }) : null,
      view: isXray ? xrayView({ description }) : null,
      sliceThickness: thickness,
      readable: !isPlanningOrDerived(of),
    },
  };
}

type Made = {
  orientation: Orientation;
  timing: Timing;
  images: number;
  study: number;
  thickness: number;
  kernel: string;
  of: string;
};

const mr = (description: string, own?: Partial<Made>) => series("MR", description, own);
const ct = (description: string, own?: Partial<Made>) => series("CT", description, { of: "CT LUMBAR SPINE", ...own });
const xray = (description: string, own?: Partial<Made>) => series("DX", description, { images: 1, ...own });

const t2 = { echoTime: 102, repetitionTime: 3500 };
const t1 = { echoTime: 10, repetitionTime: 550 };
const stir = { echoTime: 55, repetitionTime: 4500, inversionTime: 165 };

/** Which series fills which place: its number in the list, or why there is none. */
const hung = (...all: Hangable[]) => {
  const { protocol, slots } = hang(all);
  return [protocol, ...slots.map(({ seriesAt, why }) => seriesAt ?? why)];
};

describe("a spine MRI", () => {
  test("opens as sagittal T2, STIR and axial T2, whatever the order and the localizer", () => {
    expect(
      hung(
        mr("3-PLANE LOCALIZER", { images: 3 }),
        mr("AX T2 TSE L1-S1", { timing: t2, orientation: tilted, images: 20 }),
        mr("SAG STIR", { timing: stir }),
        mr("SAG T1 TSE", { timing: t1 }),
        mr("SAG T2 TSE", { timing: t2 }),
      ),
    ).toEqual(["spine_mr", 4, 2, 1]);
  });

  test("takes T1 where there is no STIR", () => {
    expect(hung(mr("t2_tse_sag"), mr("t1_tse_sag"), mr("t2_tse_tra", { orientation: axial }))).toEqual([
      ...["spine_mr", 0, 1, 2],
    ]);
  });

  test("believes the timing, not the label", () => {
    expect(hung(mr("SAG T1", { timing: t2 }), mr("SAG T2", { timing: t1 }))).toEqual([
      ...["spine_mr", 0, 1, "No axial series was found in this examination"],
    ]);
  });

  test("prefers the plain T2 to one with fat suppression, and the native T1 to the one after contrast", () => {
    expect(
      hung(
        mr("SAG T2 FS", { timing: t2 }),
        mr("SAG T2", { timing: t2 }),
        mr("SAG T1", { timing: t1 }),
        mr("SAG T1 POST GAD", { timing: t1 }),
      ).slice(0, 3),
    ).toEqual(["spine_mr", 1, 2]);
  });

  test("of two alike takes the one that was taken again", () => {
    expect(hung(mr("SAG T2", { timing: t2 }), mr("SAG T2", { timing: t2 }))[1]).toBe(1);
  });

  test("leaves a place empty and says why", () => {
    expect(hung(mr("SAG LWS"), mr("AX T2", { orientation: axial, timing: t2 }))).toEqual([
      "spine_mr",
      "One sagittal series does not say how it was taken",
      "One sagittal series does not say how it was taken",
      1,
    ]);
    expect(hung(mr("SAG T2", { timing: t2 }), mr("AX T1", { orientation: axial, timing: t1 }))).toEqual([
      ...["spine_mr", 0, "None of the sagittal series is one", "None of the axial series is one"],
    ]);
  });

  test("has the older one beside it: the same kind of picture", () => {
    const old = { study: 1, timing: t2 };
    const { slots } = hang([
      mr("SAG T2", { timing: t2 }),
      mr("AX T2", { ...old, orientation: axial }),
      mr("SAG T2", old),
    ]);
    expect(slots.map(({ seriesAt, prior }) => [seriesAt, prior])).toEqual([
      [0, false],
      [null, false],
      [null, false],
      [2, true],
    ]);
  });

  test("a knee is no spine", () => {
    expect(hung(mr("PD FS sag", { of: "MR KNEE LEFT" }), mr("T2 sag", { of: "MR KNEE LEFT" }))).toEqual(["grid", 0, 1]);
  });
});

describe("a CT", () => {
  test("opens as bone and soft tissue, each in its window, thin slices first", () => {
    const { protocol, slots } = hang([
      ct("LSPINE 3.0", { orientation: axial, kernel: "B30f", thickness: 3 }),
      ct("LSPINE 1.0", { orientation: axial, kernel: "B60s", thickness: 1, images: 300 }),
      ct("LSPINE 3.0", { orientation: axial, kernel: "B60s", thickness: 3 }),
      ct("SAG BONE", { kernel: "B60s", thickness: 2 }),
    ]);
    expect([protocol, ...slots.map(({ seriesAt, preset }) => [seriesAt, preset])]).toEqual([
      "ct",
      [1, "6"],
      [0, "5"],
      [3, "6"],
    ]);
  });

  test("one series fills both places", () => {
    expect(hung(ct("AXIAL", { orientation: axial, images: 200 }))).toEqual(["ct", 0, 0]);
  });
});

describe("X-rays and anything else", () => {
  test("flexion beside extension, else the front beside the side", () => {
    expect(hung(xray("LSPINE AP"), xray("LAT EXTENSION"), xray("LAT FLEXION"), xray("LATERAL"))).toEqual([
      ...["xray", 2, 1],
    ]);
    expect(hung(xray("LATERAL"), xray("LSPINE AP"))).toEqual(["xray", 1, 0]);
    expect(hung(xray("LSPINE AP"))).toEqual(["xray", 0, "No picture says that it is this view"]);
  });

  test("a grid of at most four, as they are listed, also before anything was assessed", () => {
    const us = { study: 0, modality: "US", images: 9, reading: null };
    expect(hung(us, us)).toEqual(["grid", 0, 1]);
    expect(hung(us, us, us, us, us)).toEqual(["grid", 0, 1, 2, 3]);
    expect(hung()).toEqual(["grid"]);
  });
});
