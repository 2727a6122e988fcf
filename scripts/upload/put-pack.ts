import { request as http } from "node:http";
import { request as https } from "node:https";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { answerPatience } from "#lib/upload/patience.ts";
import type { SendOptions } from "#lib/upload/send.ts";

const patience = 30_000;

/**
 * Sends one pack to storage, and tells how much has left: fetch would not. Half a minute without a movement, or
 * longer once all has left, counts as no answer, and is tried again by the caller.
 */
export const putPack: SendOptions["put"] = async (url, headers, body, onProgress, signal) => {
  const begin = url.startsWith("https:") ? https : http;
  const length = { "content-length": String(body.size) };
  const req = begin(url, { method: "PUT", headers: { ...headers, ...length }, signal, timeout: patience });
  req.on("timeout", () => req.destroy(new Error("Storage did not answer")));
  const answered = new Promise<{ status: number }>((resolve, reject) => {
    req.on("response", (res) => {
      res.resume();
      resolve({ status: res.statusCode ?? 0 });
    });
    req.on("error", reject);
  });
  const sent = pipeline(Readable.from(counted(body, onProgress)), req);
  // An early answer, such as a refusal, ends the sending and is the answer.
  sent.then(
    () => req.setTimeout(answerPatience(body.size)),
    () => undefined,
  );
  return answered;
};

async function* counted(body: Blob, onProgress: (sent: number) => void): AsyncGenerator<Uint8Array> {
  const reader = (body.stream() as ReadableStream<Uint8Array>).getReader();
  let sent = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
    sent += value.length; // asked for more: what was given has been taken
    onProgress(sent);
  }
}
