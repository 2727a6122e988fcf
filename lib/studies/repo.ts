import { createHash } from "node:crypto";
import type { Prisma } from "#prisma/generated/client.ts";
import { type Actor, is } from "#lib/accounts/actor.ts";
import type { DicomHeader } from "#lib/imaging/dicom.ts";
import { orderSlices } from "#lib/imaging/geometry.ts";
import type { Reading } from "#lib/imaging/hanging.ts";
import type { Tx } from "#lib/platform/db.ts";
import type { ZipEntry } from "#lib/upload/zip.ts";
import { readAsOne, type SeriesFacts, type StackFacts } from "./series-facts.ts";
import { withParts } from "./shown-together.ts";
import type { InstanceEntry, StudyIndex } from "./study-index.ts";

/** What is kept of an image's header beside its own columns: enough to lay out, order and window it. */
export type Attributes = Pick<
  DicomHeader["instance"],
  | "imagePosition"
  | "imageOrientation"
  | "pixelSpacing"
  | "sliceThickness"
  | "frameOfReferenceUid"
  | "windowCenter"
  | "windowWidth"
  | "photometricInterpretation"
  | "imageType"
  | "echoTime"
  | "repetitionTime"
  | "inversionTime"
  | "flipAngle"
  | "scanningSequence"
>;

/** One file of a pack after its check. */
export type CheckedFile = {
  entry: ZipEntry;
  sha256: string;
} & ({ header: DicomHeader } | { reason: string; /** In English. */ words: string });

export const findPack = (tx: Tx, packId: string) =>
  tx.pack.findUnique({ where: { id: packId }, include: { request: true } });

/** Holds the pack's row until the transaction ends and answers its state. */
export async function lockPack(tx: Tx, packId: string): Promise<string | undefined> {
  const [row] = await tx.$queryRaw<{ state: string }[]>`SELECT state FROM pack WHERE id = ${packId}::uuid FOR UPDATE`;
  return row?.state;
}

/** Where packs lie in storage. */
export const packFolder = "packs/";

/** Where the small pictures of series lie. */
export const previewFolder = "previews/";

/** A random place: nothing of a person or a scan is in it. */
export const newPackKey = (): string => `${packFolder}${crypto.randomUUID()}.zip`;

const cleanEnd = "-checked.zip";

/** Where a pack's accepted files lie once it had to be written anew; the same each time. */
export const cleanKeyOf = (key: string): string => key.replace(/\.zip$/, cleanEnd);

/** Both keys under which a pack may lie. */
export function keysOf(key: string): string[] {
  const original = key.endsWith(cleanEnd) ? key.replace(cleanEnd, ".zip") : key;
  return [original, cleanKeyOf(original)];
}

/**
 * The objects of a checked or damaged pack that nothing points at. Told by its rows alone, so that a job that died
 * before it took them away does so when it is run again.
 */
export async function unusedKeys(tx: Tx, pack: { id: string; key: string }): Promise<string[]> {
  const row = await tx.pack.findUnique({ where: { id: pack.id } });
  if (!row) return keysOf(pack.key); // removed while it was being checked
  if (row.state === "signed" || row.state === "stored") return [];
  const accepted = await tx.scanFile.count({ where: { packId: pack.id, state: "accepted" } });
  return [...new Set([keysOf(row.key)[0] ?? row.key, row.key])].filter((one) => one !== row.key || accepted === 0);
}

/**
 * Writes what a checked pack held. A file the request already has (the same bytes, perhaps sent twice by two tabs) is
 * passed over, so that running this again changes nothing.
 */
export async function saveCheckedFiles(
  tx: Tx,
  pack: { id: string; requestId: string },
  checked: readonly CheckedFile[],
): Promise<{ images: number; rejected: number }> {
  const held = await tx.scanFile.findMany({
    where: { requestId: pack.requestId, sha256: { in: checked.map(({ sha256 }) => sha256) } },
    select: { sha256: true },
  });
  const seen = new Set(held.map(({ sha256 }) => sha256));
  const fresh = checked.filter(({ sha256 }) => !seen.has(sha256) && seen.add(sha256));
  const files = await tx.scanFile.createManyAndReturn({ data: fresh.map((file) => fileRow(pack, file)) });
  const idOf = new Map(files.map(({ id, sha256 }) => [sha256, id]));
  const instances: Prisma.InstanceCreateManyInput[] = [];
  const seriesIds = new Map<string, string>();
  for (const file of fresh) {
    if (!("header" in file)) continue;
    const { header } = file;
    const { studyInstanceUid, seriesInstanceUid } = header;
    const key = studyInstanceUid && seriesInstanceUid && `${studyInstanceUid} ${seriesInstanceUid}`;
    const seriesId = seriesIds.get(key) ?? (await upsertSeries(tx, pack.requestId, header));
    if (key) seriesIds.set(key, seriesId);
    instances.push(instanceRow(seriesId, idOf.get(file.sha256) ?? "", header));
  }
  await tx.instance.createMany({ data: instances });
  return { images: instances.length, rejected: fresh.length - instances.length };
}

