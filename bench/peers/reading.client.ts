import type { Way } from "./reading.worker.ts";

export type Read = { found: number; took: number };

/** Reads the chosen files one way, in a Web Worker as the portal does. */
window.read = (way) => {
  const files = [...(document.querySelector<HTMLInputElement>("#files")?.files ?? [])];
  const worker = new Worker("/reading.worker.js", { type: "module" });
  return new Promise<Read>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Read>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage({ way, files });
  }).finally(() => worker.terminate());
};

declare global {
  interface Window {
    read: (way: Way) => Promise<Read>;
  }
}
