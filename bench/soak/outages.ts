import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { writeSlices } from "../slices.ts";
import { isSending } from "./patient.ts";
import { between, type Soak } from "./run.ts";
import { sendOnce } from "./send-once.ts";

/** Ten outages of half a minute; of every second one nobody is told: connections hang instead of breaking. */
export const outages: Soak = async (stage, how) => {
  const [count, seconds] = [10, how.short ? 3 : 30];
  const load = writeSlices(join(stage.folder, "outages"), 240, 256, 11);
  const sending: boolean[] = [];
  const seen = await sendOnce(stage, { roundTrip: 80, uplink: 2e6 }, load, async (page, lane) => {
    for (let outage = 0; outage < count; outage++) {
      await sleep(between(1_500, 6_000, how));
      sending.push(await isSending(page));
      lane.fail(outage % 2 === 1);
      await sleep(seconds * 1_000);
      lane.mend();
    }
    return { words: `${count} outages of ${seconds} s at 2 Mbit/s`, faults: () => count };
  });
  if (!sending.at(-1)) seen.wrong.push("all was sent before the last outage");
  return seen;
};