const fileRow = ({ id: packId, requestId }: { id: string; requestId: string }, file: CheckedFile) => ({
  requestId,
  packId,
  entry: file.entry.name,
  sha256: file.sha256,
  size: file.entry.size,
  method: file.entry.method,
  dataOffset: file.entry.dataOffset,
  compressedSize: file.entry.compressedSize,
  ...("header" in file
    ? { state: "accepted" as const }
    : { state: "rejected" as const, reason: file.reason, words: file.words }),
});

async function upsertSeries(
  tx: Tx,
  requestId: string,
  { patient, study, series, ...header }: DicomHeader,
): Promise<string> {
  const { modality } = header;
  const person = [patient.name, patient.id, patient.birthDate];
  const studyInstanceUid =
    header.studyInstanceUid ||
    standIn(...person, study.date ?? series.date, study.accession, modality, study.description);
  const seriesInstanceUid = header.seriesInstanceUid || standIn(series.number, series.description, modality);
  const { id: studyId } = await tx.study.upsert({
    where: { requestId_studyInstanceUid: { requestId, studyInstanceUid } },
    create: {
      requestId,
      studyInstanceUid,
      patientName: patient.name || null,
      patientId: patient.id || null,
      patientBirthDate: patient.birthDate,
      patientSex: patient.sex || null,
      studyDate: study.date,
      description: study.description || null,
      accession: study.accession || null,
    },
    update: {},
  });
  const { id } = await tx.series.upsert({
    where: { studyId_seriesInstanceUid: { studyId, seriesInstanceUid } },
    create: {
      studyId,
      seriesInstanceUid,
      modality,
      number: series.number,
      description: series.description || series.protocol || null,
      bodyPart: series.bodyPart || null,
    },
    update: {},
  });
  return id;
}

/** Where a file does not say to which study or series it belongs, those that look alike belong together. */
const standIn = (...alike: (string | number | null)[]): string =>
  `none.${createHash("sha256").update(alike.join("\n")).digest("hex").slice(0, 16)}`;

function instanceRow(
  seriesId: string,
  fileId: string,
  { instance, ...header }: DicomHeader,
): Prisma.InstanceCreateManyInput {
  const attributes: Attributes = {
    imagePosition: instance.imagePosition,
    imageOrientation: instance.imageOrientation,
    pixelSpacing: instance.pixelSpacing,
    sliceThickness: instance.sliceThickness,
    frameOfReferenceUid: instance.frameOfReferenceUid,
    windowCenter: instance.windowCenter,
    windowWidth: instance.windowWidth,
    photometricInterpretation: instance.photometricInterpretation,
    imageType: instance.imageType,
    echoTime: instance.echoTime,
    repetitionTime: instance.repetitionTime,
    inversionTime: instance.inversionTime,
    flipAngle: instance.flipAngle,
    scanningSequence: instance.scanningSequence,
  };
  return {
    seriesId,
    fileId,
    sopInstanceUid: header.sopInstanceUid,
    sopClassUid: header.sopClassUid,
    transferSyntax: header.transferSyntax,
    number: instance.number,
    frames: instance.frames,
    rows: instance.rows,
    columns: instance.columns,
    attributes,
    header: { ...header, instance } satisfies DicomHeader,
  };
}

/** The SHA-256 of every file the request holds for certain, or that lies in a stored pack awaiting its check. */
export async function heldHashes(tx: Tx, requestId: string): Promise<string[]> {
  const files = await tx.scanFile.findMany({ where: { requestId }, select: { sha256: true } });
  const waiting = await tx.pack.findMany({ where: { requestId, state: "stored" }, select: { announced: true } });
  const announced = waiting.flatMap((pack) => pack.announced as { sha256: string }[]);
  return [...new Set([...files, ...announced].map(({ sha256 }) => sha256))];
}

const withSeries = {
  series: {
    orderBy: [{ number: "asc" }, { id: "asc" }],
    include: { instances: { omit: { header: true }, include: { file: true } } },
  },
} satisfies Prisma.StudyInclude;

/**
 * Which studies of a request an actor sees: a surgeon none whose person may be another, before staff have decided that it
 * is theirs.
 */
export const studiesFor = (actor: Actor, requestId: string): Prisma.StudyWhereInput => ({
  requestId,
  withdrawnAt: null,
  ...(is("surgeon", actor) && released),
});

/** Studies that may go to a surgeon. */
export const released = {
  OR: [{ decision: "theirs" }, { decision: null, identity: { in: ["match", "probable", "unknown"] } }],
} satisfies Prisma.StudyWhereInput;

