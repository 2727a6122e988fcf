import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { SamplePack } from "./sample-pack.ts";

/** Hands out packs by range, as storage does, for tests that need no storage. `close` ends it. */
export async function openShelf() {
  const packs = new Map<string, Uint8Array>();
  let laid = 0;
  const server = createServer(({ url = "", headers: { range = "" } }, res) => {
    const pack = packs.get(url);
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(range) ?? [];
    if (!pack || from === undefined) res.writeHead(404).end();
    else res.writeHead(206).end(pack.subarray(Number(from), Number(to) + 1));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    /** The pack as `haveExamined` takes it; it is forgotten when four more have been laid. */
    lay: ({ bytes, offer }: SamplePack) => {
      const path = `/${laid++ % 4}`;
      packs.set(path, bytes);
      return { address: async () => `http://127.0.0.1:${port}${path}`, size: bytes.length, announced: offer.entries };
    },
    close: (): void => {
      server.closeAllConnections();
      server.close();
    },
  };
}
