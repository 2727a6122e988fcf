import { join } from "node:path";
import { closeDatabase } from "#lib/platform/db.ts";
import { hasOrthanc, startOrthanc } from "./orthanc.ts";
import { imagesOf, programOf, sendFolder, untilChecked } from "./program.ts";
import { median, type Measured, type Options, printCircumstances, printTable, rounded } from "./report.ts";
import { writeScans } from "./scans.ts";
import { writeSlices } from "./slices.ts";
import { onStage } from "./stage.ts";

const target = 2;
const peerLanes = 6;
const warmUp = 60;

/**
 * MR instances per second from the first byte read until all can be opened: the portal's own program on one side, with
 * hashing, packing, the check of every file and a decode of its pixels; on the other Orthanc, which stores and indexes.
 */
export const bench = ({ files = 432, rounds }: Options): Promise<Measured> =>
  onStage(async (stage) => {
    if (!hasOrthanc()) throw new Error("Orthanc is needed beside it: apt-get install orthanc");
    const warm = writeSlices(join(stage.folder, "warm"), warmUp, 256);
    const { folder, count, bytes, kind } = writeScans(join(stage.folder, "scans"), files, "mr");
    await sendToPortal(stage.portal, warm.folder, warm.count);
    const times = { portal: [] as number[], orthanc: [] as number[] };
    for (let round = 0; round < Math.max(3, rounds); round++) {
      const orthanc = await startOrthanc(join(stage.folder, `orthanc-${round}`));
      await orthanc.receive(warm.folder, peerLanes);
      times.orthanc.push(await orthanc.receive(folder, peerLanes));
      await orthanc.stop();
      times.portal.push(await sendToPortal(stage.portal, folder, count));
    }
    await closeDatabase();
    const speed = (who: keyof typeof times) => (count * 1000) / median(times[who]);
    printTable(
      `B7: ${count} ${kind} MR instances, ${(bytes / 1e6).toFixed(1)} MB, on this machine without a line between`,
      (["portal", "orthanc"] as const).map((who) => ({
        who,
        "instances/s": rounded(speed(who), 0),
        "seconds, each round": times[who].map((took) => (took / 1000).toFixed(2)).join(" "),
      })),
    );
    printCircumstances();
    const ratio = speed("portal") / speed("orthanc");
    return {
      ours: rounded(speed("portal"), 0),
      peer: { orthanc: rounded(speed("orthanc"), 0) },
      ratio: rounded(ratio),
      target: `ratio ≥ ${target}`,
      pass: ratio >= target,
    };
  });

async function sendToPortal(address: string, folder: string, count: number): Promise<number> {
  const { kept } = await programOf(address);
  const begun = performance.now();
  const { state } = await sendFolder(address, kept, folder, new AbortController().signal);
  if (state !== "finished") throw new Error(`the sending ended as ${state}`);
  const sent = performance.now() - begun;
  await untilChecked(kept.requestId, 50); // asked more often, the question itself would take a tenth of the machine
  const took = performance.now() - begun;
  const viewable = await imagesOf(kept.requestId);
  if (viewable !== count) throw new Error(`${viewable} of ${count} can be opened`);
  console.log(`portal: ${(took / 1000).toFixed(2)} s, of which ${(sent / 1000).toFixed(2)} s for the sending`);
  return took;
}
