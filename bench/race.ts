import { median } from "./report.ts";
import type { Lane, Line } from "./slow-line.ts";
import type { Stage } from "./stage.ts";
import {
  atTheScan,
  chooseInPeer,
  chooseInPortal,
  isReceived,
  packsOf,
  type Peer,
  sendInPeer,
  sendInPortal,
} from "./uploads.ts";

type Load = { folder: string; count: number; bytes: number };

export type Run = { took: number; sent: number; paths: string[] };

/** Sends a folder with the portal and with each peer in turn, each in a browser of its own over the same kind of line. */
export async function race(stage: Stage, line: Line, load: Load, peers: readonly Peer[], rounds: number) {
  const lanes: Lane[] = [];
  const runs = new Map<Peer | "portal", Run[]>();
  for (let round = 0; round < rounds; round++)
    for (const who of ["portal", ...peers] as const) {
      const over = await stage.over(line);
      lanes.push(over.lane);
      try {
        const run = who === "portal" ? await byPortal(stage, over, load) : await byPeer(stage, over, load, who);
        runs.set(who, [...(runs.get(who) ?? []), run]);
        console.log(`${who}: ${(run.took / 1000).toFixed(2)} s`);
      } finally {
        await over.close();
      }
    }
  const ideal = (load.bytes * 8_000) / line.uplink;
  return {
    lanes,
    runs,
    /** Time ÷ (bytes ÷ bandwidth), the median of the rounds. */
    ratio: (who: Peer | "portal") => median((runs.get(who) ?? []).map(({ took }) => took / ideal)),
  };
}

type Over = Awaited<ReturnType<Stage["over"]>>;

async function byPortal(stage: Stage, { lane, open }: Over, { folder, count }: Load): Promise<Run> {
  const { page, requestId } = await atTheScan(await open(), stage.portal);
  await chooseInPortal(page, folder);
  const before = lane.up.bytes();
  const took = await sendInPortal(page);
  const sent = lane.up.bytes() - before;
  await isReceived(page, count);
  return { took, sent, paths: (await packsOf(requestId)).map(({ key }) => key) };
}

async function byPeer(stage: Stage, { lane, open }: Over, { folder }: Load, peer: Peer): Promise<Run> {
  const page = await chooseInPeer(await open(), stage.peers, peer, folder);
  const before = lane.up.bytes();
  const { took, paths } = await sendInPeer(page);
  return { took, sent: lane.up.bytes() - before, paths };
}
