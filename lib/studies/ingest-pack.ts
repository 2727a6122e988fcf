import { z } from "zod";
import type { Tx } from "#lib/platform/db.ts";
import { putObject, readRange, signGet, storedSize } from "#lib/platform/storage.ts";
import { isSystem } from "#lib/requests/policy.ts";
import { lockRequest } from "#lib/requests/repo.ts";
import { task } from "#lib/task.ts";
import type { PackEntry } from "#lib/upload/contract.ts";
import { readPackDirectory, writeZip } from "#lib/upload/zip.ts";
import { assessOnceChecked } from "./assess-once-checked.ts";
import { haveExamined } from "./examination.ts";
import { scanPack } from "./scan-pack.ts";
import { type CheckedFile, cleanKeyOf, findPack, lockPack, saveCheckedFiles, unusedKeys } from "./repo.ts";

type Checked = { state: "checked"; files: CheckedFile[]; cleanKey: string | null } | { state: "damaged" };

/**
 * Has a stored pack scanned for viruses and examined, file by file, in a process that can be ended, and writes studies, series and instances, or
 * why a file was refused. A pack with a refused file is written anew without it, as no address is ever given out for
 * that file. Answers which objects nothing points at any more.
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
    const address = async () => (await signGet(pack.key)).url;
    const announced = pack.announced as PackEntry[];
    const refused = await scanPack(pack.key, size, announced);
    const files = await haveExamined({ address, size, announced, refused });
    return files ? { state: "checked", files, cleanKey: await withoutRefused(pack.key, files) } : { state: "damaged" };
  },
  async save({ tx, subject: pack, worked, trail }) {
    await lockRequest(tx, pack.requestId); // packs of one study are saved one after the other: they share its row
    if (worked && (await lockPack(tx, pack.id)) === "stored") trail.detail = await settle(tx, pack, worked);
    if (worked) await assessOnceChecked(tx, pack.requestId);
    return { removeKeys: await unusedKeys(tx, pack) };
  },
});

async function settle(tx: Tx, pack: { id: string; requestId: string; key: string }, checked: Checked) {
  const { state } = checked;
  const key = (state === "checked" ? checked.cleanKey : null) ?? pack.key;
  await tx.pack.update({ where: { id: pack.id }, data: { state, key, checkedAt: new Date() } });
  return state === "checked" ? saveCheckedFiles(tx, pack, checked.files) : { damaged: true };
}

/** Where nothing was refused, or all, null. Else the key of a new pack that holds the accepted files, whose places are updated. */
async function withoutRefused(key: string, files: CheckedFile[]): Promise<string | null> {
  const accepted = files.filter((file) => "header" in file);
  if (accepted.length === files.length || accepted.length === 0) return null;
  const inputs = accepted.map(async ({ entry }) => ({
    ...entry,
    data: (await readRange(key, entry.dataOffset, entry.dataOffset + entry.compressedSize)) as Uint8Array<ArrayBuffer>,
  }));
  const { parts } = writeZip(await Promise.all(inputs));
  const bytes = Buffer.concat(parts);
  const cleanKey = cleanKeyOf(key);
  await putObject(cleanKey, bytes);
  const places = await readPackDirectory(async (start, end) => bytes.subarray(start, end), bytes.length);
  const placeOf = new Map(places.map((place) => [place.name, place]));
  for (const file of accepted) Object.assign(file.entry, { dataOffset: placeOf.get(file.entry.name)?.dataOffset });
  return cleanKey;
}
