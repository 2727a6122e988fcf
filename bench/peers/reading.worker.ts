/// <reference lib="webworker" />
import dicomParser from "dicom-parser";
import { scan } from "#lib/upload/plan.ts";
import { inLanes } from "./in-lanes.ts";

declare const self: DedicatedWorkerGlobalScope;

const head = 64 * 2 ** 10;
const readers = 8;

/** Three ways through the same files. Each answers how many of them it made out. */
const ways = {
  /** What a browser can do at most: the first 64 KiB of each, looked at by nobody. */
  ceiling: (files: readonly File[]) => beginnings(files, async () => true),
  portal: async (files: readonly File[]) =>
    (await scan(files.map((file, at) => ({ path: `${file.name} ${at}`, file })))).studies
      .flatMap(({ series }) => series)
      .reduce((sum, series) => sum + series.files.length, 0),
  dicomParser: (files: readonly File[]) =>
    beginnings(files, async (bytes, file) => {
      const dataset = parsed(bytes) ?? parsed(new Uint8Array(await file.arrayBuffer()));
      return Boolean(dataset?.string("x0020000d") && dataset.string("x00080018"));
    }),
};

export type Way = keyof typeof ways;

self.onmessage = ({ data: { way, files } }: MessageEvent<{ way: Way; files: File[] }>) => {
  const begun = performance.now();
  ways[way](files).then(
    (found) => self.postMessage({ found, took: performance.now() - begun }),
    (error: unknown) => reportError(error), // rejections alone do not reach the page
  );
};

/** Null where the header goes on behind these bytes. */
function parsed(bytes: Uint8Array) {
  try {
    return dicomParser.parseDicom(bytes, { untilTag: "x7fe00010" });
  } catch {
    return null;
  }
}

type Look = (bytes: Uint8Array, file: File) => Promise<boolean>;

async function beginnings(files: readonly File[], look: Look): Promise<number> {
  const found = await inLanes(readers, files, async (file) =>
    look(new Uint8Array(await file.slice(0, head).arrayBuffer()), file),
  );
  return found.filter(Boolean).length;
}
