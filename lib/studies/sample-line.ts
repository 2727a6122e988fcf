import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { setTimeout as after } from "node:timers/promises";
import { env } from "#lib/platform/env.ts";
import type { SendOptions } from "#lib/upload/send.ts";

/** What becomes of one transfer: reset on its way or before its answer, refused by storage with a status, or nothing. */
export type Fate = "reset" | "no_answer" | 403 | 503 | null;

type Line = {
  fate?: () => Fate;
  /** Milliseconds for a question and its answer. */
  roundTrip?: number;
  /** Bytes a millisecond, of all transfers together. */
  capacity?: number;
};

/**
 * A line between a sender and the real storage that fails and slows as it is told. Counts the bytes that travel, and
 * what its sender has to send again: the bodies of transfers that broke or were refused.
 */
export type SampleLine = Awaited<ReturnType<typeof openLine>>;

/** Opens a line: a proxy that passes on what is signed as it is. `close` ends it. */
export async function openLine({ fate = () => null, roundTrip = 0, capacity = Infinity }: Line = {}) {
  const agent = new Agent({ keepAlive: true });
  const seen = { travelled: 0, underWay: 0, broken: 0, lost: 0 };
  const sockets = new Set<Socket>();
  let down = false;
  let free = 0;

  /** Waits until the line has had the time to carry so many bytes. */
  const carry = async (bytes: number): Promise<void> => {
    if (capacity === Infinity) return;
    free = Math.max(free, performance.now()) + bytes / capacity;
    await after(free - performance.now());
  };
  const pass = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const outcome = fate();
    await after(roundTrip);
    const size = Number(req.headers["content-length"]);
    const breaksAt = outcome === "reset" ? size * Math.random() : Infinity;
    const chunks: Buffer[] = [];
    let arrived = 0;
    for await (const chunk of req as AsyncIterable<Buffer>) {
      arrived += chunk.length;
      seen.travelled += chunk.length;
      await carry(chunk.length);
      if (arrived >= breaksAt) throw new Error("reset");
      chunks.push(chunk);
    }
    const answer = typeof outcome === "number" ? outcome : await forward(req, Buffer.concat(chunks), agent);
    if (outcome === "no_answer") throw new Error("reset");
    res.writeHead(answer).end();
  };
  const server = createServer((req, res) => {
    const { socket } = req;
    seen.underWay++;
    pass(req, res)
      .catch(() => socket.resetAndDestroy())
      .finally(() => seen.underWay--);
  });
  server.on("connection", (socket) => {
    if (down) socket.resetAndDestroy();
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const through = putThrough(port);
  const put: SendOptions["put"] = async (...given) => {
    const wasDown = down; // then nothing travels
    const status = await through(...given).then(
      (answer) => answer.status,
      () => null,
    );
    if (!wasDown && status !== 200 && status !== 412) {
      seen.broken++;
      seen.lost += given[2].size;
    }
    if (status === null) throw new TypeError("Storage did not answer");
    return { status };
  };
  const cut = (): void => sockets.forEach((socket) => socket.resetAndDestroy());
  return {
    seen,
    put,
    /** Breaks every connection, and as long as it is down each new one. */
    setDown: (now: boolean): void => {
      down = now;
      if (now) cut();
    },
    close: async (): Promise<void> => {
      agent.destroy();
      const closed = new Promise((resolve) => server.close(resolve));
      cut();
      await closed;
    },
  };
}

/** Passes on to storage, which sees the address that was signed; answers its status. */
const forward = ({ url, method, headers }: IncomingMessage, body: Buffer, agent: Agent): Promise<number> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(env().S3_ENDPOINT ?? "");
    const out = request({ hostname, port, path: url, method, headers, agent }, (res) => {
      res.resume();
      resolve(res.statusCode ?? 0);
    });
    out.on("error", reject);
    out.end(body);
  });

const step = 64 * 2 ** 10;

/** As the browser's own: told how much has left, ended by its signal. */
const putThrough =
  (port: number): SendOptions["put"] =>
  async (url, headers, body, onProgress, signal) => {
    const { host, pathname, search } = new URL(url);
    const bytes = Buffer.from(await body.arrayBuffer());
    return new Promise((resolve, reject) => {
      const out = request(
        { host: "127.0.0.1", port, method: "PUT", path: pathname + search, signal, agent: false },
        (res) => {
          res.resume();
          resolve({ status: res.statusCode ?? 0 });
        },
      );
      for (const [name, value] of Object.entries({ ...headers, host, "content-length": bytes.length }))
        out.setHeader(name, value);
      out.on("error", reject);
      const write = (at: number): void => {
        if (at >= bytes.length) {
          out.end();
          return;
        }
        out.write(bytes.subarray(at, at + step), (error) => {
          if (error) return;
          onProgress(Math.min(at + step, bytes.length));
          write(at + step);
        });
      };
      write(0);
    });
  };
