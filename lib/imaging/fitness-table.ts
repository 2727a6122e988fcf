import type { Plane } from "#lib/imaging/geometry.ts";
import type { Region } from "#lib/imaging/region-table.ts";
import type { Weighting } from "#lib/imaging/weighting.ts";
import type { XrayView } from "#lib/imaging/xray-view.ts";

/** Months. An MRI is current for 6 to 12 months (spinetreatmentcenters.com). */
const current = { currentMonths: 12, warnMonths: 6 };

const spineCt = [
  { item: "axial soft tissue", need: "needed", plane: "axial", kernel: "soft", thickest: 3 },
  { item: "bone", need: "needed", plane: null, kernel: "bone", thickest: 3 },
  { item: "sagittal", need: "welcome", plane: "sagittal", kernel: null, thickest: 3 },
] as const;

const jointCt = [{ item: "bone", need: "needed", plane: null, kernel: "bone", thickest: 3 }] as const;

/** Weightings that show fluid bright. */
const fluid = ["T2", "PD", "STIR", "T2*"] as const;

/**
 * To be approved by the clinic. What a surgeon wants to see for each part of the body. One entry a region; nothing here
 * ever stops a request from being sent. People are asked for a scan of the lumbar spine alone: the other entries are for
 * what they send beside it.
 */
export const wantedFor = {
  "lumbar spine": {
    shownBy: ["lumbar spine", "whole spine"],
    // The lumbar spine lies within these pictures, but they were not made for it.
    perhapsShownBy: ["abdomen", "sacrum and pelvis"],
    ...current,
    // ASSR 2012: sagittal T1, T2, STIR; axial T2. Thickness in millimetres, gaps not counted.
    mr: [
      { item: "sagittal T2", need: "needed", plane: "sagittal", weightings: ["T2"], thickest: 5 },
      { item: "sagittal T1", need: "needed", plane: "sagittal", weightings: ["T1"], thickest: 5 },
      { item: "axial T2", need: "needed", plane: "axial", weightings: ["T2", "T2*"], thickest: 5 },
      { item: "sagittal STIR", need: "welcome", plane: "sagittal", weightings: ["STIR"], thickest: 5 },
    ],
    ct: spineCt,
    xray: ["AP", "lateral", "flexion", "extension"],
  },
  // Bright and dark fluid from the side, bright fluid in cross-section (ACR MRI accreditation, spine module 2022);
  // ACR Appropriateness Criteria "Myelopathy" and "Thoracic back pain": MRI without contrast first.
  "thoracic spine": {
    shownBy: ["thoracic spine", "whole spine"],
    perhapsShownBy: ["chest"],
    ...current,
    mr: [
      { item: "sagittal T2", need: "needed", plane: "sagittal", weightings: ["T2"], thickest: 4 },
      { item: "sagittal T1", need: "needed", plane: "sagittal", weightings: ["T1", "FLAIR"], thickest: 4 },
      { item: "axial T2", need: "needed", plane: "axial", weightings: ["T2", "T2*"], thickest: 5 },
      { item: "sagittal STIR", need: "welcome", plane: "sagittal", weightings: ["STIR"], thickest: 4 },
    ],
    ct: spineCt,
    xray: ["AP", "lateral"],
  },
  // The same module: at most 3 mm, the cross-sections best as gradient echo. ACR Appropriateness Criteria "Cervical neck
  // pain or cervical radiculopathy": MRI without contrast.
  "cervical spine": {
    shownBy: ["cervical spine", "whole spine"],
    perhapsShownBy: [],
    ...current,
    mr: [
      { item: "sagittal T2", need: "needed", plane: "sagittal", weightings: ["T2"], thickest: 3 },
      { item: "sagittal T1", need: "needed", plane: "sagittal", weightings: ["T1", "FLAIR"], thickest: 3 },
      { item: "axial T2 or T2*", need: "needed", plane: "axial", weightings: ["T2*", "T2"], thickest: 3 },
      { item: "sagittal STIR", need: "welcome", plane: "sagittal", weightings: ["STIR"], thickest: 3 },
    ],
    ct: spineCt,
    xray: ["AP", "lateral", "flexion", "extension"],
  },
  // Sacroiliac joints: T1 and STIR along the sacrum (ASAS-SPARTAN 2024 protocol).
  "sacrum and pelvis": {
    shownBy: ["sacrum and pelvis"],
    perhapsShownBy: ["abdomen", "hip"],
    ...current,
    mr: [
      { item: "T1", need: "needed", plane: null, weightings: ["T1"], thickest: 5 },
      { item: "STIR, or T2 without fat", need: "needed", plane: null, weightings: ["STIR", "T2"], thickest: 5 },
    ],
    ct: jointCt,
    xray: ["AP"],
  },
  // Joints: three planes, one T1, one that shows fluid without fat (ACR MRI accreditation, musculoskeletal module 2022).
  // ACR Appropriateness Criteria "Chronic hip pain" and "Chronic knee pain": X-rays first.
  hip: {
    shownBy: ["hip"],
    perhapsShownBy: ["sacrum and pelvis"],
    ...current,
    mr: [
      { item: "coronal T1", need: "needed", plane: "coronal", weightings: ["T1"], thickest: 5 },
      { item: "coronal fluid", need: "needed", plane: "coronal", weightings: fluid, thickest: 5 },
      { item: "axial fluid", need: "needed", plane: "axial", weightings: fluid, thickest: 5 },
    ],
    ct: jointCt,
    xray: ["AP", "lateral"],
  },
  knee: {
    shownBy: ["knee"],
    perhapsShownBy: [],
    ...current,
    mr: [
      { item: "sagittal fluid", need: "needed", plane: "sagittal", weightings: fluid, thickest: 4 },
      { item: "coronal fluid", need: "needed", plane: "coronal", weightings: fluid, thickest: 4 },
      { item: "axial fluid", need: "needed", plane: "axial", weightings: fluid, thickest: 4 },
      { item: "T1", need: "welcome", plane: null, weightings: ["T1"], thickest: 4 },
    ],
    ct: jointCt,
    xray: ["AP", "lateral"],
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

export const allRegions = Object.keys(wantedFor) as AskedRegion[];

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
