import type { DataSet } from "#lib/imaging/data-set.ts";
import type { ParsedFile } from "#lib/imaging/dataset.ts";
import { uidIsSound } from "#lib/imaging/fields.ts";
import type { Dataset, TextVr } from "#lib/imaging/write-dicom.ts";
import {
  dicomdir,
  type DirectoryRecord,
  fileElements,
  type LeafType,
  type ListedFile,
} from "#lib/imaging/write-dicomdir.ts";

/**
 * What a DICOMDIR says of files, collected while they are copied: text is kept as its file has it, in base64, so that no
 * character set is lost. The files of one series share what stands above them.
 */
export type Listed = { patient: Kept; study: Kept; series: Kept; charset: string | null; files: Leaf[] };
type Kept = Record<string, string>;
type Leaf = ListedFile & { type: LeafType; number: string | null; summation?: string };

const patientTags = { "00100010": "PN", "00100020": "LO" } as const;
const studyTags = {
  "00080020": "DA",
  "00080030": "TM",
  "00080050": "SH",
  "00081030": "LO",
  "0020000d": "UI",
  "00200010": "SH",
} as const;
const seriesTags = { "00080060": "CS", "0008103e": "LO", "0020000e": "UI", "00200011": "IS" } as const;
const vrs: Readonly<Record<string, TextVr>> = { ...patientTags, ...studyTags, ...seriesTags };

/**
 * What the directory says of one file that lies at `path`; null for what cannot be listed: PS3.3 F.5 asks for the UIDs
 * of study, series and instance.
 */
export function listingOf({ body, transferSyntax }: ParsedFile, path: readonly string[]): Listed | null {
  const uid = (tag: string) => plain(body, tag).replace(/[\0 ]+$/, "");
  const [sopClassUid, sopInstanceUid] = [uid("00080016"), uid("00080018")];
  if (![sopClassUid, sopInstanceUid, uid("0020000d"), uid("0020000e")].every(uidIsSound)) return null;
  const type = typesOfClasses[sopClassUid] ?? "IMAGE";
  const summation = type === "RT DOSE" ? { summation: kept(body, "3004000a") || plan } : {};
  const leaf = {
    path,
    sopClassUid,
    sopInstanceUid,
    transferSyntax,
    type,
    number: kept(body, "00200013") || null,
    ...summation,
  };
  return {
    patient: all(body, patientTags),
    study: all(body, studyTags),
    series: all(body, seriesTags),
    charset: kept(body, "00080005") || null,
    files: [leaf],
  };
}

/** The dose of a whole plan, in base64. */
const plan = "UExBTg==";

/** Images are all but these; of what the portal takes, a dose is the only picture with a record of its own kind. */
const typesOfClasses: Readonly<Record<string, LeafType>> = { "1.2.840.10008.5.1.4.1.1.481.2": "RT DOSE" };

/** Files of one series as one. */
export function gathered(listed: readonly Listed[]): Listed[] {
  const found = new Map<string, Listed>();
  for (const one of listed) {
    const { files, ...above } = one;
    const key = JSON.stringify(above);
    const known = found.get(key);
    if (known) known.files.push(...files);
    else found.set(key, { ...above, files: [...files] });
  }
  return [...found.values()];
}

/** A record of something that is written for an export: it stands in a series of its own beside those of its study. */
export type Written = { of: string; series: Dataset; leaf: DirectoryRecord };

/**
 * The DICOMDIR of everything listed, by person, study and series in the order in which they came; null where nothing is. Of
 * two files of one UID the first is listed. What PS3.3 F.5 demands and a file leaves out is filled in here alone.
 */
