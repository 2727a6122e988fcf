import { parseFile } from "#lib/imaging/dataset.ts";
import { DicomError } from "#lib/imaging/dicom.ts";
import { readFields } from "#lib/imaging/fields.ts";

/** What a disc's table of contents promises. Files are paths relative to the DICOMDIR, with "/" and as written there. */
export type Directory = { patients: number; studies: number; series: number; files: string[] };

/** Whether a file's name is that of a disc's table of contents; some discs write a version number or a dot behind it. */
export function isDirectoryName(name: string): boolean {
  return /^dicomdir(\.|;1)?$/i.test(name);
}

const maxRecords = 100_000;

/**
 * Lists what a DICOMDIR (PS3.3 F) refers to, from the whole file. Records are read as a flat list, so that wrong offsets
 * between them do no harm. Throws `DicomError`: "not_dicom", "truncated", or "damaged" when there are no records.
 */
export async function readDirectory(bytes: Uint8Array): Promise<Directory> {
  const file = await parseFile(bytes, false);
  if (typeof file === "string") throw new DicomError(file === "overrun" ? "truncated" : file);
  const root = readFields(file.body);
  const records = root.items("x00041220").slice(0, maxRecords);
  if (records.length === 0) throw new DicomError(file.overrun ? "truncated" : "damaged");
  const count = (type: string) => records.filter((record) => record.text("x00041430") === type).length;
  const files = records
    .map((record) => record.texts("x00041500").filter((part) => part !== ""))
    .filter(
      (parts) =>
        parts.length > 0 && parts.length <= 16 && parts.every((part) => /^[^/\\]+$/.test(part) && part !== ".."),
    )
    .map((parts) => parts.join("/"));
  return { patients: count("PATIENT"), studies: count("STUDY"), series: count("SERIES"), files };
}

/** Which listed files are not among those given, by path below the disc's root and without regard to case. */
export function absentFiles(directory: Directory, present: Iterable<string>): string[] {
  const found = new Set([...present].map(plain));
  return directory.files.filter((file) => !found.has(plain(file)));
}

/** Drives differ in how they show ISO 9660 names: case, ";1" and a trailing dot. */
function plain(path: string): string {
  return path.toLowerCase().replace(/\\/g, "/").replace(/;1$/, "").replace(/\.$/, "");
}
