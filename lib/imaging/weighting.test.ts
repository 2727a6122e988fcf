import { describe, expect, it } from "vitest";
import { ctKernel } from "#lib/imaging/kernel.ts";
import { isPlanningOrDerived, mrSequence } from "#lib/imaging/weighting.ts";
import type { Weighted } from "#lib/imaging/weighting.ts";
import { xrayView } from "#lib/imaging/xray-view.ts";

type Timing = Partial<Weighted["instance"]>;

const made = (description: string, timing: Timing = {}): Weighted => ({
  series: { description, protocol: "" },
  instance: {
    imageType: ["ORIGINAL", "PRIMARY"],
    echoTime: null,
    repetitionTime: null,
    inversionTime: null,
    flipAngle: null,
    scanningSequence: ["SE"],
    ...timing,
  },
});
const time = (echoTime: number, repetitionTime: number, rest: Timing = {}): Timing => ({
  echoTime,
  repetitionTime,
  ...rest,
});

describe("MR weighting", () => {
  it.each([
    ["T1", time(10, 550)],
    ["T2", time(102, 3500)],
    ["T2", time(78, 15_200)],
    ["PD", time(28, 2600)],
    ["STIR", time(60, 4000, { inversionTime: 150 })],
    ["STIR", time(64, 4414, { inversionTime: 140, scanningSequence: ["IR"] })],
    ["FLAIR", time(100, 9000, { inversionTime: 2500 })],
    ["T1", time(12, 2000, { inversionTime: 860 })],
    ["T1", time(2.5, 300, { flipAngle: 80, scanningSequence: ["GR"] })],
    ["T2*", time(15, 500, { flipAngle: 20, scanningSequence: ["GR"] })],
    ["T2", time(90, 4000, { inversionTime: 0 })],
    [null, time(45, 1200)],
    [null, time(3, 6, { flipAngle: 10, scanningSequence: ["GR"] })],
  ])("%s by timing alone", (weighting, timing) => {
    expect(mrSequence(made("", timing)).weighting).toBe(weighting);
  });

  it.each([
    ["T2", "t2_tse_sag"],
    ["T2", "SAGT2"],
    ["T2", "Ax T2 FRFSE L3-S1"],
    ["T2", "sT2W_TSE"],
    ["T2", "T2 AX T1-T5"],
    ["T1", "SAG T1 FSE"],
    ["T1", "T1W_TSE_sag"],
    ["T1", "SAG T1 FLAIR"],
    ["STIR", "t2_tirm_sag"],
    ["STIR", "STIR SAG LWS"],
    ["T2*", "AX MERGE"],
    ["T2*", "t2*_medic"],
    ["FLAIR", "AX FLAIR"],
    ["PD", "PD FS sag Knie"],
    ["PD", "DP SAG"],
    ["DWI", "DIFF B500"],
    [null, "T1/T2"],
    [null, "AX T1-T5"],
    [null, "SAG LWS"],
  ])("%s by text alone: %s", (weighting, text) => {
    const found = mrSequence(made(text));
    expect([found.weighting, found.from]).toEqual([weighting, weighting && "text"]);
  });

  it("timing wins, and what the text says is kept", () => {
    expect(mrSequence(made("SAG T1", time(102, 3500)))).toMatchObject({
      weighting: "T2",
      from: "timing",
      textSays: "T1",
    });
    expect(mrSequence(made("SAG T2", time(102, 3500)))).toMatchObject({ weighting: "T2", textSays: null });
  });

  it("diffusion is not the T2 its timing looks like", () => {
    expect(mrSequence(made("DIFF B500", time(80, 2500))).weighting).toBe("DWI");
    expect(
      mrSequence(made("ep2d", time(72, 9000, { imageType: ["ORIGINAL", "PRIMARY", "DIFFUSION"] }))).weighting,
    ).toBe("DWI");
  });

  it.each([
    ["t1_tse_sag_KM", "", true],
    ["SAG T1 POST GAD", "", true],
    ["T1 SAG +C", "", true],
    ["T1 SAG PRE", "", false],
    ["T1 sag nativ", "", false],
    ["LUMBAR W/O CONTRAST", "", false],
    ["T1 SAG", "MAGNEVIST", true],
    ["T1 SAG", "NONE", false],
    ["T1 SAG", "", false],
  ])("contrast: %s, agent %s", (text, contrastAgent, expected) => {
    expect(mrSequence(made(text, { contrastAgent })).postContrast).toBe(expected);
  });

  it("tells fat suppression, Dixon and gradient echoes", () => {
    expect(mrSequence(made("T2 FS sag")).fatSuppressed).toBe(true);
    expect(mrSequence(made("T2 sag", { scanOptions: ["FS"] })).fatSuppressed).toBe(true);
    expect(mrSequence(made("t2_tse_dixon_sag_W")).dixon).toBe(true);
    expect(mrSequence(made("T2 sag"))).toMatchObject({ fatSuppressed: false, dixon: false, gradientEcho: false });
    expect(mrSequence(made("", { scanningSequence: ["GR"] })).gradientEcho).toBe(true);
  });

  it.each(["LOC", "3-plane localizer", "Survey", "ADC", "MIP cor", "SCOUT"])("%s is nothing to read", (text) => {
    expect(isPlanningOrDerived(made(text))).toBe(true);
    expect(isPlanningOrDerived(made("T2 sag"))).toBe(false);
    expect(isPlanningOrDerived(made("T2", { imageType: ["ORIGINAL", "PRIMARY", "LOCALIZER"] }))).toBe(true);
  });
});

