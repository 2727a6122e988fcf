import type { Tx } from "#lib/platform/db.ts";
import { enqueue } from "#lib/platform/jobs.ts";
import { storedSize } from "#lib/platform/storage.ts";
import { completeUpload } from "#lib/platform/storage-parts.ts";
import { lockPack } from "./repo.ts";

type Placed = { id: string; state: string; key: string; uploadId: string | null; size: bigint };

/** Those of the packs that storage has whole. Parts that are all there are joined. */
export async function foundInStorage(packs: readonly Placed[]): Promise<string[]> {
  const looks = packs.map(async (pack) => (pack.state !== "signed" || (await isStored(pack)) ? [pack.id] : []));
  return (await Promise.all(looks)).flat();
}

async function isStored({ key, uploadId, size }: Placed): Promise<boolean> {
  const isThere = async () => (await storedSize(key)) === Number(size);
  if (await isThere()) return true;
  if (uploadId === null) return false;
  await completeUpload({ key, uploadId }, Number(size)); // or somebody else joins the parts at this moment
  return isThere();
}

/** Takes note of packs found in storage and has them checked; answers those that were not given up at this moment. */
export async function noteStored(tx: Tx, found: readonly string[]): Promise<string[]> {
  const stored: string[] = [];
  // One order for all who lock.
  for (const packId of [...found].sort()) {
    const state = await lockPack(tx, packId);
    if (state) stored.push(packId);
    if (state !== "signed") continue;
    await tx.pack.update({ where: { id: packId }, data: { state: "stored", storedAt: new Date() } });
    await enqueue(tx, "ingest-pack", { packId });
  }
  return stored;
}
