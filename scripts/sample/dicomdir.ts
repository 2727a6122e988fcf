import { type Dataset, encode, encodeItem, explicitLittleEndian, joined, part10Header } from "./write-dicom.ts";

/** One line of the directory: its record type, its own elements, and the records below it. */
export interface DirectoryRecord {
  type: "PATIENT" | "STUDY" | "SERIES" | "IMAGE";
  elements: Dataset;
  children: readonly DirectoryRecord[];
}

/** A DICOMDIR (Media Storage Directory) over patients; offsets point to the first byte of each record's item. */
export function dicomdir(fileSet: { id: string; uid: string }, patients: readonly DirectoryRecord[]): Uint8Array {
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
  return joined([header, roots, encode([[0x00041220, "SQ", items]])]);
}

/** An image's record: where its file lies (one component a folder) and what it is. */
export function imageRecord(image: {
  number: number;
  path: readonly string[];
  sopClassUid: string;
  sopInstanceUid: string;
}) {
  const elements: Dataset = [
    [0x00041500, "CS", image.path],
    [0x00041510, "UI", image.sopClassUid],
    [0x00041511, "UI", image.sopInstanceUid],
    [0x00041512, "UI", explicitLittleEndian],
    [0x00200013, "IS", image.number],
  ];
  return { type: "IMAGE", elements, children: [] } as const satisfies DirectoryRecord;
}

/** Tag, VR, two reserved bytes and the length. */
const SEQUENCE_HEADER = 12;
const IN_USE = 0xffff;

function inOrder(
  records: readonly DirectoryRecord[],
): { record: DirectoryRecord; sibling: DirectoryRecord | undefined }[] {
  return records.flatMap((record, i) => [{ record, sibling: records[i + 1] }, ...inOrder(record.children)]);
}

function entry({ type, elements }: DirectoryRecord, sibling: number, child: number): Dataset {
  return [
    [0x00041400, "UL", sibling],
    [0x00041410, "US", IN_USE],
    [0x00041420, "UL", child],
    [0x00041430, "CS", type],
    [0x00080005, "CS", "ISO_IR 192"],
    ...elements,
  ];
}
