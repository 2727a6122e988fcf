import { absentFiles, readDirectory } from "#lib/imaging/dicomdir.ts";
import { maxHeaderBytes, readDicom } from "#lib/imaging/dicom.ts";
import type { DicomHeader } from "#lib/imaging/dicom.ts";
import { groupStudies } from "#lib/imaging/grouping.ts";
import { isCompressed } from "#lib/imaging/transfer-syntax.ts";
import { filesInZip } from "#lib/upload/archive.ts";
import { checksums, sha256, toHex } from "#lib/upload/checksum.ts";
import type { Source } from "#lib/upload/checksum.ts";
import { maxEntriesPerPack, packTarget } from "#lib/upload/limits.ts";
import { leftOut, sift } from "#lib/upload/sift.ts";
import type { LeftOutReason, Sifted } from "#lib/upload/sift.ts";
import { ZipError } from "#lib/upload/zip.ts";

/** A file as the person chose it; the path stays in the browser. */
export type PickedFile = { path: string; file: Source };

/** One picture file that will be sent. */
export type SelectedFile = PickedFile & {
  sopInstanceUid: string;
  instanceNumber: number | null;
  images: number;
  /** Already compressed inside, so that deflating is wasted time. */
  compressed: boolean;
};

export type SelectedSeries = {
  uid: string;
  modality: string;
  description: string;
  number: number | null;
  bodyPart: string;
  /** Pictures, which are more than files for multi-frame images. */
  images: number;
  bytes: number;
  /** In scrolling order. */
  files: SelectedFile[];
  /** One header, to judge plane, contrast and age before anything is sent. */
  header: DicomHeader;
};

export type SelectedStudy = {
  uid: string;
  description: string;
  date: string | null;
  patientName: string;
  patientBirthDate: string | null;
  onePatient: boolean;
  series: SelectedSeries[];
};

/** What was found in the chosen files, before anything is sent. */
export type Selection = {
  studies: SelectedStudy[];
  leftOut: { path: string; reason: LeftOutReason; words: string }[];
  papers: (PickedFile & { type: "pdf" | "jpeg" | "png" | "heic" })[];
  /** Tables of contents: how many files each lists, and which of them were not among those chosen. */
  discs: { path: string; listed: number; absent: string[] }[];
  bytes: number;
  images: number;
};

export type ScanProgress = { files: number; images: number; leftOut: number };

/**
 * Reads the headers of the chosen files (64 KiB each, more where a header is longer), opens ZIPs, and groups what is a
 * picture by study and series. `onProgress` is called after every file. Rejects only when `signal` aborts.
 */
export async function scan(
  files: AsyncIterable<PickedFile> | Iterable<PickedFile>,
  onProgress: (progress: ScanProgress) => void = () => undefined,
  signal?: AbortSignal,
): Promise<Selection> {
  const found: Found[] = [];
  const progress: ScanProgress = { files: 0, images: 0, leftOut: 0 };
  const source = everyFile(files);
  const lane = async (): Promise<void> => {
    for (;;) {
      signal?.throwIfAborted();
      const next = await source.next();
      if (next.done) return;
      const one = await look(next.value);
      found.push(one);
      progress.files++;
      if (one.kind === "image") progress.images += Math.max(1, one.header.instance.frames);
      if (one.kind === "left_out") progress.leftOut++;
      onProgress({ ...progress });
    }
  };
  await Promise.all(Array.from({ length: readers }, lane));
  found.sort((a, b) => (a.path < b.path ? -1 : 1));
  return toSelection(found, signal);
}

const readers = 8;
const firstRead = 64 * 2 ** 10;

type Found = PickedFile & Sifted;

/** All files, those inside ZIPs included. A ZIP that cannot be opened is passed on with its reason. */
async function* everyFile(
  files: AsyncIterable<PickedFile> | Iterable<PickedFile>,
): AsyncGenerator<PickedFile & { sifted?: Sifted }> {
  for await (const picked of files) {
    const head = await prefix(picked.file, 4);
    if (head?.join() !== "80,75,3,4" || /\.(jar|apk|docx|xlsx|pptx|odt)$/i.test(picked.path)) {
      yield picked;
      continue;
    }
    try {
      yield* filesInZip(picked);
    } catch (failure) {
      const reason = failure instanceof ZipError ? failure.words : undefined;
      yield { ...picked, sifted: { kind: "left_out", ...leftOut("archive", reason) } };
    }
  }
}

async function look(picked: PickedFile & { sifted?: Sifted }): Promise<Found> {
  const { path, file } = picked;
  if (picked.sifted) return { path, file, ...picked.sifted };
  for (let length = firstRead; ; length = Math.min(length * 8, maxHeaderBytes)) {
    const head = await prefix(file, length);
    if (!head) return { path, file, kind: "left_out", ...leftOut("unreadable") };
    const sifted = await sift(path, file.size, head);
    // A ZIP within a ZIP: one that was chosen has been opened before.
    if (sifted.kind === "archive") return { path, file, kind: "left_out", ...leftOut("archive") };
    if (sifted.kind !== "need_more") return { path, file, ...sifted };
    if (length >= Math.min(file.size, maxHeaderBytes)) return { path, file, kind: "left_out", ...leftOut("damaged") };
  }
}

async function prefix(file: Source, length: number): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await file.slice(0, Math.min(length, file.size)).arrayBuffer());
  } catch {
    return null;
  }
}

