import type { Region } from "#lib/imaging/region-table.ts";

/**
 * To be approved by the clinic. What a patient reads about a scan that lacks something, each with how to get it. Reading
 * age about 9; never a reason to stop.
 */
export const fitnessWords = {
  noScan: () =>
    "We have no MRI or CT scan of your lower back yet. Ask the place that made your scan for a copy of all pictures.",
  otherRegion: (region: Region) =>
    `Your scan shows ${parts[region]}. For pain in the back or legs, we look at the lower back. Do you have a scan of ` +
    "your lower back? Then send it too. If not, ask your doctor about one.",
  regionUnknown: () =>
    "We cannot tell which part of the body your scan shows. Our staff will look. You need to do nothing now.",
  perhapsShown: (region: Region) =>
    `Your scan shows ${parts[region]}. Your lower back may be in it, but a scan made for the lower back shows more. ` +
    "If you have one, send it too.",
  old: (months: number, current: number) =>
    `Your scan is ${ageWords(months)} old. Your back may have changed since. A surgeon can tell most from a scan of the ` +
    `last ${String(current)} months. If you have a newer one, send it. If not, ask your doctor about a new scan.`,
  ageing: (months: number) =>
    `Your scan is ${ageWords(months)} old. That is fine for now. If you have a newer one, send it too.`,
  noDate: () => "Your scan does not say when it was made. If you know, tell us in a message.",
  picturesMissing: (what: string) =>
    `We did not find ${what}. They may have been left out when your disc was made. Ask the place that made the scan for ` +
    "a copy with all pictures.",
  tooThick: (what: string) =>
    `We found ${what}, but with few details. Ask the place that made the scan for the “thin slices”.`,
  picturesOld: (what: string) => `We found ${what} only in an older scan. If there is a newer one, send it too.`,
  notSure: (what: string) => `We are not sure that we found ${what}. Our staff will look. You need to do nothing now.`,
  xraysWelcome: () =>
    "Do you have X-rays of your lower back? Then send them too, above all if you bend in them. They help, but we can do without.",
} as const;

/** What the items of `fitness-table.ts` are, for people who do not know their names. */
export const itemWords: Readonly<Record<string, string>> = {
  "sagittal T2": "the pictures that show the discs from the side (“sagittal T2”)",
  "sagittal T1": "the pictures that show the bones from the side (“sagittal T1”)",
  "axial T2": "the pictures that show the nerves in cross-section (“axial T2”)",
  "axial soft tissue": "the cross-sections that show discs and nerves (“soft tissue”)",
  bone: "the pictures that show the bones sharply (“bone window”)",
};

const parts: Readonly<Record<Region, string>> = {
  "lumbar spine": "your lower back",
  "thoracic spine": "your upper back",
  "cervical spine": "your neck",
  "whole spine": "your whole back",
  "sacrum and pelvis": "your pelvis",
  hip: "your hip",
  knee: "your knee",
  head: "your head",
  abdomen: "your belly",
  chest: "your chest",
  other: "another part of your body",
  unknown: "a part of your body that we cannot name",
};

function ageWords(months: number): string {
  if (months < 24) return `${String(months)} months`;
  return `${String(Math.floor(months / 12))} years`;
}