/** The images of studies for the viewer, with the storage keys of the packs they lie in, and of no other. */
export async function indexOf(
  tx: Tx,
  requestId: string,
  where: Prisma.StudyWhereInput,
): Promise<{ index: Omit<StudyIndex, "packs" | "cleared">; keys: Map<string, string> }> {
  const studies = await tx.study.findMany({
    where,
    include: withSeries,
    orderBy: [{ studyDate: "desc" }, { id: "asc" }],
  });
  const used = studies.flatMap(({ series }) =>
    series.flatMap(({ instances }) => instances.map(({ file }) => file.packId)),
  );
  const packs = await tx.pack.findMany({
    where: { id: { in: [...new Set(used)] }, state: "checked" },
    select: { id: true, key: true },
  });
  const index = {
    requestId,
    studies: withParts(studies).map(([study, ...parts]) => ({
      id: study.id,
      description: study.description,
      date: study.studyDate,
      patient: { name: study.patientName, birthDate: study.patientBirthDate, sex: study.patientSex },
      series: withParts([study, ...parts].flatMap(({ series }) => series))
        .sort(([a], [b]) => byNumber(a, b))
        .flatMap(inStacks),
    })),
  };
  return { index, keys: new Map(packs.map(({ id, key }) => [id, key])) };
}

type SeriesRow = Prisma.SeriesGetPayload<(typeof withSeries)["series"]>;

/** By series number, without one last; then in the order in which they came. */
export const byNumber = (a: { number: number | null; id: string }, b: { number: number | null; id: string }): number =>
  (a.number ?? Number.MAX_SAFE_INTEGER) - (b.number ?? Number.MAX_SAFE_INTEGER) || (a.id < b.id ? -1 : 1);

/** A series, with those shown in it, as it is read: each of its stacks by itself. What was not assessed yet is one stack, in the order of its geometry. */
function inStacks(shown: [SeriesRow, ...SeriesRow[]]) {
  const [{ id, modality, number, description, facts, previewKey, previewOf }] = shown;
  const rows = new Map(shown.flatMap(({ instances }) => instances.map((row) => [row.id, row])));
  const known = facts as SeriesFacts | null;
  const stacks = readAsOne(known?.stacks ?? []);
  // An object of many frames may lie in several stacks: it stays whole, in the first of them.
  const take = (instanceId: string): InstanceRow[] => {
    const row = rows.get(instanceId);
    rows.delete(instanceId);
    return row ? [row] : [];
  };
  const all = [
    ...stacks.map((stack) => ({
      label: stacks.length > 1 ? stack.label : null,
      reading: known && readingOf(known, stack),
      entries: stack.instanceIds.flatMap(take).map((row) => placed(row).entry),
    })),
    {
      label: null,
      reading: null,
      entries: orderSlices([...rows.values()].map(placed)).map(({ entry }) => entry),
    },
  ].filter(({ entries }) => entries.length > 0);
  return all.map(({ label, reading, entries }, at) => ({
    id: at === 0 ? id : `${id}.${at + 1}`,
    modality,
    number,
    description: label && description ? `${description}: ${label}` : (label ?? description),
    reading,
    preview:
      previewKey && previewOf && entries.some((entry) => entry.id === previewOf)
        ? { seriesId: id, instanceId: previewOf }
        : null,
    instances: entries,
  }));
}

/** What a stack is hung by; scouts and screen pictures in a readable series are not read. */
function readingOf(facts: SeriesFacts, { kind, plane }: StackFacts): Reading {
  const { region, sequence, kernel, view, sliceThickness } = facts;
  const readable = facts.readable && ["stack", "time_series", "radiograph", "film", "picture"].includes(kind);
  return { region, sequence, kernel, view, sliceThickness, readable, plane };
}

type InstanceRow = Prisma.InstanceGetPayload<{ omit: { header: true }; include: { file: true } }>;

function placed({ file, ...row }: InstanceRow) {
  const of = row.attributes as Attributes;
  const entry: InstanceEntry = {
    id: row.id,
    sopInstanceUid: row.sopInstanceUid,
    packId: file.packId,
    dataOffset: Number(file.dataOffset),
    compressedSize: Number(file.compressedSize),
    size: Number(file.size),
    method: file.method === 8 ? 8 : 0,
    transferSyntax: row.transferSyntax,
    number: row.number,
    frames: row.frames,
    rows: row.rows,
    columns: row.columns,
    imagePosition: of.imagePosition,
    imageOrientation: of.imageOrientation,
    pixelSpacing: of.pixelSpacing,
    sliceThickness: of.sliceThickness,
    frameOfReferenceUid: of.frameOfReferenceUid,
    windowCenter: of.windowCenter,
    windowWidth: of.windowWidth,
    photometric: of.photometricInterpretation,
  };
  const { imagePosition, imageOrientation } = of;
  return {
    sopInstanceUid: row.sopInstanceUid,
    instance: { number: row.number, imagePosition, imageOrientation },
    entry,
  };
}
