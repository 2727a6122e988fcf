import { join } from "node:path";
import { median, type Measured, type Options, printCircumstances, printTable, rounded } from "./report.ts";
import { writeSlices } from "./slices.ts";
import { onStage } from "./stage.ts";

const line = { roundTrip: 30, uplink: 200e6 };
const target = 0.97;
const leastRounds = 5;

/** The same upload with the checksum of each pack made, sent and verified, and without: their throughputs compared. */
export const bench = ({ files = 300, rounds }: Options): Promise<Measured> =>
  onStage(async (stage) => {
    const { folder, bytes } = writeSlices(join(stage.folder, "slices"), files, 256);
    const over = await stage.over(line);
    try {
      const { context } = await over.open();
      const page = await context.newPage();
      await page.goto(`${stage.peers}/checksums`);
      await page.locator("#files").setInputFiles(folder);
      const times = { on: [] as number[], off: [] as number[] };
      for (let round = 0; round <= Math.max(rounds, leastRounds); round++)
        for (const on of round % 2 === 0 ? [true, false] : [false, true]) {
          const { state, storedBytes, took } = await page.evaluate((one) => window.sendPacks(one), on);
          if (state !== "finished" || storedBytes !== bytes) throw new Error(`${state}: ${storedBytes} of ${bytes}`);
          if (round > 0) times[on ? "on" : "off"].push(took);
        }
      const speed = (which: "on" | "off") => (bytes * 1000) / median(times[which]) / 1e6;
      printTable(
        `B12: ${files} files, ${(bytes / 1e6).toFixed(1)} MB, 200 Mbit/s and 30 ms, the median of ${times.on.length} rounds`,
        (["on", "off"] as const).map((which) => ({
          "pack checksums": which,
          "MB/s": rounded(speed(which), 1),
          "slowest, s": rounded(Math.max(...times[which]) / 1000),
          "fastest, s": rounded(Math.min(...times[which]) / 1000),
        })),
      );
      printCircumstances(over.lane);
      const ratio = speed("on") / speed("off");
      return {
        ours: rounded(speed("on"), 1),
        peer: { off: rounded(speed("off"), 1) },
        ratio: rounded(ratio, 3),
        target: `ratio ≥ ${target}`,
        pass: ratio >= target,
      };
    } finally {
      await over.close();
    }
  });
