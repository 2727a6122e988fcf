import { createServer, connect, type AddressInfo, type Socket } from "node:net";

/** Milliseconds there and back, and bits a second each way. */
export type Line = { roundTrip: number; uplink: number; downlink?: number };

export type Lane = ReturnType<typeof newLane>;

/**
 * A slow line in user space to `port` on this machine: all that goes over one `lane` shares its uplink and downlink, and
 * arrives half a round trip later; a new connection costs a round trip. Unless its lane is told to, nothing is lost, and no
 * connection starts slowly, which flatters whoever opens many or lets them idle.
 */
export async function slowLine(port: number, lane: Lane) {
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true, allowHalfOpen: true, pauseOnConnect: true }, (near) => {
    if (lane.refuses()) {
      near.on("error", () => undefined).resetAndDestroy();
      return;
    }
    const far = connect({ port, host: "127.0.0.1", noDelay: true, allowHalfOpen: true });
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
    }
    lane.opened(near, far);
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

/** Both directions of one line, to be shared by all that goes over it, and what can go wrong with it. */
export function newLane({ roundTrip, uplink, downlink = uplink }: Line) {
  const [up, down] = [direction(uplink, roundTrip), direction(downlink, roundTrip)];
  const breaks = new Set<() => void>();
  let refuses = false;
  let fate: Fate = () => null;
  return {
    roundTrip,
    up,
    down,
    /** An outage begins: nothing is carried. Told, connections break and new ones are refused; else all hang. */
    fail(told: boolean): void {
      up.halt();
      down.halt();
      refuses = told;
      if (told) for (const end of [...breaks]) end();
    },
    /** The outage is over: what hung goes on. */
    mend(): void {
      refuses = false;
      up.goOn();
      down.goOn();
    },
    /** From now on asks for each request where it breaks. */
    breakRequests: (by: Fate): void => void (fate = by),
    refuses: () => refuses,
    opened(near: Socket, far: Socket): void {
      const end = (): void => {
        near.resetAndDestroy();
        far.resetAndDestroy();
      };
      breaks.add(end);
      near.on("close", () => breaks.delete(end));
      meddle(near, far, (bytes) => fate(bytes), end);
    },
  };
}

/** Given a request's size, after how many bytes of it its connection is reset; with more than it has, its answer is lost. */
export type Fate = (bytes: number) => number | null;

/** Resets a connection in the middle of a request, where its fate says so. */
function meddle(near: Socket, far: Socket, fate: Fate, end: () => void): void {
  let left: number | null = null;
  near.on("data", (chunk: Buffer) => {
    const head = chunk.toString("latin1", 0, 16_384);
    if (/^[A-Z]{3,7} [^\r]* HTTP\/1\.1\r\n/.test(head)) {
      const body = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
      left = fate(head.indexOf("\r\n\r\n") + 4 + body);
    }
    if (left !== null && (left -= chunk.length) <= 0) end();
  });
  far.on("data", () => {
    if (left !== null) end();
  });
  // Listening makes a stream flow, and what comes before it is carried would be lost.
  near.pause();
  far.pause();
}

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
  let haltedAt: number | null = null;
  /** The line's own clock, which stands still during an outage. */
  const clock = (): number => haltedAt ?? performance.now();

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
    if (next && !timer && haltedAt === null) timer = setTimeout(deliver, Math.max(0, next.at - performance.now()));
  };
  const send = (size: number, arrive: () => void): void => {
    freeAt = Math.max(freeAt, clock()) + (size * 8_000) / bitsPerSecond;
    arriving.push({ at: freeAt + delay, arrive });
    arm();
  };

  return {
    /** Bytes put on the line in this direction so far. */
    bytes: () => total,
    halt(): void {
      haltedAt ??= performance.now();
      if (timer) clearTimeout(timer);
      timer = null;
    },
    goOn(): void {
      if (haltedAt === null) return;
      const lost = performance.now() - haltedAt;
      haltedAt = null;
      freeAt += lost;
      for (const one of arriving) one.at += lost;
      arm();
    },
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
