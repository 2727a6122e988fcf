import { join } from "node:path";
import { race } from "./race.ts";
import { type Measured, printCircumstances, printTable, rounded } from "./report.ts";
import type { Lane } from "./slow-line.ts";
import { writeSlices } from "./slices.ts";
import type { Stage } from "./stage.ts";

const megabits = [20, 100, 200, 1000];
const roundTrips = [10, 50, 80];
/** Sides of slices of 0.13 and 0.5 MB. */
const sides = [256, 512];
/** Each cell sends what its line carries in this time, within bounds: the slowest would take an hour, the fastest no time. */
const seconds = 4;
const [fewest, most] = [48, 600];

/** The portal and Uppy on every line with every size of file; the best and the worst cell of each are reported. */
export async function runMatrix(stage: Stage, target: number, rounds: number): Promise<Measured> {
  const cells: { line: string; size: string; files: number; portal: number; uppy: number }[] = [];
  const lanes: Lane[] = [];
  for (const side of sides)
    for (const bandwidth of megabits) {
      const size = side * side * 2;
      const files = Math.min(most, Math.max(fewest, Math.round((bandwidth * 1e6 * seconds) / 8 / size)));
      const load = writeSlices(join(stage.folder, `slices-${side}-${bandwidth}`), files, side, side + bandwidth);
      for (const roundTrip of roundTrips) {
        const { ratio, lanes: used } = await race(
          stage,
          { roundTrip, uplink: bandwidth * 1e6 },
          load,
          ["uppy"],
          rounds,
        );
        lanes.push(...used);
        const line = `${bandwidth} Mbit/s, ${roundTrip} ms`;
        const figures = { portal: rounded(ratio("portal")), uppy: rounded(ratio("uppy")) };
        cells.push({ line, size: `${rounded(size / 1e6)} MB`, files, ...figures });
        console.log(`${line}, ${size} bytes: portal ${figures.portal}, Uppy ${figures.uppy}`);
      }
    }
  printTable("Time ÷ (bytes ÷ bandwidth)", cells);
  printCircumstances(...lanes);
  const range = (who: "portal" | "uppy") => {
    const figures = cells.map((cell) => cell[who]);
    return { best: Math.min(...figures), worst: Math.max(...figures) };
  };
  return {
    ours: range("portal"),
    peer: { uppy: range("uppy") },
    ratio: rounded(Math.max(...cells.map(({ portal, uppy }) => portal / uppy))),
    target: `ours ≤ ${target} in every cell`,
    pass: range("portal").worst <= target,
  };
}
