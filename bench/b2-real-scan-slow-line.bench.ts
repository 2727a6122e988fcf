import { join } from "node:path";
import { type Measured, type Options, printCircumstances, printTable, rounded } from "./report.ts";
import { race, type Run } from "./race.ts";
import { writeScans } from "./scans.ts";
import { onStage } from "./stage.ts";
import { hashesIn, hashesInPacks, hashesOfObjects } from "./stored.ts";

const line = { roundTrip: 30, uplink: 20e6 };
const target = 0.6;

/** 200 MR files over 20 Mbit/s and 30 ms: time ÷ (bytes ÷ bandwidth), and every byte the same after a download. */
export const bench = ({ files = 200, rounds }: Options): Promise<Measured> =>
  onStage(async (stage) => {
    const load = writeScans(join(stage.folder, "scan"), files, "mr");
    const { ratio, runs, lanes } = await race(stage, line, load, ["uppy"], rounds);
    const wanted = hashesIn(load.folder).join();
    const same = async (who: "portal" | "uppy", hashes: (paths: string[]) => Promise<string[]>) => {
      for (const { paths } of runs.get(who) ?? []) if ((await hashes(paths)).join() !== wanted) return false;
      return true;
    };
    const identical = { portal: await same("portal", hashesInPacks), uppy: await same("uppy", hashesOfObjects) };
    printTable(
      `B2: ${files} ${load.kind} MR files, ${(load.bytes / 1e6).toFixed(1)} MB, over 20 Mbit/s and 30 ms`,
      (["portal", "uppy"] as const).map((who) => ({
        who,
        seconds: rounded(Math.min(...(runs.get(who) ?? []).map(({ took }: Run) => took / 1000))),
        "MB sent": rounded((runs.get(who)?.[0]?.sent ?? 0) / 1e6, 1),
        "time ÷ ideal": rounded(ratio(who)),
        "bytes after download": identical[who] ? "identical" : "DIFFERENT",
      })),
    );
    printCircumstances(...lanes);
    return {
      ours: rounded(ratio("portal")),
      peer: { uppy: rounded(ratio("uppy")) },
      ratio: rounded(ratio("portal") / ratio("uppy")),
      target: `ours ≤ ${target}, every byte identical`,
      pass: ratio("portal") <= target && identical.portal,
    };
  });
