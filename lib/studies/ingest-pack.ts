import { createHash } from "node:crypto";
import { z } from "zod";
import { demandImage, DicomError, type DicomHeader, maxHeaderBytes, readDicom } from "#lib/imaging/dicom.ts";
import type { Tx } from "#lib/platform/db.ts";
import { putObject, readRange, removeObject, storedSize } from "#lib/platform/storage.ts";
import { isSystem } from "#lib/requests/policy.ts";
import { lockRequest } from "#lib/requests/repo.ts";
import { task } from "#lib/task.ts";
import { maxPackBytes, type PackEntry } from "#lib/upload/contract.ts";
import { inflateEntry, type ReadRange, readPackDirectory, writeZip, type ZipEntry, ZipError } from "#lib/upload/zip.ts";
import { type CheckedFile, cleanKeyOf, findPack, lockPack, saveCheckedFiles, unusedKeys } from "./repo.ts";

type Checked = { state: "checked"; files: CheckedFile[]; cleanKey: string | null } | { state: "damaged" };

/**
 * Reads a stored pack and believes nothing: its directory within bounds, every file's length, CRC-32 and SHA-256 as
 * announced, every file a picture that can be described. Writes studies, series and instances, or why a file was
 * refused. A pack with a refused file is written anew without it, as no address is ever given out for that file.
 * Answers which objects nothing points at any more.
 */
export const ingestPack = task({
  name: "scan.ingest-pack",
  input: z.object({ packId: z.uuid() }),
  subject: (tx, _actor, { packId }) => findPack(tx, packId),
  allow: isSystem,
  async work({ subject: pack }): Promise<Checked | null> {
    if (pack.state !== "stored") return null;
    const size = Number(pack.size);
    // Gone from storage, or not what was signed for: it has to be sent again.
    if ((await storedSize(pack.key)) !== size) return { state: "damaged" };
    const read = await reader(pack.key, size);
    try {
      const entries = await readPackDirectory(read, size);
      const files = await checkEntries(read, entries, pack.announced as PackEntry[]);
      const cleanKey = await withoutRefused(pack, read, entries, files);
      return { state: "checked", files, cleanKey };
    } catch (error) {
      if (error instanceof ZipError) return { state: "damaged" };
      throw error;
    }
  },
  async save({ tx, subject: pack, worked, trail }) {
    await lockRequest(tx, pack.requestId); // packs of one study are saved one after the other: they share its row
    if (worked && (await lockPack(tx, pack.id)) === "stored") trail.detail = await settle(tx, pack, worked);
    return { removeKeys: await unusedKeys(tx, pack) };
  },
});

async function settle(tx: Tx, pack: { id: string; requestId: string; key: string }, checked: Checked) {
  const { state } = checked;
  const key = (state === "checked" ? checked.cleanKey : null) ?? pack.key;
  await tx.pack.update({ where: { id: pack.id }, data: { state, key, checkedAt: new Date() } });
  return state === "checked" ? saveCheckedFiles(tx, pack, checked.files) : { damaged: true };
}

/** Small packs are read once as a whole; a pack of one huge file is read piece by piece. */
async function reader(key: string, size: number): Promise<ReadRange> {
  if (size > maxPackBytes) return (start, end) => readRange(key, start, end);
  const whole = await readRange(key, 0, size);
  return async (start, end) => whole.subarray(start, end);
}

async function checkEntries(read: ReadRange, entries: ZipEntry[], announced: PackEntry[]): Promise<CheckedFile[]> {
  const expected = new Map(announced.map((entry) => [entry.name, entry]));
  const files: CheckedFile[] = [];
  for (const entry of entries) {
    const said = expected.get(entry.name);
    // Before anything is inflated: what was announced is within bounds.
    if (said?.size !== entry.size) throw new ZipError("damaged");
    const { sha256, header } = entry.size > maxPackBytes ? await checkHuge(read, entry) : await checkWhole(read, entry);
    if (said.sha256 !== sha256) throw new ZipError("damaged");
    expected.delete(entry.name);
    files.push(header instanceof DicomError ? { entry, sha256, ...refusal(header) } : { entry, sha256, header });
  }
  if (expected.size > 0) throw new ZipError("damaged");
  return files;
}

const refusal = ({ reason, words }: DicomError) => ({ reason, words });

async function checkWhole(read: ReadRange, entry: ZipEntry) {
  const compressed = await read(entry.dataOffset, entry.dataOffset + entry.compressedSize);
  const bytes = await inflateEntry(compressed, entry);
  return { sha256: createHash("sha256").update(bytes).digest("hex"), header: await describeImage(bytes, entry.size) };
}

/** A file larger than a pack is stored as it is: its hash is taken in passing, its header from its first megabytes. */
async function checkHuge(read: ReadRange, entry: ZipEntry) {
  if (entry.method !== 0) throw new ZipError("unsupported");
  const step = 8 * 2 ** 20;
  const hash = createHash("sha256");
  for (let at = 0; at < entry.size; at += step)
    hash.update(await read(entry.dataOffset + at, entry.dataOffset + Math.min(at + step, entry.size)));
  const head = await read(entry.dataOffset, entry.dataOffset + Math.min(maxHeaderBytes, entry.size));
  return { sha256: hash.digest("hex"), header: await describeImage(head, entry.size) };
}

async function describeImage(bytes: Uint8Array, size: number): Promise<DicomHeader | DicomError> {
  try {
    const header = await readDicom(bytes, bytes.length < size ? { headerOnly: true, size } : {});
    demandImage(header);
    return header;
  } catch (error) {
    return error instanceof DicomError ? error : new DicomError("damaged");
  }
}

/** Where nothing was refused, or all, null. Else the key of a new pack that holds the accepted files, whose places are updated. */
async function withoutRefused(
  pack: { key: string },
  read: ReadRange,
  entries: ZipEntry[],
  files: CheckedFile[],
): Promise<string | null> {
  const accepted = files.filter((file) => "header" in file);
  if (accepted.length === files.length || accepted.length === 0) return null;
  const names = new Set(accepted.map(({ entry }) => entry.name));
  const kept = entries.filter(({ name }) => names.has(name));
  const inputs = kept.map(async (entry) => ({
    ...entry,
    data: (await read(entry.dataOffset, entry.dataOffset + entry.compressedSize)) as Uint8Array<ArrayBuffer>,
  }));
  const { parts } = writeZip(await Promise.all(inputs));
  const bytes = Buffer.concat(parts);
  const key = cleanKeyOf(pack.key);
  await putObject(key, bytes);
  const places = await readPackDirectory(async (start, end) => bytes.subarray(start, end), bytes.length);
  const placeOf = new Map(places.map((place) => [place.name, place]));
  for (const file of accepted) Object.assign(file.entry, { dataOffset: placeOf.get(file.entry.name)?.dataOffset });
  return key;
}

/** Takes replaced, refused, twice sent and damaged objects away, once that nothing points at them is certain. */
export async function afterIngest({ removeKeys }: { removeKeys: string[] }): Promise<void> {
  for (const key of removeKeys) await removeObject(key);
}
