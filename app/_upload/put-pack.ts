import { answerPatience } from "#lib/upload/patience.ts";
import type { SendOptions } from "#lib/upload/send.ts";

const patience = 30_000;

/**
 * Sends one pack to storage. XMLHttpRequest, as fetch does not tell how much of a body has left. Half a minute without
 * a movement, or longer once all has left, counts as no answer, and is tried again by the caller.
 */
export const putPack: SendOptions["put"] = (url, headers, body, onProgress, signal) =>
  new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(new DOMException("The transfer was stopped", "AbortError"));
      return;
    }
    const xhr = new XMLHttpRequest();
    const stop = (): void => xhr.abort();
    let timer = setTimeout(stop, patience);
    const wait = (milliseconds: number): void => {
      clearTimeout(timer);
      timer = setTimeout(stop, milliseconds);
    };
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
    };
    xhr.upload.onprogress = ({ loaded }) => {
      wait(patience);
      onProgress(loaded);
    };
    xhr.upload.onload = () => wait(answerPatience(body.size));
    xhr.onload = () => {
      end();
      resolve({ status: xhr.status });
    };
    xhr.onerror = xhr.onabort = () => {
      end();
      reject(new TypeError("Storage did not answer"));
    };
    signal.addEventListener("abort", stop);
    xhr.open("PUT", url);
    for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value);
    xhr.send(body);
  });
