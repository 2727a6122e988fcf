import { absentFiles, readDirectory } from "#lib/imaging/dicomdir.ts";
import type { ListedStudy } from "#lib/imaging/dicomdir.ts";
import { readDicom } from "#lib/imaging/dicom.ts";
import type { DicomHeader } from "#lib/imaging/dicom.ts";
import { missingIn } from "#lib/imaging/gaps.ts";
import { groupStudies } from "#lib/imaging/grouping.ts";
import { isCompressed } from "#lib/imaging/transfer-syntax.ts";
import type { Text } from "#lib/platform/language.ts";
import type { PickedFile } from "#lib/upload/archive.ts";
import { ahead } from "#lib/upload/ahead.ts";
import { checksums, sha256, toHex } from "#lib/upload/checksum.ts";
import type { Source } from "#lib/upload/checksum.ts";
import { maxEntriesPerPack, packTarget } from "#lib/upload/limits.ts";
import { personsIn } from "#lib/upload/persons-found.ts";
import type { FoundPerson } from "#lib/upload/persons-found.ts";
import { beginning, lookThrough } from "#lib/upload/look.ts";
import type { LookedAt } from "#lib/upload/look.ts";
import { readingTogether } from "#lib/upload/read-together.ts";
import type { ReadSlice } from "#lib/upload/read-together.ts";
import { leftOut } from "#lib/upload/sift.ts";
import type { LeftOutReason, Sifted } from "#lib/upload/sift.ts";
import { createTally } from "#lib/upload/tally.ts";
import type { SeenStudy } from "#lib/upload/tally.ts";

export type { PickedFile } from "#lib/upload/archive.ts";

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
  /** How many pictures seem to be missing between those that are there. */
  missing: number;
  /** In scrolling order. */
  files: SelectedFile[];
  /** One header, to judge plane, contrast and age before anything is sent. */
  header: DicomHeader;
};

export type SelectedStudy = {
  uid: string;
  /** As they stand in the files, where `uid` was made unique. */
  studyInstanceUids: string[];
  description: string;
  date: string | null;
  patientName: string;
  patientBirthDate: string | null;
  series: SelectedSeries[];
};

/** What was found in the chosen files, before anything is sent. */
export type Selection = {
  studies: SelectedStudy[];
  /** Whose they are; a study of several persons is of each of them. */
  persons: FoundPerson[];
  leftOut: { path: string; reason: LeftOutReason; words: Text }[];
  papers: (PickedFile & Omit<Extract<Sifted, { kind: "paper" }>, "kind">)[];
  /** Tables of contents: how many files each lists, which of them were not among those chosen, and what they belong to. */
  discs: { path: string; listed: number; absent: string[]; contents: ListedStudy[] }[];
  bytes: number;
  images: number;
};

export type ScanProgress = { files: number; images: number; leftOut: number };

/** Hears of every file; `seen` answers what was found so far. */
export type OnProgress = (progress: ScanProgress, seen: () => SeenStudy[]) => void;

/** Looks through one choice of files: see `createScan`. */
export async function scan(files: Chosen, onProgress?: OnProgress, signal?: AbortSignal): Promise<Selection> {
  return createScan().add(files, onProgress, signal);
}

type Chosen = AsyncIterable<PickedFile> | Iterable<PickedFile>;

/**
 * One or several choices of files that become one selection, such as discs put in one after the other. `add` reads their
 * headers, opens archives, and groups what is a picture by study and series; it rejects only when `signal` aborts.
 */
export function createScan() {
  const found: Found[] = [];
  const images = new Map<string, Found & { kind: "image" }>();
  const progress: ScanProgress = { files: 0, images: 0, leftOut: 0 };
  const tally = createTally();
  let choices = 0;
  return {
    async add(files: Chosen, onProgress: OnProgress = () => undefined, signal?: AbortSignal): Promise<Selection> {
      const choice = choices++;
      const added: Found[] = [];
      const visit = (one: LookedAt): void => {
        added.push({ ...one, choice });
        progress.files++;
        if (one.kind === "left_out") progress.leftOut++;
        if (one.kind === "image") {
          progress.images += Math.max(1, one.header.instance.frames);
          tally.add(one.header, one.file.size);
        }
        onProgress({ ...progress }, tally.studies);
      };
      await lookThrough(files, visit, signal);
      added.sort((a, b) => (a.path < b.path ? -1 : 1));
      for (const one of added) {
        signal?.throwIfAborted();
        found.push(await orTwin(one, images));
      }
      return toSelection(found);
    },
  };
}

type Found = LookedAt & { choice: number };

/** The same picture again, byte for byte, is left out. Another picture of the same name is kept: the portal decides. */
async function orTwin(one: Found, images: Map<string, Found & { kind: "image" }>): Promise<Found> {
  if (one.kind !== "image") return one;
  const { sopInstanceUid } = one.header;
  const twin = images.get(sopInstanceUid);
  images.set(sopInstanceUid, twin ?? one);
  if (!twin || !(await sameBytes(twin.file, one.file))) return one;
  const { path, file, choice } = one;
  return { path, file, choice, kind: "left_out", ...leftOut("duplicate") };
}