async function toSelection(found: readonly Found[], signal?: AbortSignal): Promise<Selection> {
  const excluded = found.flatMap((one) =>
    one.kind === "left_out" ? [{ path: one.path, reason: one.reason, words: one.words }] : [],
  );
  const papers = found.flatMap((one) =>
    one.kind === "paper" ? [{ path: one.path, file: one.file, type: one.type }] : [],
  );
  const images = new Map<DicomHeader, SelectedFile>();
  const seen = new Map<string, SelectedFile>();
  for (const one of found) {
    signal?.throwIfAborted();
    if (one.kind !== "image") continue;
    const twin = seen.get(one.header.sopInstanceUid);
    if (twin && (await sameBytes(twin.file, one.file))) {
      excluded.push({ path: one.path, ...leftOut("duplicate") });
      continue;
    }
    const selected = toFile(one, one.header);
    images.set(one.header, selected);
    seen.set(one.header.sopInstanceUid, selected);
  }
  const studies = groupStudies([...images.keys()]).map((study): SelectedStudy => ({
    uid: study.uid,
    description: study.description,
    date: study.lastDate,
    patientName: study.patientName,
    patientBirthDate: study.patientBirthDate,
    onePatient: study.onePatient,
    series: study.series.flatMap(({ instances, ...series }) => {
      const files = instances.flatMap((header) => images.get(header) ?? []);
      const header = instances[Math.floor(instances.length / 2)];
      return header ? [{ ...series, files, header, bytes: files.reduce((sum, { file }) => sum + file.size, 0) }] : [];
    }),
  }));
  const series = studies.flatMap((study) => study.series);
  return {
    studies,
    leftOut: excluded,
    papers,
    discs: await readDiscs(found),
    bytes: series.reduce((sum, { bytes }) => sum + bytes, 0),
    images: series.reduce((sum, one) => sum + one.images, 0),
  };
}

function toFile({ path, file }: PickedFile, header: DicomHeader): SelectedFile {
  return {
    path,
    file,
    sopInstanceUid: header.sopInstanceUid,
    instanceNumber: header.instance.number,
    images: Math.max(1, header.instance.frames),
    compressed: isCompressed(header.transferSyntax),
  };
}

async function sameBytes(a: Source, b: Source): Promise<boolean> {
  if (a.size !== b.size) return false;
  try {
    const [first, second] = await Promise.all([a, b].map(hashOf));
    return first === second;
  } catch {
    return false;
  }
}

const inMemory = 64 * 2 ** 20;

async function hashOf(file: Source): Promise<string> {
  if (file.size > inMemory) return (await checksums(file)).sha256;
  return toHex(await sha256(new Uint8Array(await file.arrayBuffer())));
}

async function readDiscs(found: readonly Found[]): Promise<Selection["discs"]> {
  const discs: Selection["discs"] = [];
  for (const { path, file } of found.filter(({ kind }) => kind === "directory")) {
    const bytes = file.size <= inMemory ? await prefix(file, file.size) : null;
    const directory = bytes && (await readDirectory(bytes).catch(() => null));
    if (!directory) continue;
    const root = path.slice(0, path.lastIndexOf("/") + 1);
    const present = found.filter((one) => one.path.startsWith(root)).map((one) => one.path.slice(root.length));
    discs.push({ path, listed: directory.files.length, absent: absentFiles(directory, present) });
  }
  return discs;
}

/** A file that goes into a pack; its bytes are at hand unless it is a pack of its own. */
export type PlannedFile = { sha256: string; crc32?: number; file: SelectedFile; bytes: Uint8Array<ArrayBuffer> | null };

export type PlannedPack = { seriesUid: string; files: PlannedFile[] };

/** What the planner did not put into a pack: kept already by the portal, or no longer readable. */
export type Unplanned = { file: SelectedFile; why: "kept" | "unreadable" };

/**
 * Reads and hashes the files series by series and gathers those not yet known into packs of about 8 MiB. A pack ends
 * where its series ends; a larger file is alone. Only the pack in hand is in memory. Equal files are planned once.
 */
export async function* planPacks(
  selection: Pick<Selection, "studies">,
  known: ReadonlySet<string>,
  onUnplanned: (unplanned: Unplanned) => void = () => undefined,
): AsyncGenerator<PlannedPack> {
  const done = new Set(known);
  for (const series of selection.studies.flatMap((study) => study.series)) {
    let files: PlannedFile[] = [];
    let size = 0;
    for (const file of series.files) {
      const planned = await planFile(file).catch(() => null);
      if (!planned || done.has(planned.sha256)) {
        onUnplanned({ file, why: planned ? "kept" : "unreadable" });
        continue;
      }
      done.add(planned.sha256);
      if (!planned.bytes) {
        yield { seriesUid: series.uid, files: [planned] };
        continue;
      }
      files.push(planned);
      size += file.file.size;
      if (size >= packTarget || files.length >= maxEntriesPerPack) {
        yield { seriesUid: series.uid, files };
        files = [];
        size = 0;
      }
    }
    if (files.length > 0) yield { seriesUid: series.uid, files };
  }
}

async function planFile(file: SelectedFile): Promise<PlannedFile> {
  if (file.file.size > packTarget) return { ...(await checksums(file.file)), file, bytes: null };
  const bytes = new Uint8Array(await file.file.arrayBuffer());
  if (bytes.length !== file.file.size) throw new RangeError("The file has changed since it was chosen");
  // Whether compressed pixels are cut off shows only at their end, which the search for pictures did not read.
  if (file.compressed) await readDicom(bytes, { headerOnly: true, size: bytes.length });
  return { sha256: toHex(await sha256(bytes)), file, bytes };
}
