import { join } from "node:path";
import { writeSlices } from "../slices.ts";
import type { Soak } from "./run.ts";
import { sendOnce } from "./send-once.ts";

/** 1 Mbit/s and two seconds for a round trip: slow is no fault, and nothing may travel twice. */
export const slow: Soak = (stage, how) =>
  sendOnce(
    stage,
    { roundTrip: 2_000, uplink: 1e6 },
    writeSlices(join(stage.folder, "slow"), how.short ? 40 : 180, 256, 13),
    async () => ({ words: "1 Mbit/s and 2 s for a round trip", faults: () => 0 }),
  );
