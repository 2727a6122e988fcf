import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, connect, type AddressInfo, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { newLane, slowLine, type Line } from "./slow-line.ts";

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A server behind a line; what it does with each connection is `serve`. */
async function behind(line: Line, serve: (socket: Socket) => void) {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    serve(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const lane = newLane(line);
  const { port, close } = await slowLine((server.address() as AddressInfo).port, lane);
  closing.push(close, () => server.close());
  const open = () => connect({ port, host: "127.0.0.1" }).on("error", () => undefined);
  return { lane, open };
}

/** Answers one byte for every `bytes` received. */
const answering = (bytes: number) => (socket: Socket) => {
  let got = 0;
  socket.on("data", (chunk) => {
    for (got += chunk.length; got >= bytes; got -= bytes) socket.write("!");
  });
};

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

const exchange = async (socket: Socket, bytes: number) => {
  socket.write(Buffer.alloc(bytes));
  await once(socket, "data");
};

const broken = (socket: Socket) => new Promise<void>((resolve) => socket.once("close", () => resolve()));

/** Never faster than the line; slower only by what a busy machine adds. */
function expectAbout(took: number, ideal: number): void {
  expect(took).toBeGreaterThan(ideal * 0.99 - 2);
  expect(took).toBeLessThan(ideal * 1.3 + 250);
}

describe("a slow line", () => {
  it("costs a round trip to open, and a round trip and its width for each exchange", async () => {
    const { open } = await behind({ roundTrip: 80, uplink: 8e6 }, answering(500_000));
    const socket = open();
    expectAbout(await timed(() => exchange(socket, 500_000)), 80 + 80 + 500);
    expectAbout(await timed(() => exchange(socket, 500_000)), 80 + 500);
  });

  it("is shared by its connections", async () => {
    const { open } = await behind({ roundTrip: 20, uplink: 16e6 }, answering(250_000));
    const took = await timed(() => Promise.all(Array.from({ length: 4 }, () => exchange(open(), 250_000))));
    expectAbout(took, 40 + 4 * 125);
  });

  it("goes on carrying for others while a connection opens", async () => {
    const { open } = await behind({ roundTrip: 200, uplink: 80e6 }, answering(1_000));
    const socket = open();
    await exchange(socket, 1_000);
    open().write("x");
    expectAbout(await timed(() => exchange(socket, 1_000)), 200);
  });

  it("has two directions that do not slow each other", async () => {
    const { open } = await behind({ roundTrip: 10, uplink: 8e6, downlink: 80e6 }, (socket) => {
      socket.on("data", () => undefined);
      socket.write(Buffer.alloc(1_000_000));
    });
    const socket = open();
    socket.write(Buffer.alloc(1_000_000));
    let got = 0;
    const took = await timed(
      () => new Promise<void>((resolve) => socket.on("data", ({ length }) => (got += length) >= 1e6 && resolve())),
    );
    expectAbout(took, 10 + 5 + 100);
  });

  it("holds a sender back to what fits on it", async () => {
    const line = { roundTrip: 40, uplink: 8e6 };
    const { lane, open } = await behind(line, (socket) => socket.resume());
    const begun = performance.now();
    const socket = open();
    for (let at = 0; at < 32; at++) socket.write(Buffer.alloc(2 ** 20));
    await new Promise((resolve) => setTimeout(resolve, 500));
    const carried = ((performance.now() - begun) * line.uplink) / 8_000;
    expect(lane.up.bytes()).toBeGreaterThan(0.7 * carried);
    expect(lane.up.bytes()).toBeLessThan(carried + 80_000 + 3 * 128 * 1024);
  });

  it("delivers every byte in order, and the end after the last one", async () => {
    const sent = randomBytes(3_000_000);
    const { open } = await behind({ roundTrip: 7, uplink: 400e6 }, (socket) => socket.end(sent));
    const socket = open();
    const hash = createHash("sha256");
    socket.on("data", (chunk) => hash.update(chunk));
    await once(socket, "end");
    expect(hash.digest("hex")).toBe(createHash("sha256").update(sent).digest("hex"));
  });

  it("passes a broken connection on", async () => {
    const { open } = await behind({ roundTrip: 10, uplink: 8e6 }, (socket) => {
      socket.once("data", () => socket.resetAndDestroy());
    });
    const socket = open();
    socket.write("x");
    await once(socket, "close");
    expect(socket.destroyed).toBe(true);
  });

  it("carries nothing during an outage that nobody is told of, and goes on with all of it after", async () => {
    const { lane, open } = await behind({ roundTrip: 20, uplink: 8e6 }, answering(200_000));
    const socket = open();
    await exchange(socket, 200_000);
    setTimeout(() => lane.fail(false), 100);
    setTimeout(() => lane.mend(), 400);
    expectAbout(await timed(() => exchange(socket, 200_000)), 20 + 200 + 300);
  });

  it("breaks connections and refuses new ones during an outage that is told", async () => {
    const { lane, open } = await behind({ roundTrip: 10, uplink: 8e6 }, answering(1));
    const socket = open();
    await exchange(socket, 1);
    lane.fail(true);
    await broken(socket);
    await broken(open());
    lane.mend();
    await exchange(open(), 1);
  });

  it("breaks a request where its fate says so, or when its answer comes", async () => {
    let got = 0;
    const { lane, open } = await behind({ roundTrip: 10, uplink: 80e6 }, (socket) => {
      socket.on("data", ({ length }) => {
        got += length;
        if (length < 100) socket.write("HTTP/1.1 200 OK\r\n\r\n");
      });
    });
    const fates = [300_000, 1_000, null];
    const sizes: number[] = [];
    lane.breakRequests((bytes) => {
      sizes.push(bytes);
      return fates.shift() ?? null;
    });
    const long = open();
    const head = "PUT /a HTTP/1.1\r\nContent-Length: 1000000\r\n\r\n";
    long.write(Buffer.concat([Buffer.from(head), Buffer.alloc(1_000_000)]));
    await broken(long);
    expect(got).toBeLessThan(1_000_000);
    const short = open();
    let answered = 0;
    short.on("data", () => answered++);
    short.write("GET /b HTTP/1.1\r\n\r\n");
    await broken(short);
    const whole = open();
    whole.write("GET /c HTTP/1.1\r\n\r\n");
    await once(whole, "data");
    expect(answered).toBe(0);
    expect(sizes).toEqual([head.length + 1_000_000, 19, 19]);
  });
});
