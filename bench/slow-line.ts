import { createServer, connect, type AddressInfo, type Socket } from "node:net";

/** Milliseconds there and back, and bits a second each way. */
export type Line = { roundTrip: number; uplink: number; downlink?: number };

export type Lane = ReturnType<typeof newLane>;

/**
 * A slow line in user space to `port` on this machine: all that goes over one `lane` shares its uplink and downlink, and
 * arrives half a round trip later; a new connection costs a round trip. Nothing is lost and no connection starts slowly,
 * which flatters whoever opens many or lets them idle.
 */
export async function slowLine(port: number, lane: Lane) {
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true, allowHalfOpen: true, pauseOnConnect: true }, (near) => {
    const far = connect({ port, host: "127.0.0.1", noDelay: true, allowHalfOpen: true });
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
    }
    // The browser believes that it is connected at once, so what it says first waits for the handshake's round trip.
    setTimeout(() => {
      lane.up.carry(near, far);
      lane.down.carry(far, near);
    }, lane.roundTrip);
  });
  await new Promise<void>((resolve, reject) => server.on("error", reject).listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** Both directions of one line, to be shared by all that goes over it. */
export const newLane = ({ roundTrip, uplink, downlink = uplink }: Line) => ({
  roundTrip,
  up: direction(uplink, roundTrip),
  down: direction(downlink, roundTrip),
});

const spare = 128 * 1024;

function direction(bitsPerSecond: number, roundTrip: number) {
  const delay = roundTrip / 2;
  /** What a line of this kind holds, and as much again in the queue before it: then senders are held back. */
  const most = (2 * bitsPerSecond * roundTrip) / 8_000 + spare;
  const arriving: { at: number; arrive: () => void }[] = [];
  const held = new Set<() => void>();
  const late = { sum: 0, count: 0, worst: 0 };
  let timer: NodeJS.Timeout | null = null;
  let freeAt = 0;
  let total = 0;
  let under = 0;

  // One queue and one timer: with a timer for each piece, two pieces of one connection could change places.
  const deliver = (): void => {
    timer = null;
    const now = performance.now();
    for (let next = arriving[0]; next && next.at <= now + early; next = arriving[0]) {
      arriving.shift();
      next.arrive();
      late.sum += Math.max(0, now - next.at);
      late.worst = Math.max(late.worst, now - next.at);
      late.count++;
    }
    if (under <= most) for (const flow of [...held]) flow();
    arm();
  };
  const arm = (): void => {
    const next = arriving[0];
    if (next && !timer) timer = setTimeout(deliver, Math.max(0, next.at - performance.now()));
  };
  const send = (size: number, arrive: () => void): void => {
    freeAt = Math.max(freeAt, performance.now()) + (size * 8_000) / bitsPerSecond;
    arriving.push({ at: freeAt + delay, arrive });
    arm();
  };

  return {
    /** Bytes put on the line in this direction so far. */
    bytes: () => total,
    /** How late this process delivered, in ms: a busy machine shows here, and its figures are worth less. */
    late: () => ({ mean: late.count > 0 ? late.sum / late.count : 0, worst: late.worst }),
    carry(from: Socket, to: Socket): void {
      let choked = false;
      const flow = (): void => {
        if (choked || under > most) {
          held.add(flow);
          from.pause();
        } else {
          held.delete(flow);
          from.resume();
        }
      };
      const gone = (): void => {
        held.delete(flow);
        // An orderly end travelled as such; anything else is passed on as a broken connection.
        if (!from.readableEnded) send(0, () => to.destroy());
      };
      to.on("drain", () => {
        choked = false;
        flow();
      });
      from.on("data", (chunk: Buffer) => {
        total += chunk.length;
        under += chunk.length;
        send(chunk.length, () => {
          under -= chunk.length;
          if (to.writable && !to.write(chunk)) choked = true;
        });
        flow();
      });
      from.on("end", () => send(0, () => to.end()));
      if (from.destroyed) gone();
      else from.on("close", gone);
      flow();
    },
  };
}

/** Node's timers count whole milliseconds: half of one too early and half of one too late cancel out. */
const early = 0.5;
