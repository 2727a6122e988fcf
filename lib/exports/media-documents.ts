import { type Dataset } from "#lib/imaging/write-dicom.ts";
import { fileElements } from "#lib/imaging/write-dicomdir.ts";
import { keyObjects } from "#lib/markings/key-objects.ts";
import type { MarkedFrame } from "#lib/markings/marked-frame.ts";
import type { MarkingDocument } from "#lib/markings/marking-document.ts";
import { measurementReport } from "#lib/markings/measurement-report.ts";
import { type Language, say } from "#lib/platform/language.ts";
import { uidFrom } from "#lib/studies/uid.ts";
import { fileSetOf, type Written } from "./file-set.ts";
import type { Document } from "./fill-part.ts";
import { eight, mediaRoot } from "./folders.ts";
import type { Found } from "./found.ts";
import { mediaWords } from "./media-words.ts";
import type { SignedMarks } from "./signed-marks.ts";

type Media = { id: string; language: Language; marks: SignedMarks | null };

/**
 * What makes a disc of the scan in an export: its directory, in plain words how to read it, and what the surgeon marked
 * as DICOM objects of their own. Nothing without a scan.
 */
export function mediaDocuments(found: Found, { id, language, marks }: Media): Document[] {
  const written = marks ? writtenFor(found.marked, marks) : [];
  const listed = written.map((one) => one.listed);
  const directory = fileSetOf(found.listed, { uid: uidFrom(id, "file set"), written: listed });
  if (!directory) return [];
  const readMe = say(language, mediaWords(found, written.length > 0)).replaceAll("\n", "\r\n");
  return [
    ...written.map((one) => one.document),
    { name: "README.TXT", bytes: new TextEncoder().encode(readMe) },
    { name: "DICOMDIR", bytes: directory },
  ];
}

/** Key images and measurements of each study; their UIDs follow from ours, so that made again they are the same. */
export function writtenFor(
  marked: readonly MarkedFrame[],
  { requestId, ...signed }: SignedMarks,
): { document: Document; listed: Written }[] {
  const studies = [...new Set(marked.map(({ study }) => study.uid))].sort();
  return studies.flatMap((uid, at) => {
    const frames = marked.filter(({ study }) => study.uid === uid).sort(inOrder);
    const uids = (what: string) => ({
      series: uidFrom(requestId, uid, what, "series"),
      instance: uidFrom(requestId, uid, what),
    });
    const keys = keyObjects({ ...signed, frames, uids: uids("key images") });
    const report = measurementReport({ ...signed, frames, uids: uids("measurements") }, (markId) => uidFrom(markId));
    return [
      ...(keys ? [written(uid, [mediaRoot, eight("KO", at + 1)], keys)] : []),
      ...(report ? [written(uid, [mediaRoot, eight("SR", at + 1)], report)] : []),
    ];
  });
}

const inOrder = (one: MarkedFrame, other: MarkedFrame): number =>
  one.sopInstanceUid === other.sopInstanceUid
    ? one.frame - other.frame
    : one.sopInstanceUid < other.sopInstanceUid
      ? -1
      : 1;

const seriesTags: readonly number[] = [0x00080060, 0x0008103e, 0x0020000e, 0x00200011];
const documentTags: readonly number[] = [0x00080023, 0x00080033, 0x00200013, 0x0040a043, 0x0040a491, 0x0040a493];

function written(of: string, path: string[], { dataset, bytes, ...sop }: MarkingDocument) {
  const only = (tags: readonly number[]): Dataset => dataset.filter(([tag]) => tags.includes(tag));
  const elements = [...fileElements({ path, ...sop }), ...only(documentTags), ...modifiers(dataset)];
  const type = dataset.some(([tag, , value]) => tag === 0x00080060 && value === "KO")
    ? "KEY OBJECT DOC"
    : "SR DOCUMENT";
  return {
    document: { name: path.join("/"), bytes },
    listed: { of, series: only(seriesTags), leaf: { type, elements, children: [] } } satisfies Written,
  };
}

/** What modifies a document's title is told in its record too (PS3.3 F.5.25 and F.5.26). */
function modifiers(dataset: Dataset): Dataset {
  const content = dataset.flatMap((element) => (element[0] === 0x0040a730 && element[1] === "SQ" ? element[2] : []));
  const found = content.filter((item) =>
    item.some(([tag, , value]) => tag === 0x0040a010 && value === "HAS CONCEPT MOD"),
  );
  return found.length > 0 ? [[0x0040a730, "SQ", found]] : [];
}
