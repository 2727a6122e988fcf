export type SentPacks = { state: string; storedBytes: number; took: number };

/** Sends the chosen files as packs, in a Web Worker as the portal does. */
window.sendPacks = (on) => {
  const files = [...(document.querySelector<HTMLInputElement>("#files")?.files ?? [])];
  const worker = new Worker(on ? "/checksums.worker.js" : "/no-checksums.worker.js", { type: "module" });
  return new Promise<SentPacks>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<SentPacks>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage({ files, on });
  }).finally(() => worker.terminate());
};

declare global {
  interface Window {
    sendPacks: (on: boolean) => Promise<SentPacks>;
  }
}
