import type { InstanceEntry } from "#lib/studies/study-index.ts";
import type { OpenAnswer, OpenRequest } from "#app/_viewer/inflate.worker.ts";
import type { OpenedFile } from "#app/_viewer/opened-file.ts";
import { neverLoaded, partMissing } from "#app/_viewer/workers.ts";

/** Inflates and takes apart files in a worker. Files of many frames are kept, the last used ones, within `most` bytes. */
export function createOpener(most: number) {
  const worker = new Worker(new URL("./inflate.worker.ts", import.meta.url), { type: "module" });
  const waiting = new Map<number, { resolve: (file: OpenedFile) => void; reject: (failure: Error) => void }>();
  const opening = new Map<string, Promise<OpenedFile>>();
  const kept = new Map<string, number>();
  let tickets = 0;
  let absent = false;

  worker.onmessage = ({ data }: MessageEvent<OpenAnswer>) => {
    const asked = waiting.get(data.ticket);
    waiting.delete(data.ticket);
    if ("file" in data) asked?.resolve(data.file);
    else asked?.reject(new Error(data.reason));
  };
  worker.onerror = (event) => {
    absent ||= neverLoaded(event);
    for (const { reject } of waiting.values()) reject(new Error(failure()));
    waiting.clear();
  };

  const failure = () => (absent ? partMissing : "This picture could not be opened");

  function ask(entry: InstanceEntry, bytes: ArrayBuffer): Promise<OpenedFile> {
    if (absent) return Promise.reject(new Error(failure()));
    const { method, size, frames } = entry;
    const request: OpenRequest = { ticket: tickets++, bytes, method, size, frames: Math.max(frames, 1) };
    return new Promise((resolve, reject) => {
      waiting.set(request.ticket, { resolve, reject });
      worker.postMessage(request, [bytes]);
    });
  }

  function keep(id: string, bytes: number): void {
    kept.delete(id);
    kept.set(id, bytes);
    let sum = [...kept.values()].reduce((total, size) => total + size, 0);
    for (const [oldest, size] of kept) {
      if (sum <= most || oldest === id) break;
      kept.delete(oldest);
      opening.delete(oldest);
      sum -= size;
    }
  }

  return {
    /** `early` is opened already, or was tried to: what fails there goes the usual way. */
    open(
      entry: InstanceEntry,
      fetchBytes: () => Promise<ArrayBuffer>,
      early?: Promise<OpenedFile>,
    ): Promise<OpenedFile> {
      let file = opening.get(entry.id);
      if (!file) {
        const usual = () => fetchBytes().then((bytes) => ask(entry, bytes));
        file = early?.catch(usual) ?? usual();
        opening.set(entry.id, file);
        file.then(
          () => (entry.frames > 1 ? keep(entry.id, entry.size) : opening.delete(entry.id)),
          () => opening.delete(entry.id),
        );
      } else if (kept.has(entry.id)) {
        keep(entry.id, entry.size);
      }
      return file;
    },
    close(): void {
      worker.terminate();
      opening.clear();
      kept.clear();
    },
  };
}
