import { concatenate } from "#lib/imaging/concatenate.ts";
import { type Dataset, encode, part10Header } from "#lib/imaging/write-dicom.ts";
import { code, personName } from "./content-items.ts";
import { codes } from "./codes.ts";
import type { MarkedFrame } from "./marked-frame.ts";
import type { Marking } from "./marking.ts";

/** What a surgeon had marked in one study when they signed, and where. */
export type SignedStudy = {
  marks: readonly Marking[];
  frames: readonly MarkedFrame[];
  /** As they signed: name, then credentials. */
  signature: string;
  signedAt: Date;
  uids: { series: string; instance: string };
};

/** A DICOM object of our own: its file, and what a directory needs to know of it. */
export type MarkingDocument = { sopClassUid: string; sopInstanceUid: string; bytes: Uint8Array; dataset: Dataset };

type Kind = { sopClassUid: string; modality: string; seriesNumber: number; description: string };

/** The document around a content tree: whose it is, when it was signed, and which images it is about. The same each time. */
export function markingDocument(
  kind: Kind,
  { frames, signature, signedAt, uids }: SignedStudy,
  content: Dataset,
): MarkingDocument {
  const [first] = frames;
  if (!first) throw new Error("a document about no image");
  const { study } = first;
  const [date, time] = dicomTime(signedAt);
  const dataset: Dataset = [
    [0x00080016, "UI", kind.sopClassUid],
    [0x00080018, "UI", uids.instance],
    [0x00080020, "DA", study.date],
    [0x00080023, "DA", date],
    [0x00080030, "TM", study.time],
    [0x00080033, "TM", time],
    [0x00080050, "SH", study.accession],
    [0x00080060, "CS", kind.modality],
    [0x00080070, "LO", "Foramen"],
    [0x00080090, "PN", ""],
    [0x00080201, "SH", "+0000"],
    [0x0008103e, "LO", kind.description],
    [0x00081111, "SQ", []],
    [0x00100010, "PN", study.patientName],
    [0x00100020, "LO", study.patientId],
    [0x00100030, "DA", study.birthDate],
    [0x00100040, "CS", study.sex],
    [0x0020000d, "UI", study.uid],
    [0x0020000e, "UI", uids.series],
    [0x00200010, "SH", study.id],
    [0x00200011, "IS", kind.seriesNumber],
    [0x00200013, "IS", 1],
    [0x0040a375, "SQ", [evidence(study.uid, frames)]],
    ...content,
  ];
  const { sopClassUid } = kind;
  const encoded = encode(dataset);
  // Text beyond ASCII is UTF-8; what has none says nothing, as some readers warn of every set but their own.
  const charset = isAscii([study.patientName, study.patientId, study.accession, study.id, signature])
    ? new Uint8Array()
    : encode([[0x00080005, "CS", "ISO_IR 192"]]);
  const bytes = concatenate([part10Header(sopClassUid, uids.instance), charset, encoded]);
  return { sopClassUid, sopInstanceUid: uids.instance, bytes, dataset };
}

/** Which images of which series are spoken of (PS3.3 C.17.2.1). */
function evidence(studyUid: string, frames: readonly MarkedFrame[]): Dataset {
  const series = [...new Set(frames.map(({ seriesUid }) => seriesUid))].map((uid): Dataset => {
    const own = frames.filter(({ seriesUid }) => seriesUid === uid);
    const images = new Map(own.map(({ sopClassUid, sopInstanceUid }) => [sopInstanceUid, sopClassUid]));
    const items = [...images].map(([instance, sopClass]): Dataset => [
      [0x00081150, "UI", sopClass],
      [0x00081155, "UI", instance],
    ]);
    return [
      [0x0020000e, "UI", uid],
      [0x00081199, "SQ", items],
    ];
  });
  return [
    [0x0020000d, "UI", studyUid],
    [0x00081115, "SQ", series],
  ];
}

/** Who observed (PS3.16 TID 1002): "Ada Okoye, MD". Which part of a name is the family's is not known here. */
export const observer = (signature: string): Dataset[] => {
  const at = signature.lastIndexOf(", ");
  const [name, credentials] = at < 0 ? [signature, ""] : [signature.slice(0, at), signature.slice(at + 2)];
  const person = [name, "", "", "", credentials].map((part) => part.replace(/[\\^=]/g, " ")).join("^");
  return [
    code("HAS OBS CONTEXT", codes.observerType, codes.person),
    personName("HAS OBS CONTEXT", codes.observerName, person.replace(/\^+$/, "")),
  ];
};

const isAscii = (texts: readonly string[]): boolean => texts.every((text) => /^[\x20-\x7e]*$/.test(text));

const dicomTime = (at: Date): [date: string, time: string] => {
  const digits = at.toISOString().replace(/\D/g, "");
  return [digits.slice(0, 8), digits.slice(8, 14)];
};
