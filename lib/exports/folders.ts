/** Names of files and folders in an export: such that every system can unpack them, and for the scan, that any disc takes. */

type Study = { series: readonly { id: string }[] };

/**
 * The folder of each series by its id, one component a level, the studies and series in their order. Names as ISO 9660
 * level 1 and PS3.10 8.2 have them: at most 8 of A–Z, 0–9 and _, and nothing of anybody in them.
 */
export function mediaFolders(studies: readonly Study[]): Map<string, readonly string[]> {
  const folders = new Map<string, readonly string[]>();
  for (const [at, { series }] of studies.entries())
    for (const [place, { id }] of series.entries())
      folders.set(id, [mediaRoot, eight("ST", at + 1), eight("SE", place + 1)]);
  return folders;
}

/** Where the scan lies. */
export const mediaRoot = "DICOM";

/** "IM000012": the twelfth file of all. */
export const eight = (kind: string, number: number): string => `${kind}${String(number).padStart(6, "0")}`;

/** A paper under its own name, which the person knows it by; its number keeps two of one name apart. */
export function paperName(at: number, label: string, extension: string): string {
  const stem = plain(label.replace(/\.[^.]{1,5}$/, "")) || "paper";
  return `${String(at + 1).padStart(2, "0")}_${stem}.${extension}`;
}

/** What is left of words in a name: ASCII, no leading dot, no spaces, at most 60 characters. */
const plain = (words: string): string =>
  words
    .normalize("NFKD")
    .replace(/[^\w.-]+/g, "-")
    .replace(/^[-.]+|[-.]+$/g, "")
    .slice(0, 60);
