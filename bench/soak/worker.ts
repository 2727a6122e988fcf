import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { listObjects } from "#lib/platform/storage.ts";
import { closeDatabase } from "#lib/platform/db.ts";
import { rows } from "../../config/command-scene.ts";
import { imagesOf, programOf, sendFolder, untilChecked } from "../program.ts";
import { writeSlices } from "../slices.ts";
import { hashesIn, hashesInPacks } from "../stored.ts";
import { between, type Soak } from "./run.ts";

/** The worker is killed again and again while a scan is sent and checked; in the end rows and objects are exact. */
export const worker: Soak = async (stage, how) => {
  const kills = how.short ? 3 : 20;
  const load = writeSlices(join(stage.folder, "worker"), how.short ? 120 : 600, 256, 17);
  const { kept } = await programOf(stage.portal);
  const { requestId } = kept;
  const checkedAtKill: number[] = [];
  for (let kill = 0; kill < kills; kill++) {
    const stop = new AbortController();
    const sending = sendFolder(stage.portal, kept, load.folder, stop.signal).catch(() => undefined);
    await sleep(between(200, 6_000, how));
    checkedAtKill.push(await imagesOf(requestId));
    stop.abort();
    await closeDatabase();
    await stage.killAndRestart("scripts/worker.ts");
    await sending;
  }
  const { state } = await sendFolder(stage.portal, kept, load.folder, new AbortController().signal);
  await untilChecked(requestId, 200);
  await sleep(5_000); // what nothing points at any more is taken away by jobs of their own
  const wrong: string[] = [];
  if (state !== "finished") wrong.push(`the sending ended as ${state}`);
  const images = await imagesOf(requestId);
  if (images !== load.count) wrong.push(`${images} of ${load.count} can be opened`);
  const packs = await rows((tx) =>
    tx.pack.findMany({ where: { requestId, state: "checked", files: { some: {} } }, select: { key: true } }),
  );
  const keys = packs.map(({ key }) => key).sort();
  const objects = (await listObjects("packs/", "")).objects.map(({ key }) => key).sort();
  const orphans = objects.filter((key) => !keys.includes(key));
  const lost = keys.filter((key) => !objects.includes(key));
  if (lost.length > 0) wrong.push(`${lost.length} packs have no object`);
  const held = await rows((tx) => tx.pack.findMany({ where: { requestId }, select: { key: true, state: true } }));
  const strange = orphans.filter((key) => !held.some((pack) => pack.key === key && pack.state === "signed"));
  if (strange.length > 0) wrong.push(`${strange.length} objects belong to no row`);
  if ((await hashesInPacks(keys)).join() !== hashesIn(load.folder).join()) wrong.push("the files are not those sent");
  return {
    words: `${kills} kills, at ${checkedAtKill.join(", ")} of ${load.count} pictures checked; ${images} in the end, in ${keys.length} packs`,
    wrong,
  };
};
