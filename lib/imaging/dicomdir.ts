import type { DataSet } from "#lib/imaging/data-set.ts";
import { parseFile } from "#lib/imaging/dataset.ts";
import { DicomError } from "#lib/imaging/dicom.ts";
import { readFields } from "#lib/imaging/fields.ts";
import type { Fields } from "#lib/imaging/fields.ts";

/**
 * What a disc's table of contents promises. Files are paths relative to the DICOMDIR, with "/" and as written there;
 * `contents` says of which study and series they are.
 */
export type Directory = {
  patients: number;
  studies: number;
  series: number;
  files: string[];
  contents: ListedStudy[];
};

/** UIDs are "" where a record has none; `type` is DICOM's, such as IMAGE, SR DOCUMENT or PRESENTATION. */
export type ListedStudy = { uid: string; date: string | null; description: string; series: ListedSeries[] };
export type ListedSeries = { uid: string; modality: string; number: number | null; instances: ListedInstance[] };
export type ListedInstance = { sopInstanceUid: string; type: string; file: string | null };

/** Whether a file's name is that of a disc's table of contents; some discs write a version number or a dot behind it. */
export function isDirectoryName(name: string): boolean {
  return /^dicomdir(\.|;1)?$/i.test(name);
}

const maxRecords = 100_000;
const maxElements = 2_000_000;

/**
 * Lists what a DICOMDIR (PS3.3 F) refers to, from the whole file. Records belong together by their offsets; one that no
 * offset leads to, as on many discs that were edited, belongs to what was listed before it. Cycles end where they close.
 * Throws `DicomError`: "not_dicom", "truncated", or "damaged" when there are no records.
 */
export async function readDirectory(bytes: Uint8Array): Promise<Directory> {
  const file = await parseFile(bytes, false, maxElements);
  if (typeof file === "string") throw new DicomError(file === "overrun" ? "truncated" : file);
  const records = readRecords(file.body);
  if (records.length === 0) throw new DicomError(file.overrun ? "truncated" : "damaged");
  const count = (type: string) => records.filter((record) => record.type === type).length;
  return {
    patients: count("PATIENT"),
    studies: count("STUDY"),
    series: count("SERIES"),
    files: records.flatMap((record) => record.file ?? []),
    contents: contentsOf(records),
  };
}

type Listed = {
  at: number;
  type: string;
  fields: Fields;
  file: string | null;
  next: number;
  lower: number;
  above: Listed | null;
};

function readRecords(body: DataSet): Listed[] {
  return (body.elements["x00041220"]?.items ?? []).slice(0, maxRecords).map(({ dataSet, dataOffset }): Listed => {
    const fields = readFields(dataSet);
    const offset = (tag: string) => (fields.has(tag) ? (dataSet.uint32(tag) ?? 0) : 0);
    return {
      at: dataOffset - 8,
      type: fields.text("x00041430").toUpperCase(),
      fields,
      file: fileOf(fields),
      next: offset("x00041400"),
      lower: offset("x00041420"),
      above: null,
    };
  });
}

function fileOf(fields: Fields): string | null {
  const parts = fields.texts("x00041500").filter((part) => part !== "");
  const sound = parts.length > 0 && parts.length <= 16;
  return sound && parts.every((part) => /^[^/\\]+$/.test(part) && part !== "..") ? parts.join("/") : null;
}

function contentsOf(records: Listed[]): ListedStudy[] {
  linkByOffsets(records);
  const studies = new Map<Listed | null, ListedStudy>();
  const series = new Map<Listed | null, ListedSeries>();
  let study: Listed | null = null;
  let listed: Listed | null = null;
  for (const record of records) {
    if (record.type === "PATIENT") study = listed = null;
    else if (record.type === "STUDY") [study, listed] = [record, null];
    else if (record.type === "SERIES") {
      listed = record;
      seriesOf(record, above(record, "STUDY") ?? study);
    } else {
      const sopInstanceUid = record.fields.uid("x00041511");
      if (sopInstanceUid === "" && record.file === null) continue;
      const own = above(record, "SERIES") ?? listed;
      const instance = { sopInstanceUid, type: record.type, file: record.file };
      seriesOf(own, above(own ?? record, "STUDY") ?? study).instances.push(instance);
    }
  }
  return [...studies.values()];

  function seriesOf(record: Listed | null, of: Listed | null): ListedSeries {
    const known = series.get(record);
    if (known) return known;
    const fields = record?.fields;
    const [uid, modality] = [fields?.uid("x0020000e") ?? "", fields?.text("x00080060") ?? ""];
    const made: ListedSeries = { uid, modality, number: fields?.integer("x00200011") ?? null, instances: [] };
    series.set(record, made);
    studyOf(of).series.push(made);
    return made;
  }

  function studyOf(record: Listed | null): ListedStudy {
    const fields = record?.fields;
    const [uid, date] = [fields?.uid("x0020000d") ?? "", fields?.date("x00080020") ?? null];
    const made = studies.get(record) ?? { uid, date, description: fields?.text("x00081030") ?? "", series: [] };
    studies.set(record, made);
    return made;
  }
}

/** Each record says where its first lower one is, and each of those where the next is beside it (PS3.3 F.3.2.2). */
function linkByOffsets(records: readonly Listed[]): void {
  const byOffset = new Map(records.map((record) => [record.at, record]));
  for (const upper of records) {
    let below = byOffset.get(upper.lower);
    while (below && !below.above && below !== upper) {
      below.above = upper;
      below = byOffset.get(below.next);
    }
  }
}

const maxDepth = 8;

function above(record: Listed, type: string): Listed | null {
  let found: Listed | null = record;
  for (let depth = 0; found && found.type !== type && depth < maxDepth; depth++) found = found.above;
  return found?.type === type ? found : null;
}

/**
 * Which listed files are not among those given: neither their path below the disc's root, without regard to case, nor
 * their SOP Instance UID, as where whoever copied the disc gave its files other names.
 */
export function absentFiles(
  { files, contents }: Pick<Directory, "files" | "contents">,
  present: Iterable<string>,
  uids: ReadonlySet<string> = new Set(),
): string[] {
  const found = new Set([...present].map(plain));
  const listed = contents.flatMap(({ series }) => series.flatMap(({ instances }) => instances));
  const renamed = new Set(
    listed.flatMap(({ sopInstanceUid, file }) => (file && uids.has(sopInstanceUid) ? [file] : [])),
  );
  return files.filter((file) => !renamed.has(file) && !found.has(plain(file)));
}

/** Drives differ in how they show ISO 9660 names: case, ";1" and a trailing dot. */
function plain(path: string): string {
  return path.toLowerCase().replace(/\\/g, "/").replace(/;1$/, "").replace(/\.$/, "");
}
