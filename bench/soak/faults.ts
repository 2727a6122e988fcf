import { execFileSync } from "node:child_process";
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmdirSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { listObjects } from "#lib/platform/storage.ts";
import { samplePack, sendPack } from "#lib/studies/sample-pack.ts";
import { draftRequest, rows } from "../../config/command-scene.ts";
import { hashesIn, hashesInPacks } from "../stored.ts";
import { writeSlices } from "../slices.ts";
import { type BareScene, bareScene } from "./bare-scene.ts";
import type { How, Seen } from "./run.ts";

const perPack = 20;
const noScan = new TextEncoder().encode("This is not a scan.");

/**
 * What a scan is checked with goes away in the middle of it: storage for five minutes, the database for a restart, the
 * room on storage's disk. Each time the check must end by itself, with rows and objects exact.
 */
export async function faults({ short }: How): Promise<Seen> {
  const folder = mkdtempSync(join(tmpdir(), "foramen-faults-scan-"));
  const load = writeSlices(folder, short ? 200 : 600, 256, 21);
  const away = short ? 20_000 : 300_000;
  const seen: Seen = { words: "", wrong: [] };
  const told: string[] = [];
  const one = async (name: string, result: Promise<{ words: string; wrong: string[] }>): Promise<void> => {
    const { words, wrong } = await result;
    told.push(`${name}: ${words}`);
    seen.wrong.push(...wrong.map((each) => `${name}: ${each}`));
  };
  const disk = diskOfItsOwn();
  const scene = await bareScene(disk ? join(disk, "objects") : undefined);
  const through = (trouble: () => Promise<void>) => checkedThrough(scene, load.folder, trouble);
  try {
    await one(
      `storage away for ${away / 1000} s`,
      through(() => scene.storageAway(away)),
    );
    await one(
      "database restarted",
      through(() => scene.databaseAway(3_000)),
    );
    if (disk)
      await one(
        "disk full",
        through(() => fullFor(disk, short ? 10_000 : 60_000)),
      );
    else told.push("disk full: SKIPPED, as this user may not mount a disk");
  } finally {
    await scene.end();
    if (disk) {
      execFileSync("umount", [disk]);
      rmdirSync(disk);
    }
    rmSync(folder, { recursive: true, force: true });
  }
  return { ...seen, words: told.join("; ") };
}

/** Sends a scan while the worker rests, lets it begin, makes trouble, and holds what is there in the end against it. */
async function checkedThrough(scene: BareScene, folder: string, trouble: () => Promise<void>) {
  const { patient, requestId } = await draftRequest();
  const files = readdirSync(folder)
    .sort()
    .map((name) => new Uint8Array(readFileSync(join(folder, name))));
  let packs = 0;
  const pack = async (at: number) => samplePack([...files.slice(at, at + perPack), noScan]);
  for (let at = 0; at < files.length; at += perPack, packs++) await sendPack(patient, requestId, await pack(at));
  await scene.startWorker();
  await until(async () => (await checkedOf(requestId)) > 0);
  const before = await checkedOf(requestId);
  const begun = performance.now();
  await trouble();
  const back = performance.now();
  await until(async () => (await checkedOf(requestId)) === packs);
  const resumed = (performance.now() - back) / 1000;
  await until(async () => (await rows((tx) => tx.scanAssessment.count({ where: { requestId } }))) > 0);
  await sleep(3_000); // what nothing points at any more is taken away by jobs of their own
  const wrong = await wrongOf(scene, requestId, folder);
  await scene.stopWorker();
  const words =
    `${before} of ${packs} packs were checked by then, all ${resumed.toFixed(1)} s after it was back ` +
    `(${((back - begun) / 1000).toFixed(0)} s away), ${files.length} pictures`;
  return { words, wrong };
}

async function wrongOf(scene: BareScene, requestId: string, folder: string): Promise<string[]> {
  const kept = await rows((tx) => tx.pack.findMany({ where: { requestId }, select: { key: true, state: true } }));
  const keys = kept.map(({ key }) => key).sort();
  const stored = (await listObjects("packs/", "")).objects.map(({ key }) => key);
  const others = await rows((tx) => tx.pack.findMany({ select: { key: true } }));
  const owned = new Set(others.map(({ key }) => key));
  const refused = await rows((tx) => tx.scanFile.count({ where: { requestId, state: "rejected" } }));
  const orphans = stored.filter((key) => !owned.has(key)).length;
  return [
    ...(scene.worksStill() ? [] : ["the worker ended"]),
    ...(kept.every(({ state }) => state === "checked") ? [] : ["not every pack is checked"]),
    ...(keys.every((key) => stored.includes(key)) ? [] : ["a row has no object"]),
    ...(orphans > 0 ? [`${orphans} objects belong to no row`] : []),
    ...((await hashesInPacks(keys)).join() === hashesIn(folder).join() ? [] : ["the files are not those sent"]),
    ...(refused === 1 ? [] : [`${refused} files were refused instead of the one, which came in each pack`]),
  ];
}

const checkedOf = (requestId: string): Promise<number> =>
  rows((tx) => tx.pack.count({ where: { requestId, state: "checked" } })).catch(() => -1);

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 20 * 60_000;
  while (!(await isSo().catch(() => false))) {
    if (performance.now() > deadline) throw new Error("it did not go on within twenty minutes");
    await sleep(50);
  }
}

/** A disk in memory for storage alone, which can be filled; null where this user may not mount one. */
function diskOfItsOwn(): string | null {
  const disk = mkdtempSync(join(tmpdir(), "foramen-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=1g", "tmpfs", disk], { stdio: "ignore" });
    return disk;
  } catch {
    rmdirSync(disk);
    return null;
  }
}

/**
 * Fills a disk, and again with what becomes free meanwhile: packs with a refused file cannot be written anew until there is
 * room.
 */
async function fullFor(disk: string, milliseconds: number): Promise<void> {
  const filler = join(disk, "filler");
  const until = performance.now() + milliseconds;
  while (performance.now() < until) {
    const { bavail, bsize } = statfsSync(disk);
    const free = bavail * bsize - 2 ** 16;
    if (free > 0) appendFileSync(filler, new Uint8Array(free));
    await sleep(20);
  }
  rmSync(filler);
}
