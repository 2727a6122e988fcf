/**
 * The coded terms of what is marked, as DICOM's own templates and context groups have them (PS3.16: TID 300, 1500, 1501,
 * 2010; CID 7469, 7550; for levels CID 1001). SNOMED CT terms are those that DICOM licenses; units are UCUM's.
 */
export type Code = readonly [value: string, scheme: "DCM" | "SCT" | "UCUM" | "RFC5646", meaning: string];

export const codes = {
  report: ["126000", "DCM", "Imaging Measurement Report"],
  language: ["121049", "DCM", "Language of Content Item and Descendants"],
  english: ["en-US", "RFC5646", "English (United States)"],
  observerType: ["121005", "DCM", "Observer Type"],
  person: ["121006", "DCM", "Person"],
  observerName: ["121008", "DCM", "Person Observer Name"],
  reported: ["121058", "DCM", "Procedure reported"],
  imaging: ["363679005", "SCT", "Imaging procedure"],
  library: ["111028", "DCM", "Image Library"],
  libraryGroup: ["126200", "DCM", "Image Library Group"],
  measurements: ["126010", "DCM", "Imaging Measurements"],
  group: ["125007", "DCM", "Measurement Group"],
  trackingId: ["112039", "DCM", "Tracking Identifier"],
  trackingUid: ["112040", "DCM", "Tracking Unique Identifier"],
  site: ["363698007", "SCT", "Finding Site"],
  ofInterest: ["113000", "DCM", "Of Interest"],
  description: ["113012", "DCM", "Key Object Description"],
  length: ["410668003", "SCT", "Length"],
  longAxis: ["103339001", "SCT", "Long axis"],
  shortAxis: ["103340004", "SCT", "Short axis"],
  angle: ["1483009", "SCT", "Angle"],
  cobb: ["285285000", "SCT", "Cobb angle"],
  area: ["42798000", "SCT", "Area"],
  mm: ["mm", "UCUM", "millimeter"],
  mm2: ["mm2", "UCUM", "square millimeter"],
  degrees: ["deg", "UCUM", "degree"],
  pixels: ["{pixels}", "UCUM", "pixels"],
} as const satisfies Record<string, Code>;

/** Levels between vertebrae, by the names that reports give them. */
const levelCodes: Readonly<Record<string, string>> = {
  "C2/3": "243902007",
  "C3/4": "243903002",
  "C4/5": "243904008",
  "C5/6": "243905009",
  "C6/7": "243906005",
  "C7/T1": "243925008",
  "T1/2": "243908006",
  "T2/3": "243909003",
  "T3/4": "243910008",
  "T4/5": "243911007",
  "T5/6": "243912000",
  "T6/7": "243913005",
  "T7/8": "243914004",
  "T8/9": "243915003",
  "T9/10": "243916002",
  "T10/11": "243917006",
  "T11/12": "243918001",
  "T12/L1": "243926009",
  "L1/2": "243920003",
  "L2/3": "243921004",
  "L3/4": "243922006",
  "L4/5": "243923001",
  "L5/S1": "243927000",
};

/** The code of a level, e.g. of "L4/5"; null for what DICOM has no term for. */
export function levelCode(level: string): Code | null {
  const value = levelCodes[level];
  const full = level.replace(/^([CTL])(\d+)\/(\d+)$/, "$1$2/$1$3");
  return value ? [value, "SCT", `Level of ${full} intervertebral disc`] : null;
}

/** The level that a code names; null for another's code. */
export const levelOfCode = (value: string): string | null =>
  Object.entries(levelCodes).find(([, code]) => code === value)?.[0] ?? null;
