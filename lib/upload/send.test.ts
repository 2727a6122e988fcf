import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { say } from "#lib/platform/language.ts";
import type { PackOffer, PackPlace } from "#lib/upload/contract.ts";
import type { Pack } from "#lib/upload/pack.ts";
import { HttpFailure } from "#lib/upload/patience.ts";
import { send } from "#lib/upload/send.ts";
import type { SendOptions, SendProgress, Sending } from "#lib/upload/send.ts";

const packOf = (index: number, files = 2): Pack => ({
  blob: new Blob([`pack ${index}`]),
  fromDisc: false,
  sha256: `hash of pack ${index}`,
  size: 10,
  entries: Array.from({ length: files }, (_, file) => ({ name: `${file}.dcm`, sha256: `${index}.${file}`, size: 5 })),
  sourceBytes: 5 * files,
  images: files,
});

/** Resolves after the other work that is ready: a clock of its own, which tests may read. */
const fakeClock = () => {
  let time = 0;
  return {
    now: () => time,
    sleep: async (milliseconds: number): Promise<void> => {
      const until = time + milliseconds;
      await new Promise((resolve) => setTimeout(resolve, 0));
      time = Math.max(time, until); // those who sleep side by side wake together
    },
  };
};

type Trouble = "none" | "lost" | "lost_reply" | "503" | "403" | "401" | "429" | "409" | "never";

/** A portal and its storage that fail as they are told, one trouble for each call in turn, and remember what arrived. */
const fakePortal = (troubles: Trouble[], known: string[] = []) => {
  const stored = new Map<string, PackOffer>();
  const finished: string[] = [];
  const offers = new Map<string, PackOffer>();
  const seen = { inFlight: 0, most: 0, puts: 0, signings: [] as number[], finishings: [] as number[], signedOut: 0 };
  let call = 0;
  const next = (): Trouble => troubles[call++] ?? "none";
  const meet = (trouble: Trouble): void => {
    if (trouble === "lost" || trouble === "lost_reply") throw new TypeError("Failed to fetch");
    if (trouble === "401") seen.signedOut++;
    if (["401", "503", "429", "409"].includes(trouble)) throw new HttpFailure(Number(trouble));
  };
  const api: SendOptions["api"] = {
    known: async () => {
      meet(next());
      return known;
    },
    sign: async (packs) => {
      meet(next());
      seen.signings.push(packs.length);
      return packs.map((offer): PackPlace => {
        const packId = `${offer.sha256} #${offers.size}`;
        offers.set(packId, offer);
        return { packId, url: `https://storage.test/${packId}`, headers: {}, seconds: 900 };
      });
    },
    start: async () => ({ packId: null, partBytes: 1, have: [] }),
    signParts: async () => [],
    finish: async (packIds) => {
      const trouble = next();
      if (trouble !== "lost_reply") meet(trouble);
      seen.finishings.push(packIds.length);
      for (const id of packIds) {
        expect(stored.has(id)).toBe(true);
        if (!finished.includes(id)) finished.push(id);
      }
      if (trouble === "lost_reply") throw new TypeError("Failed to fetch");
    },
  };
  const put: SendOptions["put"] = async (url, _, body, onProgress, signal) => {
    const id = url.slice("https://storage.test/".length);
    const offer = offers.get(id);
    seen.puts++;
    seen.most = Math.max(seen.most, ++seen.inFlight);
    try {
      onProgress(Math.floor(body.size / 2));
      await new Promise((resolve) => setTimeout(resolve, 0));
      signal.throwIfAborted();
      const trouble = next();
      if (trouble === "lost") throw new TypeError("Failed to fetch");
      if (trouble === "403" || trouble === "503" || trouble === "429" || trouble === "409")
        return { status: Number(trouble) };
      if (stored.has(id)) return { status: 412 };
      if (offer) stored.set(id, offer);
      if (trouble === "lost_reply") throw new TypeError("Failed to fetch");
      onProgress(body.size);
      return { status: 200 };
    } finally {
      seen.inFlight--;
    }
  };
  return { api, put, seen, stored, finished, offers };
};

