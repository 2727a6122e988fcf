import { modalityWords, planeWords } from "#lib/imaging/words.ts";
import type { LeftOutReason } from "#lib/upload/sift.ts";
import { counted, dayWords } from "./counted.ts";
import type { Found, FoundSeries, FoundStudy, LeftOutGroup } from "./found.ts";

/** "MRI scan of March 4, 2024". */
export function studyTitle({
  series,
  date,
}: Pick<FoundStudy, "date"> & { series: readonly { modality: string }[] }): string {
  const kinds = [...new Set(series.map(({ modality }) => modalityWords(modality)))];
  const day = dayWords(date);
  return `${kinds.slice(0, 2).join(" and ")}${day ? ` of ${day}` : ", date unknown"}`;
}

/** "Side view, 15 pictures". */
export function seriesFacts({ plane, images }: Pick<FoundSeries, "plane" | "images">): string {
  const pictures = counted(images, "picture");
  if (!plane) return pictures;
  const view = planeWords(plane);
  return `${view.charAt(0).toUpperCase()}${view.slice(1)}, ${pictures}`;
}

export const seriesTitle = ({ description, number }: { description: string | null; number: number | null }): string =>
  description || (number === null ? "Series without a name" : `Series ${number}`);

/** Whether a review can use it: an MRI or CT scan. */
export const isUsable = (studies: readonly FoundStudy[]): boolean =>
  studies.some(({ series }) => series.some(({ modality }) => modality === "MR" || modality === "CT"));

const harmless: readonly LeftOutReason[] = [
  "disc_program",
  "system_file",
  "directory",
  "duplicate",
  "not_a_scan",
  "misnamed",
  "no_pixels",
  "shortcut",
];

/** Files that hold others but could not be opened. */
export const packed: readonly LeftOutReason[] = ["archive", "locked", "disc_image"];

/** Files that may be missed: damaged, unreadable, packed. The others belong to a disc and are never missed. */
export const isTrouble = ({ reason }: LeftOutGroup): boolean => !harmless.includes(reason);

/** "14 files belong to the disc’s viewer program". */
export function leftOutWords({ reason, words, count, names }: LeftOutGroup): string {
  const files = counted(count, "file");
  const one = count === 1;
  switch (reason) {
    case "disc_program":
      return `${files} ${one ? "belongs" : "belong"} to the disc’s viewer program.`;
    case "system_file":
      return `${files} ${one ? "is a hidden file" : "are hidden files"} of a computer.`;
    case "directory":
      return `${files} ${one ? "is the disc’s list" : "are the disc’s lists"} of contents. We only used ${one ? "it" : "them"} to check.`;
    case "duplicate":
      return `${counted(count, "picture was", "pictures were")} chosen twice. We send each once.`;
    case "not_a_scan":
      return `${files} ${one ? "is not a scan picture" : "are not scan pictures"}.`;
    case "misnamed":
      return `${files} ${one ? "has the name of a scan picture but holds" : "have names of scan pictures but hold"} only text: ${namesWords(names, count)}.`;
    case "unnamed":
      return `${files} ${one ? "does" : "do"} not say which scan ${one ? "it belongs" : "they belong"} to: ${namesWords(names, count)}.`;
    case "no_pixels":
      return `${files} ${one ? "belongs" : "belong"} to the scan but ${one ? "holds" : "hold"} no picture.`;
    case "damaged":
      return `${files} ${one ? "is" : "are"} damaged and cannot be read: ${namesWords(names, count)}.`;
    case "truncated":
      return `${files} ${one ? "is" : "are"} cut off, a part is missing: ${namesWords(names, count)}.`;
    case "unreadable":
      return `${files} could not be read, the disc may be scratched: ${namesWords(names, count)}.`;
    case "empty":
      return `${files} ${one ? "is" : "are"} empty: ${namesWords(names, count)}.`;
    case "unsupported":
      return `${files} ${one ? "is" : "are"} stored in a way that cannot be shown here: ${namesWords(names, count)}.`;
    case "archive":
    case "locked":
    case "disc_image":
      return `${words.replace(/^This (ZIP file|disc image) /, "A $1 ")}: ${namesWords(names, count)}. ${unpackWords(reason)}`;
    case "shortcut":
      return `${files} ${one ? "is a shortcut" : "are shortcuts"} to other files.`;
    default:
      return `${words}: ${namesWords(names, count)}.`;
  }
}

/** What to do with a file that holds others and could not be opened here. */
function unpackWords(reason: "archive" | "locked" | "disc_image"): string {
  switch (reason) {
    case "archive":
      return "Unpack it on your computer. Then choose the unpacked folder.";
    case "locked":
      return "Open it on your computer with its password. It often comes in a letter or email. Then choose the unpacked folder.";
    case "disc_image":
      return "Double-click it on your computer. It opens like a disc. Then choose that disc.";
  }
}

/** "3 pictures seem to be missing"; null where none are. */
export function missingWords(missing: number): string | null {
  return missing > 0 ? `${counted(missing, "picture seems", "pictures seem")} to be missing` : null;
}

function namesWords(names: readonly string[], count: number): string {
  const rest = count - names.length;
  return rest > 0 ? `${names.join(", ")} and ${rest} more` : names.join(", ");
}

/** Why there is nothing to send, and what to do. */
export function nothingWords({ files, papers, leftOut }: Found): { title: string; text: string } {
  for (const { reason, words } of leftOut) {
    if (reason === "archive" || reason === "locked" || reason === "disc_image")
      return { title: words, text: unpackWords(reason) };
  }
  if (files === 0)
    return {
      title: "There are no files in this folder",
      text: "Choose the disc itself, or the folder where you saved your scan.",
    };
  if (papers > 0 && papers >= files / 2)
    return {
      title: "These are documents or photos, not a scan",
      text: "Scan pictures are the files on the disc you were given. A photo of a screen or a printed report is not enough.",
    };
  if (leftOut.some(({ reason }) => ["damaged", "truncated", "unreadable", "empty"].includes(reason)))
    return {
      title: "We could not read these files",
      text: "The disc may be scratched, or the copy was cut off. Try another drive, or ask the scan center for a new copy.",
    };
  return {
    title: "There are no scan pictures in these files",
    text: "Choose the whole disc, not one folder of it. Pictures often lie in a folder called DICOM or IMAGES.",
  };
}