describe("CT kernel", () => {
  it.each([
    ["B30f", "soft"],
    ["B60s", "bone"],
    ["Br40d\\3", "soft"],
    ["Br59", "bone"],
    ["H60s", "bone"],
    ["BONE", "bone"],
    ["BONEPLUS", "bone"],
    ["STANDARD", "soft"],
    ["SOFT", "soft"],
    ["FC30", "bone"],
    ["FC08", "soft"],
    ["YC", "bone"],
    ["B", "soft"],
    ["D", "bone"],
    ["", null],
    ["XYZ", null],
  ])("%s is %s", (kernel, expected) => {
    expect(ctKernel({ kernel, description: "" })).toBe(expected);
  });

  it.each([
    ["LWS Knochen 2.0", "bone"],
    ["L-SPINE BONE SAG", "bone"],
    ["columna hueso", "bone"],
    ["Weichteil 3mm", "soft"],
    ["SOFT TISSUE AX", "soft"],
    ["CT CH/AB/PEL", null],
  ])("by description: %s", (description, expected) => {
    expect(ctKernel({ description })).toBe(expected);
  });
});

describe("X-ray view", () => {
  it.each([
    ["L-SPINE AP", "AP"],
    ["LWS a.p.", "AP"],
    ["Rachis lombaire face", "AP"],
    ["Thorax pa", "PA"],
    ["L-Spine Lateral", "lateral"],
    ["LWS seitlich", "lateral"],
    ["rachis lombaire profil", "lateral"],
    ["columna lumbar perfil", "lateral"],
    ["LUMBAR LAT FLEXION", "flexion"],
    ["LWS Inklination", "flexion"],
    ["L-SPINE LAT EXT", "extension"],
    ["LWS Reklination", "extension"],
    ["L-spine oblique R", "oblique"],
    ["LWS schräg", "oblique"],
    ["LUMBAR SPINE FLEX/EXT", null],
    ["LUMBAR SPINE", null],
  ])("%s is %s", (description, expected) => {
    expect(xrayView({ description })).toBe(expected);
  });

  it("words know what the position does not, and the code's meaning comes first", () => {
    expect(xrayView({ description: "LSPINE", viewPosition: "AP" })).toBe("AP");
    expect(xrayView({ description: "LSPINE", viewPosition: "LL" })).toBe("lateral");
    expect(xrayView({ description: "LSPINE", viewPosition: "RPO" })).toBe("oblique");
    expect(xrayView({ description: "LAT FLEXION", viewPosition: "LL" })).toBe("flexion");
    expect(xrayView({ description: "AP", viewCodeMeaning: "antero-posterior oblique" })).toBe("oblique");
  });
});
