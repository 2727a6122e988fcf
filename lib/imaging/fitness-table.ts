import type { Plane } from "#lib/imaging/geometry.ts";
import type { Region } from "#lib/imaging/region-table.ts";
import type { Weighting } from "#lib/imaging/weighting.ts";
import type { XrayView } from "#lib/imaging/xray-view.ts";

/**
 * To be approved by the clinic. What a surgeon wants to see for each part of the body people ask about. One entry a
 * region; nothing here ever stops a request from being sent.
 */
export const wantedFor = {
  "lumbar spine": {
    shownBy: ["lumbar spine", "whole spine"],
    // The lumbar spine lies within these pictures, but they were not made for it.
    perhapsShownBy: ["abdomen", "sacrum and pelvis"],
    // Months. An MRI is current for 6 to 12 months (spinetreatmentcenters.com).
    currentMonths: 12,
    warnMonths: 6,
    // ASSR 2012: sagittal T1, T2, STIR; axial T2. Thickness in millimetres, gaps not counted.
    mr: [
      { item: "sagittal T2", need: "needed", plane: "sagittal", weightings: ["T2"], thickest: 5 },
      { item: "sagittal T1", need: "needed", plane: "sagittal", weightings: ["T1"], thickest: 5 },
      { item: "axial T2", need: "needed", plane: "axial", weightings: ["T2", "T2*"], thickest: 5 },
      { item: "sagittal STIR", need: "welcome", plane: "sagittal", weightings: ["STIR"], thickest: 5 },
    ],
    ct: [
      { item: "axial soft tissue", need: "needed", plane: "axial", kernel: "soft", thickest: 3 },
      { item: "bone", need: "needed", plane: null, kernel: "bone", thickest: 3 },
      { item: "sagittal", need: "welcome", plane: "sagittal", kernel: null, thickest: 3 },
    ],
    xray: ["AP", "lateral", "flexion", "extension"],
  },
} as const satisfies Partial<Record<Region, Wanted>>;

export type Wanted = {
  shownBy: readonly Region[];
  perhapsShownBy: readonly Region[];
  currentMonths: number;
  warnMonths: number;
  mr: readonly (Need & { weightings: readonly Weighting[] })[];
  ct: readonly (Need & { kernel: "bone" | "soft" | null })[];
  xray: readonly XrayView[];
};

type Need = { item: string; need: "needed" | "welcome"; plane: Plane | null; thickest: number };

export type AskedRegion = keyof typeof wantedFor;

/**
 * To be approved by the clinic. Where people feel it, as the questions have it, and where its cause is looked for: the
 * nerves of buttocks, hips, legs and feet leave the lumbar spine.
 */
const causes: Readonly<Record<string, AskedRegion>> = {
  lower_back: "lumbar spine",
  buttocks: "lumbar spine",
  hips: "lumbar spine",
  thighs: "lumbar spine",
  knees: "lumbar spine",
  calves: "lumbar spine",
  feet_and_toes: "lumbar spine",
};

/** The regions a request asks about; the lumbar spine where nothing was answered yet. */
export function regionsAskedAbout(symptoms: readonly string[]): AskedRegion[] {
  const found = [...new Set(symptoms.flatMap((symptom) => causes[symptom] ?? []))];
  return found.length > 0 ? found : ["lumbar spine"];
}
