import { join } from "node:path";
import { writeSlices } from "../slices.ts";
import type { Soak } from "./run.ts";
import { sendOnce } from "./send-once.ts";

const share = 0.25;

/** A quarter of all packs is answered 503 or 403 in storage's place. Such a pack does not reach the line at all. */
export const refusals: Soak = async (stage, how) => {
  const load = writeSlices(join(stage.folder, "refusals"), how.short ? 200 : 600, 512, 14);
  const said = { 503: 0, 403: 0 };
  const result = await sendOnce(stage, { roundTrip: 40, uplink: 50e6 }, load, async (page) => {
    await page.context().route(
      (url) => url.origin !== stage.portal,
      async (route) => {
        if (route.request().method() !== "PUT" || how.random() >= share) return route.continue();
        const status = how.random() < 0.5 ? 503 : 403;
        said[status]++;
        return route.fulfill({ status, headers: { "access-control-allow-origin": "*" } });
      },
    );
    return { words: "", faults: () => 0 };
  });
  if (said[503] + said[403] === 0) result.wrong.push("nothing was refused");
  return { ...result, words: `storage said 503 ${said[503]} times and 403 ${said[403]} times${result.words}` };
};
