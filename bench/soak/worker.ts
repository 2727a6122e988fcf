import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { closeDatabase } from "#lib/platform/db.ts";
import { listObjects } from "#lib/platform/storage.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { rows } from "../../config/command-scene.ts";
import { imagesOf, programOf, sendFolder, untilChecked } from "../program.ts";
import { writeSlices } from "../slices.ts";
import { hashesIn, hashesInPacks } from "../stored.ts";
import type { Stage } from "../stage.ts";
import { between, type How, type Soak } from "./run.ts";

/** The worker is killed at a random point of each of many scans; in the end rows and objects are exact every time. */
export const worker: Soak = async (stage, how) => {
  const kills = how.short ? 3 : 20;
  const load = writeSlices(join(stage.folder, "worker"), 200, 256, 17);
  const chosen = hashesIn(load.folder).join();
  const atKill: number[] = [];
  const wrong: string[] = [];
  for (let kill = 1; kill <= kills; kill++) {
    const { checked, requestId, state } = await killedOnce(stage, load.folder, how);
    atKill.push(checked);
    const images = await imagesOf(requestId);
    const keys = await keysOf({ requestId, files: { some: {} } });
    if (state !== "finished") wrong.push(`kill ${kill}: the sending ended as ${state}`);
    if (images !== load.count) wrong.push(`kill ${kill}: ${images} of ${load.count} can be opened`);
    if ((await hashesInPacks(keys)).join() !== chosen) wrong.push(`kill ${kill}: the files are not those sent`);
  }
  await sleep(5_000); // what nothing points at any more is taken away by jobs of their own
  const objects = (await listObjects("packs/", "")).objects.map(({ key }) => key);
  const [owned, needed] = [await keysOf({}), await keysOf({ state: "checked", files: { some: {} } })];
  const orphans = objects.filter((key) => !owned.includes(key)).length;
  const lost = needed.filter((key) => !objects.includes(key)).length;
  if (orphans + lost > 0) wrong.push(`${orphans} objects belong to no row, ${lost} rows have no object`);
  return {
    words: `${kills} kills, when ${atKill.join(", ")} of ${load.count} pictures were checked; ${objects.length} objects in the end`,
    wrong,
  };
};

/** One scan in whose sending and checking the worker is killed, and with it all; how many pictures were checked by then. */
async function killedOnce(stage: Stage, folder: string, how: How) {
  const { kept } = await programOf(stage.portal);
  const { requestId } = kept;
  const stop = new AbortController();
  const sending = sendFolder(stage.portal, kept, folder, stop.signal).catch(() => undefined);
  await sleep(between(300, 4_000, how));
  const checked = await imagesOf(requestId);
  stop.abort();
  await closeDatabase();
  await stage.killAndRestart("scripts/worker.ts");
  await sending;
  const { state } = await sendFolder(stage.portal, kept, folder, new AbortController().signal);
  await untilChecked(requestId, 200);
  return { checked, requestId, state };
}

const keysOf = async (where: Prisma.PackWhereInput): Promise<string[]> =>
  (await rows((tx) => tx.pack.findMany({ where, select: { key: true } }))).map(({ key }) => key).sort();
