import { describe, expect, it } from "vitest";
import { type LongPack, rangesOf } from "#lib/upload/multipart.ts";
import type { Pack } from "#lib/upload/pack.ts";
import { send, type SendOptions } from "#lib/upload/send.ts";
import { type Line, simulatedPortal } from "#lib/upload/simulated-portal.ts";
import { startThrift } from "#lib/upload/thrift.ts";
import { seededRandom, virtualClock } from "#lib/upload/virtual-clock.ts";

const size = 100_000;
const bodies = Array.from({ length: 40 }, (_, at) => new Blob([new Uint8Array(size).fill(at + 1)]));
const packAt = (at: number): Pack => ({
  blob: bodies[at] ?? new Blob(),
  fromDisc: false,
  sha256: `pack ${at}`,
  size,
  entries: [{ name: "0001.dcm", sha256: `file ${at}`, size }],
  sourceBytes: size,
  images: 1,
});
const long = new Uint8Array(25_400).map((_, at) => (at * 7919) % 251);
const longPack = (): LongPack => ({
  entry: { name: "0001.dcm", sha256: "the long file", size: long.length - 100 },
  size: long.length,
  sourceBytes: long.length - 100,
  images: 1,
  read: rangesOf([long]),
  onDisc: null,
});

/** What the planner does: packs of files that are not known, and one file in parts. */
const packsOf = (count: number) =>
  async function* (asked: Promise<ReadonlySet<string>>): AsyncGenerator<Pack | LongPack> {
    const known = await asked;
    if (!known.has("the long file")) yield longPack();
    for (let at = 0; at < count; at++) if (!known.has(`file ${at}`)) yield packAt(at);
  };

/** Megabit a second, as bytes for each millisecond. */
const megabits = (rate: number): number => (rate * 1e6) / 8 / 1000;

function scene(line: Line, seed = 1) {
  const clock = virtualClock();
  const portal = simulatedPortal(clock, line);
  const run = (more: Partial<SendOptions> = {}, count = bodies.length) =>
    send({ ...portal, ...clock, random: seededRandom(seed), packs: packsOf(count), ...more });
  /** Every file once, and every byte of it. */
  const isWhole = async (count = bodies.length): Promise<void> => {
    expect(portal.held().sort()).toEqual(
      ["the long file", ...Array.from({ length: count }, (_, at) => `file ${at}`)].sort(),
    );
    for (const id of portal.finished) {
      const bytes = new Uint8Array(await (portal.stored.get(id) ?? new Blob()).arrayBuffer());
      const name = portal.packs.get(id)?.entries[0]?.sha256 ?? "";
      const [, at] = /^file (\d+)$/.exec(name) ?? [];
      const wanted = at === undefined ? long : new Uint8Array(size).fill(Number(at) + 1);
      expect(Buffer.compare(bytes, wanted)).toBe(0);
    }
  };
  const total = (count = bodies.length): number => count * size + long.length;
  return { clock, portal, run, isWhole, total };
}

const lost = (): never => {
  throw new TypeError("Failed to fetch");
};