export function fileSetOf(
  listed: readonly Listed[],
  { uid, written = [] }: { uid: string; written?: readonly Written[] },
): Uint8Array<ArrayBuffer> | null {
  const seen = new Set<string>();
  const patients = new Map<string, { of: Listed; studies: Map<string, { of: Listed; series: Map<string, Listed> }> }>();
  for (const one of gathered(listed)) {
    const files = one.files.filter(({ sopInstanceUid }) => !seen.has(sopInstanceUid) && seen.add(sopInstanceUid));
    if (files.length === 0) continue;
    const patient = put(patients, JSON.stringify(one.patient), () => ({
      of: one,
      studies: new Map<string, { of: Listed; series: Map<string, Listed> }>(),
    }));
    const study = put(patient.studies, studyUidOf(one), () => ({ of: one, series: new Map<string, Listed>() }));
    put(study.series, one.series["0020000e"] ?? "", () => ({ ...one, files: [] })).files.push(...files);
  }
  if (patients.size === 0) return null;
  const records = [...patients.values()].map(({ of, studies }, at): DirectoryRecord => {
    const needed: Dataset = [
      [0x00100010, "PN", ""],
      [0x00100020, "LO", `UNKNOWN-${at + 1}`],
    ];
    const children = [...studies.values()].map((study, place) => studyRecord(study, place, written));
    return above("PATIENT", of, of.patient, needed, children);
  });
  return dicomdir({ id: "FORAMEN", uid }, records);
}

/** The Study Instance UID of what was listed. */
export const studyUidOf = ({ study }: Listed): string => text(study["0020000d"] ?? "").replace(/[\0 ]+$/, "");

function studyRecord(
  { of, series }: { of: Listed; series: Map<string, Listed> },
  at: number,
  written: readonly Written[],
): DirectoryRecord {
  const needed: Dataset = [
    [0x00080020, "DA", "19000101"],
    [0x00080030, "TM", "000000"],
    [0x00080050, "SH", ""],
    [0x00081030, "LO", ""],
    [0x00200010, "SH", String(at + 1)],
  ];
  const own = [...series.values()].map((one, place) => seriesRecord(one, place));
  const ours = written.flatMap(({ of: uid, series: elements, leaf }): DirectoryRecord[] =>
    uid === studyUidOf(of) ? [{ type: "SERIES", elements, children: [leaf] }] : [],
  );
  return above("STUDY", of, of.study, needed, [...own, ...ours]);
}

function seriesRecord(one: Listed, at: number): DirectoryRecord {
  const needed: Dataset = [
    [0x00080060, "CS", "OT"],
    [0x00200011, "IS", at + 1],
  ];
  const children = one.files.map((file, place): DirectoryRecord => {
    const number = file.number ? bytesOf(file.number) : String(place + 1);
    const own = file.summation === undefined ? [] : [[0x3004000a, "CS", bytesOf(file.summation)] as const];
    return { type: file.type, elements: [...fileElements(file), [0x00200013, "IS", number], ...own], children: [] };
  });
  return above("SERIES", one, one.series, needed, children);
}

/** A record with what its files say, in their character set, and what they leave out. */
function above(
  type: "PATIENT" | "STUDY" | "SERIES",
  { charset }: Listed,
  said: Kept,
  needed: Dataset,
  children: DirectoryRecord[],
): DirectoryRecord {
  const own = Object.entries(said).map(
    ([tag, value]) => [Number.parseInt(tag, 16), vrs[tag] ?? "LO", bytesOf(value)] as const,
  );
  const missing = needed.filter(([tag]) => !own.some(([given, , value]) => given === tag && value.length > 0));
  const kept = own.filter(([tag]) => !missing.some(([absent]) => absent === tag));
  return { type, charset: charset === null ? null : bytesOf(charset), elements: [...kept, ...missing], children };
}

function put<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const known = map.get(key);
  if (known) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function all(body: DataSet, tags: Readonly<Record<string, TextVr>>): Kept {
  const found: Kept = {};
  for (const tag of Object.keys(tags)) {
    const value = kept(body, tag);
    if (value !== undefined) found[tag] = value;
  }
  return found;
}

/** More of a value than any of these VRs has is damage, and not worth a place in every part. */
const longest = 1_024;

function kept(body: DataSet, tag: string): string | undefined {
  const element = body.elements[`x${tag}`];
  if (!element || element.items || element.dataOffset + element.length > body.byteArray.length) return undefined;
  if (element.length > longest) return undefined;
  const bytes = body.byteArray.subarray(element.dataOffset, element.dataOffset + element.length);
  return Buffer.from(bytes).toString("base64");
}

const bytesOf = (base64: string): Uint8Array => Buffer.from(base64, "base64");
const text = (base64: string): string => Buffer.from(base64, "base64").toString("latin1");
const plain = (body: DataSet, tag: string): string => text(kept(body, tag) ?? "");
