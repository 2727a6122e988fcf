import http from "node:http";
import https from "node:https";

/** After how many milliseconds without a byte storage is given up; shorter than the silence for which a file is blamed. */
const patience = 4_000;

const agents = {
  "http:": new http.Agent({ keepAlive: true }),
  "https:": new https.Agent({ keepAlive: true }),
};

/**
 * The bytes of an object from `start` up to and without `end`, by its signed address. `alive` is called as they come in.
 * Rejects where storage answers anything else, or falls silent. Not by `fetch`: it spends half of an examination's time.
 */
export async function readAddress(
  url: string,
  start: number,
  end: number,
  alive: () => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(end - start);
  if (bytes.length === 0) return bytes;
  const isSafe = url.startsWith("https:");
  const agent = agents[isSafe ? "https:" : "http:"];
  const headers = { range: `bytes=${start}-${end - 1}` };
  const res = await new Promise<http.IncomingMessage>((resolve, reject) => {
    const req = (isSafe ? https : http).get(url, { headers, agent, timeout: patience }, resolve);
    req.on("timeout", () => req.destroy(new Error("storage fell silent")));
    req.on("error", reject);
  });
  if (res.statusCode !== 206) {
    res.destroy();
    throw new Error("storage did not answer with a range");
  }
  let at = 0;
  for await (const chunk of res as AsyncIterable<Uint8Array>) {
    alive();
    bytes.set(chunk, at); // throws where there is more than asked for
    at += chunk.length;
  }
  if (at !== bytes.length) throw new Error("storage answered with less than asked for");
  return bytes;
}
