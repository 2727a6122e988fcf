import { join } from "node:path";
import { runMatrix } from "./matrix.ts";
import { type Measured, type Options, printCircumstances, printTable, rounded } from "./report.ts";
import { race } from "./race.ts";
import { writeSlices } from "./slices.ts";
import { onStage } from "./stage.ts";
import type { Peer } from "./uploads.ts";

const line = { roundTrip: 80, uplink: 200e6 };
const peers: Peer[] = ["uppy", "tus", "put"];
const target = 1.3;

/** 600 slices of 131 KB over 200 Mbit/s and 80 ms: time ÷ (bytes ÷ bandwidth). */
export const bench = ({ files = 600, rounds, matrix }: Options): Promise<Measured> =>
  onStage(async (stage) => {
    if (matrix) return runMatrix(stage, target, rounds);
    const load = writeSlices(join(stage.folder, "slices"), files, 256);
    const { ratio, runs, lanes } = await race(stage, line, load, peers, rounds);
    printTable(
      `B1: ${files} files, ${(load.bytes / 1e6).toFixed(1)} MB, over ${line.uplink / 1e6} Mbit/s and ${line.roundTrip} ms`,
      (["portal", ...peers] as const).map((who) => ({
        who,
        seconds: rounded(Math.min(...(runs.get(who) ?? []).map(({ took }) => took / 1000))),
        "MB sent": rounded((runs.get(who)?.[0]?.sent ?? 0) / 1e6, 1),
        "time ÷ ideal": rounded(ratio(who)),
      })),
    );
    printCircumstances(...lanes);
    const best = Math.min(...peers.map(ratio));
    return {
      ours: rounded(ratio("portal")),
      peer: Object.fromEntries(peers.map((peer) => [peer, rounded(ratio(peer))])),
      ratio: rounded(ratio("portal") / best),
      target: `ours ≤ ${target}`,
      pass: ratio("portal") <= target,
    };
  });
