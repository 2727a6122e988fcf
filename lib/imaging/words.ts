import type { Plane } from "#lib/imaging/geometry.ts";

/** Plain words for what a scanner calls a modality (PS3.3 C.7.3.1.1.1). Wording to be approved by the clinic. */
const modalities: Readonly<Record<string, string>> = {
  MR: "MRI scan",
  CT: "CT scan",
  CR: "X-ray",
  DX: "X-ray",
  RG: "X-ray",
  PX: "X-ray",
  XA: "X-ray film",
  RF: "X-ray film",
  MG: "Mammogram",
  US: "Ultrasound",
  IVUS: "Ultrasound",
  NM: "Nuclear medicine scan",
  PT: "PET scan",
  BMD: "Bone density scan",
  ES: "Endoscopy picture",
  XC: "Photograph",
  OT: "Picture",
  SC: "Screen picture",
  DOC: "Document",
  SR: "Report",
  PR: "Viewing notes",
  KO: "Selection of pictures",
  RTDOSE: "Treatment plan",
  RTPLAN: "Treatment plan",
  RTSTRUCT: "Treatment plan",
};

/** "MRI scan" for "MR"; an unknown modality is "Scan". */
export function modalityWords(modality: string): string {
  return modalities[modality.trim().toUpperCase()] ?? "Scan";
}

const planes: Readonly<Record<Plane, string>> = {
  sagittal: "side view",
  coronal: "front view",
  axial: "cross-sections",
  oblique: "slanted view",
};

/** What a plane shows, for people who do not know its name. */
export function planeWords(plane: Plane): string {
  return planes[plane];
}

/**
 * A DICOM name ("Family^Given^Middle^Prefix^Suffix", with up to three writings parted by "=") as people write it:
 * prefix, given, middle, family, suffix. The first writing that is not empty counts (PS3.5 6.2.1).
 */
export function personName(name: string): string {
  const writing = name.split("=").find((part) => part.replace(/[\^ ]/g, "") !== "") ?? "";
  const [family, given, middle, prefix, suffix] = writing.split("^").map((part) => part.trim());
  return [prefix, given, middle, family, suffix].filter(Boolean).join(" ");
}
