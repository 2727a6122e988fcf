import type { Source } from "#lib/upload/checksum.ts";

const fail = (): Promise<never> => Promise.reject(new DOMException("The file could not be opened", "NotReadableError"));

/** Stands for a file that the browser could not open, so that it is named like any other that cannot be read. */
export const unreadable: Source = {
  size: 1,
  slice: () => ({ arrayBuffer: fail }),
  arrayBuffer: fail,
  stream: () => new ReadableStream({ pull: fail }),
};
