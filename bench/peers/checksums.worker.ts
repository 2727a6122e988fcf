/// <reference lib="webworker" />
import type { PackPlace } from "#lib/upload/contract.ts";
import { buildPacks } from "#lib/upload/pack.ts";
import { HttpFailure } from "#lib/upload/patience.ts";
import { scan } from "#lib/upload/plan.ts";
import { send } from "#lib/upload/send.ts";
import { putPack } from "#app/_upload/put-pack.ts";
import type { SentPacks } from "./checksums.client.ts";
import { signAt } from "./sign.client.ts";

declare const self: DedicatedWorkerGlobalScope;

self.onmessage = ({ data: { files, on } }: MessageEvent<{ files: File[]; on: boolean }>) => {
  sendAll(files, on).then(
    (sent) => self.postMessage(sent),
    (error: unknown) => reportError(error), // rejections alone do not reach the page
  );
};

/** No file of this measurement is larger than a pack. */
const tooLarge = () => Promise.reject(new HttpFailure(413));

/** The portal's own packing and sending, with the checksum of each pack signed and verified by storage, or not. */
async function sendAll(files: readonly File[], on: boolean): Promise<SentPacks> {
  const selection = await scan(files.map((file) => ({ path: file.webkitRelativePath, file })));
  const begun = performance.now();
  const { state, storedBytes } = await send({
    packs: (known, { inFlight }) => buildPacks(selection, known, { deflate: () => inFlight() >= 2 }),
    put: putPack,
    api: {
      known: async () => [],
      finish: async () => undefined,
      start: tooLarge,
      signParts: tooLarge,
      sign: (offers) =>
        Promise.all(
          offers.map(async ({ sha256 }): Promise<PackPlace> => {
            const packId = crypto.randomUUID();
            return { packId, ...(await signAt(packId, on ? { sha256 } : {})) };
          }),
        ),
    },
  }).done;
  return { state, storedBytes, took: performance.now() - begun };
}
