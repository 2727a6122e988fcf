import { join } from "node:path";
import type { Way } from "./peers/reading.worker.ts";
import { median, type Measured, type Options, printCircumstances, printTable, rounded } from "./report.ts";
import { writeScans } from "./scans.ts";
import { onStage } from "./stage.ts";

const line = { roundTrip: 1, uplink: 1e9 };
const ways: Way[] = ["ceiling", "portal", "dicomParser"];
const target = 0.9;
const leastRounds = 5;

/** Finds out what 1,000 files are: what share of the speed at which a browser can read their first 64 KiB. */
export const bench = ({ files = 1_000, rounds }: Options): Promise<Measured> =>
  onStage(async (stage) => {
    const { folder, kind } = writeScans(join(stage.folder, "scan"), files, "");
    const over = await stage.over(line);
    try {
      const { context } = await over.open();
      const page = await context.newPage();
      await page.goto(`${stage.peers}/reading`);
      await page.locator("#files").setInputFiles(folder);
      const times: Record<Way, number[]> = { ceiling: [], portal: [], dicomParser: [] };
      // The first round only warms the machine's memory of the files.
      for (let round = 0; round <= Math.max(rounds, leastRounds); round++)
        for (const way of ways) {
          const { found, took } = await page.evaluate((one) => window.read(one), way);
          if (found !== files) throw new Error(`${way} made out ${found} of ${files} files`);
          if (round > 0) times[way].push(took);
        }
      const took = (way: Way) => median(times[way]);
      const share = (way: Way) => took("ceiling") / took(way);
      printTable(
        `B5: ${files} ${kind} files, the median of ${times.ceiling.length} rounds`,
        ways.map((way) => ({
          way,
          "files/s": rounded((files * 1000) / took(way), 0),
          "share of the ceiling": rounded(share(way)),
        })),
      );
      printCircumstances();
      return {
        ours: rounded(share("portal")),
        peer: { dicomParser: rounded(share("dicomParser")) },
        ratio: rounded(share("portal") / share("dicomParser")),
        target: `ours ≥ ${target}`,
        pass: share("portal") >= target,
      };
    } finally {
      await over.close();
    }
  });
