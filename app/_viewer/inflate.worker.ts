/// <reference lib="webworker" />
import { DicomError } from "#lib/imaging/dicom.ts";
import { openEntry, type OpenedFile, type PackedFile } from "#app/_viewer/opened-file.ts";

export type OpenRequest = PackedFile & { ticket: number; bytes: ArrayBuffer };
export type OpenAnswer = { ticket: number } & ({ file: OpenedFile } | { reason: string });

declare const self: DedicatedWorkerGlobalScope;

self.onmessage = ({ data }: MessageEvent<OpenRequest>) => {
  void open(data).then((answer) => {
    self.postMessage(answer, "file" in answer ? answer.file.frames : []);
  });
};

async function open({ ticket, bytes, ...entry }: OpenRequest): Promise<OpenAnswer> {
  try {
    return { ticket, file: await openEntry(new Uint8Array(bytes), entry) };
  } catch (failure) {
    return { ticket, reason: (failure instanceof DicomError ? failure : new DicomError("damaged")).words.en };
  }
}
