import { z } from "zod";
import { type Cursor, exportDays } from "#lib/exports/cursor.ts";
import { addPacked, addStored, type Document } from "#lib/exports/fill-part.ts";
import { type Found, foundIn, foundOf, foundTogether } from "#lib/exports/found.ts";
import type { Looked } from "#lib/exports/look-at.ts";
import { markedBy, signedMarks } from "#lib/exports/signed-marks.ts";
import { mediaDocuments } from "#lib/exports/media-documents.ts";
import { nextItems } from "#lib/exports/next-items.ts";
import { directoryOf, findBuilding, leftoversOfExports, lockExport, partTarget } from "#lib/exports/repo.ts";
import { startPart, type ZipPart } from "#lib/exports/zip-part.ts";
import { notify } from "#lib/notifications/notify.ts";
import type { Tx } from "#lib/platform/db.ts";
import { enqueue } from "#lib/platform/jobs.ts";
import { readRange, storedSize } from "#lib/platform/storage.ts";
import { completeUpload, type PartsUpload, putPart, startUpload } from "#lib/platform/storage-parts.ts";
import type { Language } from "#lib/platform/language.ts";
import { isSystem } from "#lib/requests/policy.ts";
import type { ReviewRequest } from "#lib/requests/repo.ts";
import { clearStorage } from "#lib/studies/clear-storage.ts";
import { task } from "#lib/task.ts";
import type { ExportKind } from "#prisma/generated/enums.ts";
import { readContent } from "./export-content.ts";
import { documentsOf } from "./export-documents.ts";
import { packetDocuments, readPacket } from "./packet-documents.ts";
import { exportFolders, languageOfExport } from "./export-words.ts";

/** What became of a step: a part more, all of it, or nothing that can be gone on with. */
type Worked =
  | { state: "going"; upload: PartsUpload; part: ZipPart; cursor: Cursor; found: Found }
  | { state: "ready"; size: number }
  | { state: "failed" };

/**
 * Makes one part of an export and puts it into storage; the next part is a job that exists exactly if this one is saved.
 * Killed anywhere, it goes on with the part it was at. Never more than one part and one pack are in memory, and the
 * originals are copied as they lie in their packs, byte for byte.
 */
export const buildExport = task({
  name: "request.export-build",
  input: z.object({ exportId: z.uuid() }),
  patience: 30_000,
  subject: load,
  allow: isSystem,
  work: ({ subject }) => build(subject),
  async save({ tx, subject, worked, trail }) {
    const { id: exportId, parts, request } = subject;
    trail.detail = {
      part: parts + 1,
      state: worked.state,
      ...(worked.state === "going" && { bytes: worked.part.bytes.length }),
    };
    const state = await lockExport(tx, exportId);
    if (state === undefined) return clearStorage(tx, leftoversOfExports([heldOf(subject, worked)])); // cancelled
    if (state !== "building" || (await tx.exportPart.count({ where: { exportId } })) !== parts) return undefined;
    if (worked.state === "failed") return void (await tx.requestExport.update(changed(exportId, { state: "failed" })));
    if (worked.state === "ready") {
      const readyAt = new Date();
      const expiresAt = new Date(readyAt.getTime() + exportDays * 24 * 60 * 60_000);
      const done = { state: "ready" as const, readyAt, expiresAt, doneBytes: worked.size, totalBytes: worked.size };
      await tx.requestExport.update(changed(exportId, done));
      await tx.exportPart.deleteMany({ where: { exportId } });
      if (subject.kind === "copy") await notify(tx, "export_ready", request);
      trail.detail = { ...trail.detail, total: worked.size };
      return undefined;
    }
    const { upload, part, cursor, found } = worked;
    const { bytes, directory, entries } = part;
    await tx.exportPart.create({
      data: { exportId, number: parts + 1, size: bytes.length, entries, directory, found },
    });
    const doneBytes = subject.offset + bytes.length;
    await tx.requestExport.update(changed(exportId, { uploadId: upload.uploadId, cursor, doneBytes }));
    await enqueue(tx, "build-export", { exportId });
    return undefined;
  },
});

const changed = <Data extends object>(id: string, data: Data) => ({
  where: { id },
  data: { ...data, steppedAt: new Date() },
});

const heldOf = ({ key, uploadId }: Loaded, worked: Worked) => ({
  key,
  uploadId: worked.state === "going" ? worked.upload.uploadId : uploadId,
});

type Loaded = NonNullable<Awaited<ReturnType<typeof load>>>;

async function load(tx: Tx, _actor: unknown, { exportId }: { exportId: string }) {
  const found = await findBuilding(tx, exportId);
  if (!found) return null;
  const language = languageOfExport(found.language);
  const next = await nextItems(tx, found, { cursor: found.cursor, folders: exportFolders(language) });
  return {
    ...found,
    ...next,
    language,
    documents: found.cursor.documents ? null : await documentsFor(tx, found, language),
    marks: await signedMarks(tx, found),
    before: next.more ? null : await directoryOf(tx, exportId),
  };
}

/** What is written for an export, as something to be rendered outside any transaction. */
async function documentsFor(
  tx: Tx,
  { kind, request }: { kind: ExportKind; request: ReviewRequest },
  language: Language,
): Promise<() => Promise<Document[]>> {
  if (kind === "packet") {
    const packet = await readPacket(tx, request);
    return () => packetDocuments(packet);
  }
  const content = await readContent(tx, request);
  return () => documentsOf(content, language);
}

async function build(subject: Loaded): Promise<Worked> {
  const { key, parts, offset, items, documents, marks, before } = subject;
  const cursor: Cursor = { ...subject.cursor, documents: true };
  const open = startPart(offset);
  for (const document of documents ? await documents() : []) await addStored(open, document);
  const looked: Looked[] = [];
  let left = items.length;
  for (const item of items) {
    if (open.size() >= partTarget) break;
    if (item.kind === "paper") {
      await addStored(open, { name: item.name, bytes: await readRange(item.key, 0, item.size) });
      cursor.paper = item.id;
    } else {
      if (cursor.within > 0 && item.files.length === 0) return { state: "failed" };
      const added = await addPacked(open, { ...item, within: cursor.within, marked: markedBy(marks) });
      looked.push(...added.looked);
      cursor.within = added.within;
      if (cursor.within > 0) break;
      cursor.pack = item.id;
      cursor.files += item.files.length;
    }
    left -= 1;
  }
  const last = left === 0 && before !== null;
  const found = foundIn(looked);
  if (last)
    for (const document of mediaDocuments(foundTogether([...before.map((one) => foundOf(one.found)), found]), subject))
      await addStored(open, document);
  const part = open.end(last ? before : null);
  const upload = subject.uploadId ? { key, uploadId: subject.uploadId } : await startUpload(key);
  const kept = await putPart(upload, parts + 1, part.bytes);
  if (kept && !last) return { state: "going", upload, part, cursor, found };
  if (kept) await completeUpload(upload, offset + part.bytes.length);
  // Joined by this step, or by one that died before it could say so. Where neither is so, storage has lost the upload.
  const size = await storedSize(key);
  return size === null ? { state: "failed" } : { state: "ready", size };
}