async function* packsOf(count: number, onBuilt: (index: number) => void = () => undefined): AsyncGenerator<Pack> {
  for (let index = 0; index < count; index++) {
    onBuilt(index);
    await Promise.resolve();
    yield packOf(index);
  }
}

describe("sending", () => {
  it("stores every pack once and tells what it did", async () => {
    const portal = fakePortal([]);
    const progress: SendProgress[] = [];
    const sending = send({
      ...portal,
      ...fakeClock(),
      concurrency: 4,
      packs: () => packsOf(20),
      onProgress: (one) => progress.push(one),
    });
    expect(await sending.done).toEqual({
      state: "finished",
      storedBytes: 200,
      storedImages: 40,
      storedPacks: 20,
      failedImages: 0,
      failed: [],
      words: null,
    });
    expect(portal.seen.most).toBe(4);
    expect(portal.finished).toHaveLength(20);
    expect(Math.max(...portal.seen.signings)).toBeLessThanOrEqual(8);
    expect(progress.at(-1)).toMatchObject({ state: "finished", storedBytes: 200, movingBytes: 0 });
    for (const { storedBytes, movingBytes } of progress) expect(storedBytes + movingBytes).toBeLessThanOrEqual(200);
  });

  it("loses nothing and repeats nothing when everything fails now and then", async () => {
    const trouble = fc.constantFrom<Trouble>("none", "none", "lost", "lost_reply", "503", "403", "429", "409");
    await fc.assert(
      fc.asyncProperty(
        fc.array(trouble, { maxLength: 60 }),
        fc.nat(12),
        fc.integer({ min: 1, max: 6 }),
        async (troubles, count, concurrency) => {
          // A place that expires six times in a row is given up on purpose, so never more than a few at once.
          const spaced = troubles.map((one, index) => (one === "403" && index % 4 !== 0 ? "none" : one));
          const portal = fakePortal(spaced);
          const summary = await send({ ...portal, ...fakeClock(), concurrency, packs: () => packsOf(count) }).done;
          const ended = [
            ...summary.failed.flatMap(({ sha256 }) => sha256),
            ...portal.finished.flatMap((id) => portal.offers.get(id)?.entries.map(({ sha256 }) => sha256) ?? []),
          ];
          const all = Array.from({ length: count }, (_, index) => [`${index}.0`, `${index}.1`]).flat();
          expect(ended.sort()).toEqual(all.sort());
          expect(summary.storedImages + summary.failedImages).toBe(2 * count);
          expect(portal.seen.most).toBeLessThanOrEqual(concurrency);
        },
      ),
      { numRuns: 150 },
    );
  });

  it("builds no more than three packs ahead", async () => {
    const portal = fakePortal([]);
    let alive = 0;
    let most = 0;
    await send({
      ...portal,
      ...fakeClock(),
      concurrency: 3,
      packs: () => packsOf(15, () => (most = Math.max(most, ++alive))),
      put: async (...given) => {
        const answer = await portal.put(...given);
        alive--;
        return answer;
      },
    }).done;
    expect(most).toBeLessThanOrEqual(6);
  });

  it("tells the planner what the portal holds, and how busy the line is", async () => {
    const portal = fakePortal([], ["a", "b"]);
    const busy: number[] = [];
    let known: Promise<ReadonlySet<string>> = Promise.resolve(new Set());
    await send({
      ...portal,
      ...fakeClock(),
      packs: (given, { inFlight }) => {
        known = given;
        return packsOf(20, () => busy.push(inFlight()));
      },
    }).done;
    expect([...(await known)]).toEqual(["a", "b"]);
    expect(busy[0]).toBe(0);
    expect(Math.max(...busy)).toBeGreaterThan(1);
    expect(Math.max(...busy)).toBeLessThanOrEqual(8);
  });

  it("counts a pack as stored when the reply was lost and storage says it is there", async () => {
    const portal = fakePortal(["none", "none", "lost_reply"]);
    const summary = await send({ ...portal, ...fakeClock(), packs: () => packsOf(1) }).done;
    expect(summary).toMatchObject({ state: "finished", storedPacks: 1 });
    expect(portal.seen.puts).toBe(2);
  });

  it("tries again when the portal was busy with the same row", async () => {
    const portal = fakePortal(["none", "409", "none", "409"]);
    const summary = await send({ ...portal, ...fakeClock(), packs: () => packsOf(1) }).done;
    expect(summary).toMatchObject({ state: "finished", storedImages: 2, failedImages: 0 });
  });

  it("asks the portal again when it falls silent", async () => {
    const portal = fakePortal([]);
    const silentOnce = <A extends unknown[], R>(act: (...given: [...A, AbortSignal]) => Promise<R>) => {
      let first = true;
      return (...given: [...A, AbortSignal]): Promise<R> => {
        if (!first) return act(...given);
        first = false;
        const signal = given.at(-1) as AbortSignal;
        return new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Error("aborted"))));
      };
    };
    const { known, sign, finish } = portal.api;
    const api = { ...portal.api, known: silentOnce(known), sign: silentOnce(sign), finish: silentOnce(finish) };
    const summary = await send({ ...portal, ...fakeClock(), api, packs: () => packsOf(3) }).done;
    expect(summary).toMatchObject({ state: "finished", storedPacks: 3 });
  });

  it("asks for a new place when one has expired, and gives up a pack that is never taken", async () => {
    const once = fakePortal(["none", "none", "403"]);
    expect(await send({ ...once, ...fakeClock(), packs: () => packsOf(1) }).done).toMatchObject({ storedPacks: 1 });
    expect(once.seen.signings).toEqual([1, 1]);
    const never = fakePortal([]);
    const put = async () => ({ status: 403 });
    const summary = await send({ ...never, ...fakeClock(), put, packs: () => packsOf(2) }).done;
    expect(summary).toMatchObject({ state: "failed", storedPacks: 0, failedImages: 4 });
    expect(summary.failed.flatMap(({ sha256 }) => sha256).sort()).toEqual(["0.0", "0.1", "1.0", "1.1"]);
    expect(summary.words).not.toBeNull();
  });

  it("asks for a new place instead of using one whose minutes are over, however often, and counts none of it", async () => {
    const portal = fakePortal([]);
    let tries = 0;
    const sign: SendOptions["api"]["sign"] = async (packs, signal) =>
      (await portal.api.sign(packs, signal)).map((place) => ({ ...place, seconds: 0.1 }));
    // Every try is lost, and the pause after it outlasts the place.
    const put: SendOptions["put"] = async (...given) => {
      if (tries++ < 20) throw new TypeError("Failed to fetch");
      return portal.put(...given);
    };
    const summary = await send({
      ...portal,
      ...fakeClock(),
      api: { ...portal.api, sign },
      put,
      packs: () => packsOf(1),
    }).done;
    expect(summary).toMatchObject({ state: "finished", storedPacks: 1 });
    expect(tries).toBe(21);
    expect(portal.seen.signings).toHaveLength(21);
  });

  it("reads a pack from the person's disc once more after a lost try, and never again", async () => {
    const read = async (bytes: string, wanted = bytes) => {
      const own = new Blob([bytes]);
      let reads = 0;
      const blob = Object.assign(own, {
        arrayBuffer: () => {
          reads++;
          return bytes === "" ? Promise.reject(new Error("ejected")) : new Response(bytes).arrayBuffer();
        },
      });
      const sha256 = createHash("sha256").update(wanted).digest("base64");
      const sent: Blob[] = [];
      const portal = fakePortal(["none", "none", "lost", "lost", "none"]);
      const summary = await send({
        ...portal,
        ...fakeClock(),
        put: (url, headers, body, ...rest) => {
          sent.push(body);
          return portal.put(url, headers, body, ...rest);
        },
        packs: async function* () {
          await Promise.resolve();
          yield { ...packOf(0), blob, fromDisc: true, sha256 };
        },
      }).done;
      return { summary, sent, reads, blob };
    };
    const good = await read("pack 0");
    expect(good.summary).toMatchObject({ state: "finished", storedPacks: 1 });
    expect(good.reads).toBe(1);
    expect(good.sent.map((body) => body === good.blob)).toEqual([true, false, false]);
    for (const bad of [await read("changed", "pack 0"), await read("", "pack 0")]) {
      expect(bad.summary).toMatchObject({ state: "failed", failedImages: 2 });
      expect(say("en", bad.summary.words ?? "")).toContain("Choose the folder or disc again");
      expect(bad.sent).toHaveLength(1);
    }
  });

  it("refuses one bad pack without spoiling those signed with it", async () => {
    const portal = fakePortal([]);
    const sign: SendOptions["api"]["sign"] = async (packs, signal) => {
      if (packs.some(({ sha256 }) => sha256.endsWith(" 2"))) throw new HttpFailure(413, "This pack is too large");
      return portal.api.sign(packs, signal);
    };
    const summary = await send({ ...portal, ...fakeClock(), api: { ...portal.api, sign }, packs: () => packsOf(6) })
      .done;
    expect(summary).toMatchObject({ state: "failed", storedPacks: 5, words: "This pack is too large" });
    expect(summary.failed).toEqual([{ sha256: ["2.0", "2.1"], words: "This pack is too large" }]);
  });

  it("waits for the person to sign in again, and goes on", async () => {
    const portal = fakePortal(["none", "none", "none", "401", "none"]);
    const states: string[] = [];
    const sending: Sending = send({
      ...portal,
      ...fakeClock(),
      packs: () => packsOf(6),
      onProgress: ({ state }) => {
        if (state === "signed_out" && !states.includes(state)) setTimeout(() => sending.resume(), 20);
        states.push(state);
      },
    });
    expect(await sending.done).toMatchObject({ state: "finished", storedPacks: 6 });
    expect(states).toContain("signed_out");
  });

  it("pauses, is offline, and goes on", async () => {
    const portal = fakePortal([]);
    const sending = send({ ...portal, ...fakeClock(), packs: () => packsOf(30) });
    const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 15));
    await settle();
    sending.pause();
    sending.setOnline(false);
    await settle();
    const { puts } = portal.seen;
    await settle();
    expect(portal.seen.puts).toBe(puts);
    sending.setOnline(true);
    await settle();
    expect(portal.seen.puts).toBe(puts);
    sending.resume();
    expect(await sending.done).toMatchObject({ state: "finished", storedPacks: 30 });
  });

  it("is cancelled at once, by hand or by signal", async () => {
    for (const by of ["hand", "signal"]) {
      const controller = new AbortController();
      const portal = fakePortal([]);
      const sending = send({ ...portal, ...fakeClock(), packs: () => packsOf(1000), signal: controller.signal });
      await new Promise((resolve) => setTimeout(resolve, 5));
      if (by === "hand") sending.cancel();
      else controller.abort();
      const summary = await sending.done;
      expect(summary.state).toBe("cancelled");
      expect(summary.storedPacks).toBeLessThan(1000);
    }
  });

  it("says so when packs can no longer be built", async () => {
    async function* broken(): AsyncGenerator<Pack> {
      yield packOf(0);
      throw new Error("The disc was ejected");
    }
    const summary = await send({ ...fakePortal([]), ...fakeClock(), packs: broken }).done;
    expect(summary).toMatchObject({ state: "failed", storedPacks: 1 });
    expect(summary.words).not.toBeNull();
  });

  it("gives up on a connection that began to move and then stood still, and tries again", async () => {
    const portal = fakePortal([]);
    let first = true;
    const put: SendOptions["put"] = (url, headers, body, onProgress, signal) => {
      if (!first) return portal.put(url, headers, body, onProgress, signal);
      first = false;
      onProgress(1);
      return new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Error("aborted"))));
    };
    expect(await send({ ...portal, ...fakeClock(), put, packs: () => packsOf(3) }).done).toMatchObject({
      storedPacks: 3,
    });
  });
});
