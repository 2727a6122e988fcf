/// <reference lib="webworker" />
import type { PackPlace } from "#lib/upload/contract.ts";
import { buildPacks } from "#lib/upload/pack.ts";
import { scan } from "#lib/upload/plan.ts";
import { send } from "#lib/upload/send.ts";
import { startThrift } from "#lib/upload/thrift.ts";
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

/** The portal's own packing and sending, with the checksum of each pack signed and verified by storage, or not. */
async function sendAll(files: readonly File[], on: boolean): Promise<SentPacks> {
  const selection = await scan(files.map((file) => ({ path: file.webkitRelativePath, file })));
  const thrift = startThrift();
  const noParts = (): never => {
    throw new Error("no file of this measurement is longer than a pack");
  };
  const begun = performance.now();
  const { state, storedBytes } = await send({
    packs: (known, line) =>
      buildPacks(selection, known, { deflate: (bytes) => thrift.pays(line, bytes), took: thrift.took }),
    put: putPack,
    api: {
      known: async () => [],
      finish: async () => undefined,
      start: async () => noParts(),
      signParts: async () => noParts(),
      sign: (offers) =>
        Promise.all(
          offers.map(async ({ sha256 }): Promise<PackPlace> => {
            const packId = crypto.randomUUID();
            return { packId, seconds: 900, ...(await signAt(packId, on ? { sha256 } : {})) };
          }),
        ),
    },
  }).done;
  return { state, storedBytes, took: performance.now() - begun };
}