describe("on a bad line", () => {
  it("1 Mbit/s and two seconds for a round trip: ends well, and sends nothing twice", async () => {
    const { portal, run, isWhole, total, clock } = scene({ roundTrip: 2_000, capacity: megabits(1) });
    expect(await run().done).toMatchObject({ state: "finished", failedImages: 0 });
    await isWhole();
    expect(Math.round(portal.seen.travelled)).toBe(total());
    expect(clock.now()).toBeLessThan(200_000);
  });

  it("packs that follow each other soon get their places together, those of a slow line each in its turn", async () => {
    const asked = async (rate: number, seconds = 900): Promise<number[]> => {
      const { portal, run } = scene({ roundTrip: 80, capacity: megabits(rate), seconds });
      const asked: number[] = [];
      const sign: typeof portal.api.sign = (offers, signal) => {
        asked.push(offers.length);
        return portal.api.sign(offers, signal);
      };
      expect(await run({ api: { ...portal.api, sign } }).done).toMatchObject({ state: "finished", failedImages: 0 });
      return asked;
    };
    expect((await asked(4)).length).toBeLessThanOrEqual(bodies.length / 2);
    // A place lives for as long as three packs of this line travel: none that was given is left to grow old.
    const slow = await asked(0.02, 120);
    expect(slow.reduce((sum, one) => sum + one, 0)).toBe(bodies.length);
  });

  it("a fifth of all that travels is reset: every break costs one pack at most", async () => {
    const random = seededRandom(7);
    const trouble: Line["trouble"] = (at) => (at === "way" && random() < 0.03 ? lost() : undefined);
    const { portal, run, isWhole, total } = scene({ roundTrip: 80, capacity: megabits(1), trouble });
    expect(await run().done).toMatchObject({ state: "finished", failedImages: 0 });
    await isWhole();
    expect(portal.seen.broken / (portal.seen.broken + portal.packs.size)).toBeGreaterThan(0.2);
    expect(portal.seen.travelled - total()).toBeLessThanOrEqual(portal.seen.broken * size);
  });

  it("ten outages of 30 seconds, told by the browser or not: each costs one pack a connection at most", async () => {
    const down = (time: number): boolean => time % 35_000 > 5_000 && time < 350_000;
    const trouble: Line["trouble"] = (at, time) => (at === "way" && down(time) ? lost() : undefined);
    const { portal, run, isWhole, total, clock } = scene({ roundTrip: 80, capacity: megabits(0.6), trouble });
    const sending = run();
    const never = new AbortController().signal;
    void (async () => {
      for (let outage = 0; outage < 10; outage += 2) {
        await clock.sleep(5_000, never);
        sending.setOnline(false);
        await clock.sleep(30_000, never);
        sending.setOnline(true);
        await clock.sleep(35_000, never);
      }
    })();
    expect(await sending.done).toMatchObject({ state: "finished", failedImages: 0 });
    await isWhole();
    expect(clock.now()).toBeGreaterThan(300_000);
    expect(portal.seen.travelled - total()).toBeLessThanOrEqual(10 * portal.seen.most * size);
  });
});

it("a pack that leaves at once for a buffer on the way is waited for as long as a slow line needs to empty it", async () => {
  const { portal, run, clock } = scene({ roundTrip: 80, capacity: megabits(100) });
  const size = 8 * 2 ** 20;
  let sent = 0;
  const put: SendOptions["put"] = async (url, headers, body, onProgress, signal) => {
    sent++;
    onProgress(size);
    await clock.sleep(200_000, signal);
    if (signal.aborted) lost();
    return portal.put(url, headers, body, () => undefined, signal);
  };
  const packs = async function* () {
    await Promise.resolve();
    yield { ...packAt(0), blob: new Blob([new Uint8Array(size)]), size };
  };
  expect(await run({ put, packs }).done).toMatchObject({ state: "finished", storedPacks: 1 });
  expect(sent).toBe(1);
});

describe("when storage refuses", () => {
  it.each([503, 403, 400, 429])("%i now and then: all arrives", async (status) => {
    const random = seededRandom(status);
    const trouble: Line["trouble"] = (at) => (at === "storage" && random() < 0.25 ? status : undefined);
    const { run, isWhole } = scene({ roundTrip: 80, capacity: megabits(20), trouble });
    expect(await run().done).toMatchObject({ state: "finished", failedImages: 0 });
    await isWhole();
  });

  it("503 for five minutes: is told within five seconds, waits, and goes on by itself", async () => {
    const trouble: Line["trouble"] = (at, time) => (at === "storage" && time < 300_000 ? 503 : undefined);
    const { run, isWhole, clock } = scene({ roundTrip: 80, capacity: megabits(100), trouble });
    const told: [number, boolean][] = [];
    const onProgress: SendOptions["onProgress"] = (progress) => told.push([clock.now(), progress.trouble !== null]);
    expect(await run({ onProgress }).done).toMatchObject({ state: "finished" });
    expect(told.find(([, isTold]) => isTold)?.[0]).toBeLessThan(5_000);
    expect(told.at(-1)?.[1]).toBe(false);
    expect(clock.now()).toBeLessThan(345_000); // at most one of its longest pauses late
    await isWhole();
  });
});

