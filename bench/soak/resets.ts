import { join } from "node:path";
import { writeSlices } from "../slices.ts";
import type { Soak } from "./run.ts";
import { sendOnce } from "./send-once.ts";

const share = 0.2;

/** A fifth of all requests, to the portal and to storage, is reset on its way or while its answer is awaited. */
export const resets: Soak = async (stage, how) => {
  const load = writeSlices(join(stage.folder, "resets"), how.short ? 200 : 600, 512, 12);
  const seen = { requests: 0, broken: 0 };
  const result = await sendOnce(stage, { roundTrip: 40, uplink: 20e6 }, load, async (_, lane) => {
    lane.breakRequests((bytes) => {
      seen.requests++;
      if (how.random() >= share) return null;
      seen.broken++;
      return how.random() * 1.2 * bytes;
    });
    return { words: "", faults: () => seen.broken, connections: 1 };
  });
  if (seen.broken === 0) result.wrong.push("nothing was reset");
  return { ...result, words: `${seen.broken} of ${seen.requests} requests were reset${result.words}` };
};