async function toSelection(found: readonly Found[]): Promise<Selection> {
  const excluded = found.flatMap((one) =>
    one.kind === "left_out" ? [{ path: one.path, reason: one.reason, words: one.words }] : [],
  );
  const papers = found.flatMap((one) =>
    one.kind === "paper"
      ? [{ path: one.path, file: one.file, type: one.type, ...(one.wrapped && { wrapped: one.wrapped }) }]
      : [],
  );
  const images = new Map(found.flatMap((one) => (one.kind === "image" ? [[one.header, toFile(one, one.header)]] : [])));
  const groups = groupStudies([...images.keys()]);
  const studies = groups.map((study): SelectedStudy => ({
    uid: study.uid,
    studyInstanceUids: study.studyInstanceUids,
    description: study.description,
    date: study.lastDate,
    patientName: study.patientName,
    patientBirthDate: study.patientBirthDate,
    series: study.series.flatMap(({ instances, stacks, ...series }) => {
      const files = instances.flatMap((header) => images.get(header) ?? []);
      const header = instances[Math.floor(instances.length / 2)];
      const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
      return header
        ? [{ ...series, files, header, bytes, missing: missingIn(stacks.flatMap(({ gaps }) => gaps)) }]
        : [];
    }),
  }));
  const series = studies.flatMap((study) => study.series);
  return {
    studies,
    persons: await personsIn(groups),
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
  const discs = new Map<string, Selection["discs"][number]>();
  for (const { path, file, choice } of found.filter(({ kind }) => kind === "directory")) {
    const bytes = file.size <= inMemory ? await beginning(file, file.size) : null;
    const directory = bytes && (await readDirectory(bytes).catch(() => null));
    if (!directory) continue;
    const root = path.slice(0, path.lastIndexOf("/") + 1);
    const beside = found.filter((one) => one.choice === choice);
    const present = beside.flatMap((one) => (one.path.startsWith(root) ? [one.path.slice(root.length)] : []));
    const uids = new Set(beside.flatMap((one) => (one.kind === "image" ? [one.header.sopInstanceUid] : [])));
    const absent = absentFiles(directory, present, uids);
    // A disc chosen in part and then as a whole is judged by the better try.
    const key = directory.files.join("\n");
    const before = discs.get(key);
    if (!before || absent.length < before.absent.length) {
      discs.set(key, { path, listed: directory.files.length, absent, contents: directory.contents });
    }
  }
  return [...discs.values()];
}

/** A file that goes into a pack; its bytes are at hand unless it is a pack of its own. */
export type PlannedFile = { sha256: string; crc32?: number; file: SelectedFile; bytes: Uint8Array<ArrayBuffer> | null };

export type PlannedPack = { seriesUid: string; files: PlannedFile[] };

/** What the portal holds already, by SHA-256; reading goes ahead while it is asked. */
export type Known = ReadonlySet<string> | Promise<ReadonlySet<string>>;

/** What the planner did not put into a pack: kept already by the portal, or no longer readable. */
export type Unplanned = { file: SelectedFile; why: "kept" | "unreadable" };

/**
 * Reads and hashes the files series by series and gathers those not yet known into packs of about 8 MiB; the first are
 * smaller, so that the line has something to carry at once. A pack ends where its series ends; a larger file is alone.
 * In memory are the pack in hand and as much of what follows. Equal files are planned once.
 */
export async function* planPacks(
  selection: Pick<Selection, "studies">,
  known: Known,
  onUnplanned: (unplanned: Unplanned) => void = () => undefined,
): AsyncGenerator<PlannedPack> {
  let done: Set<string> | null = null;
  const chosen = selection.studies.flatMap((study) => study.series.flatMap(inSeries));
  let target = firstPack;
  let files: PlannedFile[] = [];
  let size = 0;
  const read = readingTogether(together);
  const readFile = ({ file }: InSeries) => planFile(file, read).catch(() => null);
  for await (const [{ file, seriesUid, isLast }, planned] of ahead(chosen, readFile, reading)) {
    done ??= new Set(await known);
    const isNew = planned !== null && !done.has(planned.sha256);
    if (!isNew) onUnplanned({ file, why: planned ? "kept" : "unreadable" });
    else {
      done.add(planned.sha256);
      if (!planned.bytes) yield { seriesUid, files: [planned] };
      else {
        files.push(planned);
        size += file.file.size;
      }
    }
    if (files.length === 0 || !(isLast || size >= target || files.length >= maxEntriesPerPack)) continue;
    yield { seriesUid, files };
    files = [];
    size = 0;
    target = Math.min(2 * target, packTarget);
  }
}

const firstPack = packTarget / 32;

type InSeries = { file: SelectedFile; seriesUid: string; isLast: boolean };

const inSeries = ({ uid, files }: SelectedSeries): InSeries[] =>
  files.map((file, at) => ({ file, seriesUid: uid, isLast: at === files.length - 1 }));

const together = 32;

/** Small files together, of large ones one. */
const reading = {
  room: packTarget,
  weight: ({ file }: InSeries) => Math.max(file.file.size, packTarget / together),
};

async function planFile(file: SelectedFile, read: ReadSlice): Promise<PlannedFile> {
  if (file.file.size > packTarget) return { ...(await checksums(file.file)), file, bytes: null };
  const { file: source } = file;
  // What lies inside an archive is checked only where it is read as a whole.
  const bytes =
    source instanceof Blob ? await read(source, 0, source.size) : new Uint8Array(await source.arrayBuffer());
  if (bytes.length !== file.file.size) throw new RangeError("The file has changed since it was chosen");
  // Whether compressed pixels are cut off shows only at their end, which the search for pictures did not read.
  if (file.compressed) await readDicom(bytes, { headerOnly: true, size: bytes.length });
  return { sha256: toHex(await sha256(bytes)), file, bytes };
}
