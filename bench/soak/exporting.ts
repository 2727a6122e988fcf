import { createHash } from "node:crypto";
import { createWriteStream, statSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { type Entry, open, type ZipFile } from "yauzl";
import type { Person } from "#lib/accounts/actor.ts";
import { downloadExport } from "#lib/intake/download-export.ts";
import { startExport } from "#lib/intake/start-export.ts";
import { submitRequest } from "#lib/intake/submit-request.ts";
import { viewExport } from "#lib/intake/view-export.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { programOf, sendFolder, untilChecked } from "../program.ts";
import { writeSlices } from "../slices.ts";
import { hashesIn } from "../stored.ts";
import { privateBytes } from "./private-bytes.ts";
import { megabytes, type Soak } from "./run.ts";

const limit = 200e6;

/** How long the copy of a whole request with a large scan takes, how much memory the worker needs, and whether all is in it. */
export const exporting: Soak = async (stage, how) => {
  const files = Math.round(how.short ? 200 : how.gigabytes * 2_000);
  const load = writeSlices(join(stage.folder, "export"), files, 512, 18);
  const { patient, kept } = await programOf(stage.portal);
  const { requestId } = kept;
  await sendFolder(stage.portal, kept, load.folder, new AbortController().signal);
  await untilChecked(requestId, 500);
  expectOk(await submitRequest(patient, { requestId }));
  await sleep(3_000); // what the worker holds of the checks it gives back

  const worker = stage.processOf("scripts/worker.ts");
  const idle = privateBytes(worker);
  const begun = performance.now();
  expectOk(await startExport(patient, { requestId, language: "en" }));
  const peak = await untilReady(patient, requestId, () => privateBytes(worker));
  const seconds = (performance.now() - begun) / 1_000;

  const zip = join(stage.folder, "export.zip");
  const { url } = expectOk(await downloadExport(patient, { requestId }));
  const { body } = await fetch(url);
  if (!body) throw new Error("storage answered without a body");
  await pipeline(Readable.fromWeb(body), createWriteStream(zip));
  const same = (await hashesInZip(zip, "scan/")).join() === hashesIn(load.folder).join();
  const grown = peak - idle;
  const wrong: string[] = [];
  if (grown > limit) wrong.push(`the worker grew by ${megabytes(grown)}, ${megabytes(limit)} may be`);
  if (!same) wrong.push("the ZIP holds other files than were sent");
  return {
    words:
      `${files} files of ${megabytes(load.bytes)}: a ZIP of ${megabytes(statSync(zip).size)} after ${seconds.toFixed(0)} s, ` +
      `${same ? "every byte" : "NOT every byte"} the same; the worker had ${megabytes(idle)} before and ${megabytes(grown)} more at most`,
    wrong,
  };
};

/** Waits for the copy, and answers the most that was measured meanwhile. */
async function untilReady(patient: Person, requestId: string, measure: () => number): Promise<number> {
  let most = 0;
  for (;;) {
    most = Math.max(most, measure());
    const { made } = expectOk(await viewExport(patient, { requestId }));
    if (made?.state === "ready") return most;
    if (made?.state !== "building") throw new Error(`the copy is ${made?.state ?? "gone"}`);
    await sleep(100);
  }
}

/** SHA-256 of every file below a folder of a ZIP, sorted, as a reader finds them that is not ours. */
const hashesInZip = (path: string, folder: string): Promise<string[]> =>
  new Promise((resolve, reject) => {
    open(path, { lazyEntries: true }, (failure, zip) => {
      if (failure) {
        reject(failure);
        return;
      }
      const hashes: string[] = [];
      zip.on("error", reject);
      zip.on("end", () => resolve(hashes.sort()));
      zip.on("entry", (entry: Entry) => {
        hashOf(zip, entry).then((hash) => {
          if (entry.fileName.startsWith(folder)) hashes.push(hash);
          zip.readEntry();
        }, reject);
      });
      zip.readEntry();
    });
  });

const hashOf = (zip: ZipFile, entry: Entry): Promise<string> =>
  new Promise((resolve, reject) => {
    zip.openReadStream(entry, (failure, stream) => {
      if (failure) {
        reject(failure);
        return;
      }
      const hash = createHash("sha256");
      pipeline(stream, hash).then(() => resolve(hash.digest("hex")), reject);
    });
  });