it("a tab killed at 20 random points leaves nothing out, nothing twice, and re-sends a pack a connection at most", async () => {
  const random = seededRandom(20);
  const { portal, run, isWhole, total, clock } = scene({ roundTrip: 20, capacity: megabits(2) });
  const connections = 4;
  for (let kill = 0; kill < 20; kill++) {
    const tab = new AbortController();
    const sending = run({ signal: tab.signal, concurrency: connections });
    await clock.sleep(200 + 1_000 * random(), new AbortController().signal);
    tab.abort();
    await sending.done;
  }
  expect(await run({ concurrency: connections }).done).toMatchObject({ state: "finished" });
  await isWhole();
  expect(portal.seen.travelled - total()).toBeLessThanOrEqual(20 * connections * size);
});

describe("how many travel at once", () => {
  const time = async (line: Line, concurrency?: number) => {
    const { run, clock, portal } = scene(line);
    const summary = await run(concurrency === undefined ? {} : { concurrency }).done;
    expect(summary.state).toBe("finished");
    return { took: clock.now(), most: portal.seen.most };
  };

  it("is more where one connection cannot fill the line", async () => {
    // A long way: each connection is held back by its window, as on a satellite.
    const far = { roundTrip: 600, capacity: megabits(20), perConnection: 8 };
    const [three, adaptive] = [await time(far, 3), await time(far)];
    expect(adaptive.most).toBeGreaterThan(5);
    expect(adaptive.took).toBeLessThan(0.75 * three.took);
  });

  it("stays at a few where the line is full anyway, and costs nothing there", async () => {
    const near = { roundTrip: 20, capacity: megabits(1) };
    const [four, adaptive] = [await time(near, 4), await time(near)];
    expect(adaptive.took).toBeLessThan(1.04 * four.took);
    expect(adaptive.most).toBeLessThanOrEqual(6);
  });
});

describe("deflating", () => {
  const [packs, largest, ratio] = [26, 8e6, 0.51];

  /** Bodies a thousandth as large on a line a thousandth as fast take as long, and no memory. */
  const unit = 1e-3;

  /** Builds and sends packs; deflating takes a millisecond for so many bytes. */
  type Rule = "never" | "always" | "two in flight" | "thrift";
  async function time(rate: number, deflate: number, rule: Rule, { buffered = false } = {}) {
    const clock = virtualClock();
    const portal = simulatedPortal(clock, { roundTrip: 30, capacity: megabits(rate) * unit });
    const thrift = startThrift();
    const summary = await send({
      ...portal,
      ...clock,
      ...(buffered && {
        put: (url, headers, body, onProgress, signal) => {
          onProgress(body.size);
          return portal.put(url, headers, body, () => undefined, signal);
        },
      }),
      concurrency: 4,
      packs: async function* (_, line) {
        for (let at = 0; at < packs; at++) {
          const bytes = Math.min(largest, 2 ** at * 2.5e5);
          const rules = {
            never: () => false,
            always: () => true,
            "two in flight": () => line.inFlight() >= 2,
            thrift: () => thrift.pays(line, bytes),
          };
          const wanted = rules[rule]();
          const took = bytes / (wanted ? deflate : 500_000);
          await clock.sleep(took, new AbortController().signal);
          if (wanted) thrift.took(bytes, took);
          const length = Math.round(bytes * unit * (wanted ? ratio : 1));
          yield { ...packAt(0), sha256: `${at}`, blob: new Blob([new Uint8Array(length)]), size: length };
        }
      },
    }).done;
    expect(summary.state).toBe("finished");
    return clock.now();
  }

  it("pays by what arrives, not by what a buffer on the way takes at once", async () => {
    const [plain, thrift] = [await time(20, 12_000, "never"), await time(20, 12_000, "thrift", { buffered: true })];
    expect(thrift).toBeLessThan(0.58 * plain);
  });

  it.each([
    [1, 12_000],
    [20, 12_000],
    [100, 12_000],
    [200, 12_000],
    [1000, 12_000],
    [20, 2_000],
    [100, 2_000],
  ])("at %i Mbit/s, by a device of %i bytes a millisecond, is near the best there is", async (rate, speed) => {
    const plain = await time(rate, speed, "never");
    const always = await time(rate, speed, "always");
    const two = await time(rate, speed, "two in flight");
    const thrift = await time(rate, speed, "thrift");
    // What is not known at the beginning may cost one pack.
    const learning = largest / speed + 250;
    expect(thrift).toBeLessThan(1.05 * Math.min(plain, always) + learning);
    expect(thrift).toBeLessThan(1.05 * two + learning);
  });
});
