import { setTimeout as sleep } from "node:timers/promises";
import { join } from "node:path";
import { packTarget } from "#lib/upload/limits.ts";
import { type Measured, type Options, printCircumstances, printTable, rounded } from "./report.ts";
import type { Lane } from "./slow-line.ts";
import { writeSlices, type Slices } from "./slices.ts";
import { onStage, type Stage } from "./stage.ts";
import {
  atTheScan,
  chooseInPeer,
  chooseInPortal,
  isReceived,
  mostPutsAtOnce,
  packsOf,
  type Peer,
  safePictures,
  sendInPeer,
  sendInPortal,
} from "./uploads.ts";

const line = { roundTrip: 30, uplink: 200e6 };
const peers: Peer[] = ["retriever", "tus"];
const names = { portal: "portal", retriever: "Uppy Golden Retriever", tus: "tus" } as Record<Peer | "portal", string>;

type Killed = { needed: number; sent: number; seconds: number };

/**
 * The browser is killed when half is sent, and another one with a new profile goes on: how much travels twice, request
 * lines and headers included. 500 files of 0.5 MB are a quarter of a gigabyte: `--files 2000` makes it a whole one.
 */
export const bench = ({ files = 500 }: Options): Promise<Measured> =>
  onStage(async (stage) => {
    const load = writeSlices(join(stage.folder, "slices"), files, 512);
    const lanes: Lane[] = [];
    const each = async <T>(work: (over: Over) => Promise<T>): Promise<T> => {
      const over = await stage.over(line);
      lanes.push(over.lane);
      try {
        return await work(over);
      } finally {
        await over.close();
      }
    };
    const { connections, ...portal } = await each((over) => inPortal(stage, over, load));
    const found = { portal } as Record<Peer | "portal", Killed>;
    for (const peer of peers) found[peer] = await each((over) => inPeer(stage, over, load, peer));

    const twice = (who: Peer | "portal") => (found[who].sent - found[who].needed) / 1e6;
    const perConnection = (packTarget + load.bytes / files) / 1e6;
    const target = connections * perConnection;
    printTable(
      `B3: ${files} files, ${(load.bytes / 1e6).toFixed(0)} MB; killed at half, gone on with in a new profile`,
      (["portal", ...peers] as const).map((who) => ({
        who: names[who],
        "MB needed": rounded(found[who].needed / 1e6, 1),
        "MB sent": rounded(found[who].sent / 1e6, 1),
        "MB sent twice": rounded(twice(who), 1),
        "seconds sending": rounded(found[who].seconds, 1),
      })),
    );
    console.log(
      `The portal had up to ${connections} packs of at most ${perConnection.toFixed(1)} MB under way at once.`,
    );
    printCircumstances(...lanes);
    return {
      ours: rounded(twice("portal"), 1),
      peer: Object.fromEntries(peers.map((peer) => [peer, rounded(twice(peer), 1)])),
      ratio: rounded(twice("portal") / Math.min(...peers.map(twice)), 3),
      target: `ours ≤ ${connections} connections × one pack = ${target.toFixed(1)} MB`,
      pass: twice("portal") <= target,
    };
  });

type Over = Awaited<ReturnType<Stage["over"]>>;

async function inPortal(stage: Stage, { lane, open }: Over, { folder, count }: Slices) {
  const first = await open();
  const patient = await atTheScan(first, stage.portal);
  const connections = mostPutsAtOnce(patient.page);
  await chooseInPortal(patient.page, folder);
  const begun = lane.up.bytes();
  const start = performance.now();
  sendInPortal(patient.page).catch(() => undefined); // ends with its browser
  await until(async () => (await safePictures(patient.page)) >= count / 2);
  await first.kill();
  const soFar = { sent: lane.up.bytes() - begun, seconds: (performance.now() - start) / 1000 };

  const { page, requestId } = await atTheScan(await open(), stage.portal, patient);
  await chooseInPortal(page, folder);
  const again = lane.up.bytes();
  const took = await sendInPortal(page);
  const sent = soFar.sent + lane.up.bytes() - again;
  await isReceived(page, count);
  const needed = (await packsOf(requestId)).reduce((sum, { size }) => sum + size, 0);
  return { needed, sent, seconds: soFar.seconds + took / 1000, connections: connections() };
}

async function inPeer(stage: Stage, { lane, open }: Over, { folder, bytes }: Slices, peer: Peer): Promise<Killed> {
  const first = await open();
  const page = await chooseInPeer(first, stage.peers, peer, folder);
  const begun = lane.up.bytes();
  const start = performance.now();
  sendInPeer(page).catch(() => undefined); // ends with its browser
  await until(async () => lane.up.bytes() - begun >= bytes / 2);
  await first.kill();
  const soFar = { sent: lane.up.bytes() - begun, seconds: (performance.now() - start) / 1000 };

  const other = await chooseInPeer(await open(), stage.peers, peer, folder);
  const again = lane.up.bytes();
  const { took } = await sendInPeer(other);
  return { needed: bytes, sent: soFar.sent + lane.up.bytes() - again, seconds: soFar.seconds + took / 1000 };
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 10 * 60_000;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error("half was not sent within ten minutes");
    await sleep(50);
  }
}
