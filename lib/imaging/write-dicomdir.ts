import { explicitLittleEndian } from "#lib/imaging/transfer-syntax.ts";
import { concatenate } from "#lib/imaging/concatenate.ts";
import { type Dataset, encode, encodeItem, part10Header } from "#lib/imaging/write-dicom.ts";

/** One line of the directory: its record type, its own elements, and the records below it. */
export interface DirectoryRecord {
  type: "PATIENT" | "STUDY" | "SERIES" | LeafType;
  /** In which its text is, as (0008,0005) has it; UTF-8 unless something else is said, null for ASCII alone. */
  charset?: string | Uint8Array | null;
  elements: Dataset;
  children: readonly DirectoryRecord[];
}

/** What a file is listed as, by what it holds (PS3.3 F.5). */
export type LeafType = "IMAGE" | "RT DOSE" | "SR DOCUMENT" | "KEY OBJECT DOC";

/** A file as the directory knows it: where it lies (one component a folder) and what it is. */
export type ListedFile = {
  path: readonly string[];
  sopClassUid: string;
  sopInstanceUid: string;
  transferSyntax?: string;
};

/** What a file's record begins with, whatever else its type asks for. */
export const fileElements = ({
  path,
  sopClassUid,
  sopInstanceUid,
  transferSyntax = explicitLittleEndian,
}: ListedFile): Dataset => [
  [0x00041500, "CS", path],
  [0x00041510, "UI", sopClassUid],
  [0x00041511, "UI", sopInstanceUid],
  [0x00041512, "UI", transferSyntax],
];

/** A DICOMDIR (Media Storage Directory) over patients; offsets point to the first byte of each record's item. */
export function dicomdir(
  fileSet: { id: string; uid: string },
  patients: readonly DirectoryRecord[],
): Uint8Array<ArrayBuffer> {
  const header = part10Header("1.2.840.10008.1.3.10", fileSet.uid);
  const before = (first: number, last: number) =>
    encode([
      [0x00041130, "CS", fileSet.id],
      [0x00041200, "UL", first],
      [0x00041202, "UL", last],
      [0x00041212, "US", 0],
    ]);
  const records = inOrder(patients);
  let next = header.length + before(0, 0).length + SEQUENCE_HEADER;
  const offsets = new Map<DirectoryRecord, number>();
  for (const { record } of records) {
    offsets.set(record, next);
    next += encodeItem(entry(record, 0, 0)).length;
  }
  const offsetOf = (record: DirectoryRecord | undefined) => (record && offsets.get(record)) ?? 0;
  const items = records.map(({ record, sibling }) => entry(record, offsetOf(sibling), offsetOf(record.children[0])));
  const roots = before(offsetOf(patients[0]), offsetOf(patients.at(-1)));
  return concatenate([header, roots, encode([[0x00041220, "SQ", items]])]);
}

/** Tag, VR, two reserved bytes and the length. */
const SEQUENCE_HEADER = 12;
const IN_USE = 0xffff;

type Placed = { record: DirectoryRecord; sibling: DirectoryRecord | undefined };

function inOrder(records: readonly DirectoryRecord[], found: Placed[] = []): Placed[] {
  for (const [at, record] of records.entries()) {
    found.push({ record, sibling: records[at + 1] });
    inOrder(record.children, found);
  }
  return found;
}

function entry({ type, charset = "ISO_IR 192", elements }: DirectoryRecord, sibling: number, child: number): Dataset {
  return [
    [0x00041400, "UL", sibling],
    [0x00041410, "US", IN_USE],
    [0x00041420, "UL", child],
    [0x00041430, "CS", type],
    ...(charset === null ? [] : [[0x00080005, "CS", charset] as const]),
    ...elements,
  ];
}
