import { Fault } from "./fault.ts";

const longestLine = 1024;

/** Decodes an aws-chunked body; the trailers that follow the last chunk are added to the map. */
export async function* decodeChunks(
  source: AsyncIterable<Buffer>,
  trailers: Map<string, string>,
): AsyncGenerator<Buffer> {
  const bytes = readerOf(source);
  for (;;) {
    const size = chunkSize(await bytes.line());
    if (size === 0) break;
    yield* bytes.take(size);
    if ((await bytes.line()) !== "") throw new Fault("IncompleteBody");
  }
  for (let line = await bytes.line(); line !== ""; line = await bytes.line()) {
    const [, name, value] = /^([\w-]+):(.*)$/.exec(line) ?? [];
    if (!name || trailers.size > 10) throw new Fault("IncompleteBody");
    trailers.set(name.toLowerCase(), (value ?? "").trim());
  }
  if (await bytes.more()) throw new Fault("IncompleteBody");
}

function chunkSize(line: string): number {
  if (!/^[0-9a-fA-F]{1,10}$/.test(line)) throw new Fault("IncompleteBody");
  return parseInt(line, 16);
}

function readerOf(source: AsyncIterable<Buffer>) {
  const iterator = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);

  const more = async () => {
    while (held.length === 0) {
      const next = await iterator.next();
      if (next.done) return false;
      held = next.value;
    }
    return true;
  };
  const some = async (limit: number) => {
    if (!(await more())) throw new Fault("IncompleteBody");
    const taken = held.subarray(0, limit);
    held = held.subarray(taken.length);
    return taken;
  };
  const line = async () => {
    let text = "";
    while (!text.endsWith("\r\n")) {
      if (!(await more()) || text.length > longestLine) throw new Fault("IncompleteBody");
      const at = held.indexOf("\n");
      text += (await some(at < 0 ? held.length : at + 1)).toString("latin1");
    }
    return text.slice(0, -2);
  };
  const take = async function* (size: number) {
    for (let left = size; left > 0;) {
      const taken = await some(left);
      left -= taken.length;
      yield taken;
    }
  };
  return { more, line, take };
}
