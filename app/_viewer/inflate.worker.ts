/// <reference lib="webworker" />
import { DicomError } from "#lib/imaging/dicom.ts";
import { type OpenedFile, openFile } from "#app/_viewer/opened-file.ts";

/** The bytes of a pack's entry: stored (0) or deflated (8), and what they must amount to. */
export type OpenRequest = { ticket: number; bytes: ArrayBuffer; method: 0 | 8; size: number; frames: number };
export type OpenAnswer = { ticket: number } & ({ file: OpenedFile } | { reason: string });

declare const self: DedicatedWorkerGlobalScope;

self.onmessage = ({ data }: MessageEvent<OpenRequest>) => {
  void open(data).then((answer) => {
    self.postMessage(answer, "file" in answer ? answer.file.frames : []);
  });
};

async function open({ ticket, bytes, method, size, frames }: OpenRequest): Promise<OpenAnswer> {
  try {
    const whole = method === 8 ? await inflate(bytes, size) : new Uint8Array(bytes);
    if (whole.length !== size) throw new DicomError("truncated");
    return { ticket, file: await openFile(whole, frames) };
  } catch (failure) {
    return { ticket, reason: (failure instanceof DicomError ? failure : new DicomError("damaged")).words.en };
  }
}

/** Inflates into one buffer of the size the index promises; more than that is not read. */
async function inflate(bytes: ArrayBuffer, size: number): Promise<Uint8Array> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const whole = new Uint8Array(size);
  let at = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (at + value.length > size) throw new DicomError("damaged");
    whole.set(value, at);
    at += value.length;
  }
  return whole.subarray(0, at);
}
