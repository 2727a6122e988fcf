/** Names of files and folders in an export: letters, digits and little else, so that every system can unpack them. */

type Series = { id: string; description: string | null; modality: string };
type Study = { studyDate: string | null; description: string | null; series: readonly Series[] };

/** The folder of each series by its id: the studies in their order, each with its day, and its series in theirs. */
export function seriesFolders(studies: readonly Study[], root: string): Map<string, string> {
  const folders = new Map<string, string>();
  for (const [at, study] of studies.entries()) {
    const folder = [numbered(at), study.studyDate, study.description].map((part) => plain(part ?? "")).filter(Boolean);
    for (const [place, series] of study.series.entries()) {
      const name = [numbered(place), plain(series.description ?? "") || plain(series.modality)].filter(Boolean);
      folders.set(series.id, `${root}/${folder.join("_")}/${name.join("_")}`);
    }
  }
  return folders;
}

/** Of the ninth pack the file "0001.dcm": one name in a series, in the order in which it came. */
export const fileName = (pack: number, entry: string): string => `${String(pack).padStart(4, "0")}-${plain(entry)}`;

/** A paper under its own name, which the person knows it by; its number keeps two of one name apart. */
export function paperName(at: number, label: string, extension: string): string {
  const stem = plain(label.replace(/\.[^.]{1,5}$/, "")) || "paper";
  return `${numbered(at)}_${stem}.${extension}`;
}

const numbered = (at: number): string => String(at + 1).padStart(2, "0");

/** What is left of words in a name: ASCII, no leading dot, no spaces, at most 60 characters. */
const plain = (words: string): string =>
  words
    .normalize("NFKD")
    .replace(/[^\w.-]+/g, "-")
    .replace(/^[-.]+|[-.]+$/g, "")
    .slice(0, 60);
