/** After how many milliseconds without a byte storage is given up; shorter than the silence for which a file is blamed. */
const patience = 4_000;

/**
 * The bytes of an object from `start` up to and without `end`, by its signed address. `alive` is called as they come in.
 * Rejects where storage answers anything else, or falls silent.
 */
export async function readAddress(
  url: string,
  start: number,
  end: number,
  alive: () => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(end - start);
  if (bytes.length === 0) return bytes;
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), patience);
  try {
    const res = await fetch(url, { headers: { range: `bytes=${start}-${end - 1}` }, signal: silence.signal });
    if (res.status !== 206 || !res.body) throw new Error("storage did not answer with a range");
    let at = 0;
    for await (const chunk of res.body as AsyncIterable<Uint8Array>) {
      timer.refresh();
      alive();
      bytes.set(chunk, at); // throws where there is more than asked for
      at += chunk.length;
    }
    if (at !== bytes.length) throw new Error("storage answered with less than asked for");
    return bytes;
  } finally {
    clearTimeout(timer);
  }
}
