import { createHash, randomBytes } from "node:crypto";
import { setTimeout as after } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { draftRequest, rows, signedIn } from "../../config/command-scene.ts";
import type { Person } from "#lib/accounts/actor.ts";
import { findActor, openSession, redeemTicket } from "#lib/accounts/session.ts";
import { specimen } from "#lib/imaging/specimen.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { readRange } from "#lib/platform/storage.ts";
import { packTarget } from "#lib/upload/limits.ts";
import { buildPacks } from "#lib/upload/pack.ts";
import { realSleep } from "#lib/upload/patience.ts";
import { scan, type Selection } from "#lib/upload/plan.ts";
import { send, type SendOptions, type SendProgress } from "#lib/upload/send.ts";
import { seededRandom } from "#lib/upload/virtual-clock.ts";
import { followScan } from "./follow-scan.ts";
import { haveChecked } from "./sample-check.ts";
import { type Fate, openLine, type SampleLine } from "./sample-line.ts";
import { doorsOf } from "./sample-sender.ts";

const connections = 4;
const [series, perSeries, side] = [10, 2, 160];

/** Pictures that do not deflate, in series of one small pack each; and one file that has to travel in parts. */
function pictures(): Map<string, Uint8Array<ArrayBuffer>> {
  const picture = (uid: string, at: number, rowsOf: number, bytes: number) =>
    specimen([
      ["0008,0018", "UI", `${uid}.${at}`],
      ["0020,000e", "UI", uid],
      ["0020,0013", "IS", String(at)],
      ["0028,0010", "US", rowsOf],
      ["0028,0011", "US", bytes / 2 / rowsOf],
      ["7fe0,0010", "OW", new Uint8Array(randomBytes(bytes))],
    ]);
  const files = Array.from({ length: series * perSeries }, (_, at) =>
    picture(`1.2.3.7.${at % series}`, at, side, 2 * side * side),
  );
  files.push(picture("1.2.3.8", 1, 2048, packTarget + 2 ** 20));
  return new Map(files.map((file) => [createHash("sha256").update(file).digest("hex"), file]));
}

type Files = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

const all: Files = pictures();
const small: Files = new Map([...all].filter(([, { length }]) => length <= packTarget));
/** What packs add to their files is far less than this. */
const wrapping = 20_000;
const selections = new Map<Files, Selection>();
const lines: SampleLine[] = [];

beforeAll(async () => {
  for (const files of [all, small]) {
    const chosen = [...files.values()].map((file, at) => ({ path: `IM${at}`, file: new Blob([file]) }));
    selections.set(files, await scan(chosen));
  }
  expect([...selections.values()].map(({ images }) => images)).toEqual([all.size, small.size]);
});
afterAll(() => Promise.all(lines.map((line) => line.close())));

async function lineOf(options: Parameters<typeof openLine>[0] = {}): Promise<SampleLine> {
  const line = await openLine(options);
  lines.push(line);
  return line;
}

/** Sends all of it; pauses between tries take a twentieth of their time. */
const sendAll = (patient: Person, requestId: string, line: SampleLine, more: Partial<SendOptions> = {}, files = all) =>
  send({
    api: doorsOf(patient, requestId),
    put: line.put,
    packs: (known) => buildPacks({ studies: selections.get(files)?.studies ?? [] }, known, { deflate: () => false }),
    concurrency: connections,
    sleep: (milliseconds, signal) => realSleep(milliseconds / 20, signal),
    ...more,
  });

/** After the check of all that was sent: every file once, and byte for byte what was chosen. */
async function isWhole(patient: Person, requestId: string, files = all): Promise<void> {
  const sent = await rows((tx) => tx.pack.findMany({ where: { requestId, state: "stored" } }));
  await haveChecked(requestId, ...sent.map(({ id }) => id));
  const kept = await rows((tx) => tx.scanFile.findMany({ where: { requestId }, include: { pack: true } }));
  expect(kept.map(({ sha256 }) => sha256).sort()).toEqual([...files.keys()].sort());
  for (const { pack, ...own } of kept.filter(
    ({ packId }, at) => kept.findIndex((one) => one.packId === packId) === at,
  )) {
    const bytes = await readRange(pack.key, 0, Number(pack.size));
    for (const { sha256, dataOffset, compressedSize } of kept.filter(({ packId }) => packId === own.packId)) {
      const file = bytes.subarray(Number(dataOffset), Number(dataOffset + compressedSize));
      expect(Buffer.compare(file, files.get(sha256) ?? new Uint8Array())).toBe(0);
    }
  }
  const { counts } = expectOk(await followScan(patient, { requestId }));
  expect(counts).toMatchObject({ images: files.size, rejected: 0, damaged: 0, checking: 0 });
}

const bytesOf = (files: Files): number => [...files.values()].reduce((sum, { length }) => sum + length, 0);

/** Nothing has travelled twice but the packs and parts that were on their way when something broke. */
function isThrifty(through: readonly SampleLine[], files = all): void {
  const sum = (of: "travelled" | "lost") => through.reduce((so, { seen }) => so + seen[of], 0);
  expect(sum("travelled")).toBeGreaterThanOrEqual(bytesOf(files));
  expect(sum("travelled") - bytesOf(files)).toBeLessThan(sum("lost") + wrapping);
}

const complete = { state: "finished", failedImages: 0, storedImages: all.size };

describe("a line that breaks", () => {
  const random = seededRandom(3);
  const fifth = (): Fate => (random() < 0.2 ? (random() < 0.7 ? "reset" : "no_answer") : null);

  test("a fifth of all connections is reset, also between answer and sender: all arrives, each break costs a pack at most", async () => {
    const { patient, requestId } = await draftRequest();
    const line = await lineOf({ fate: fifth });
    const doors = doorsOf(patient, requestId);
    const broken = <In, Out>(door: (given: In, signal: AbortSignal) => Promise<Out>) => {
      return async (given: In, signal: AbortSignal): Promise<Out> => {
        if (random() < 0.1) throw new TypeError("lost on the way there");
        const answer = await door(given, signal);
        if (random() < 0.1) throw new TypeError("lost on the way back");
        return answer;
      };
    };
    const { sign, start, signParts, finish } = doors;
    const api = {
      known: doors.known,
      sign: broken(sign),
      start: broken(start),
      signParts: broken(signParts),
      finish: broken(finish),
    };
    expect(await sendAll(patient, requestId, line, { api }).done).toMatchObject(complete);
    expect(line.seen.broken).toBeGreaterThan(0);
    isThrifty([line]);
    await isWhole(patient, requestId);
  });

  test("outages, told by the browser or not: each costs a pack a connection at most", async () => {
    const { patient, requestId } = await draftRequest();
    const line = await lineOf({ capacity: 12_000 });
    const sending = sendAll(patient, requestId, line);
    let outages = 0;
    for (const told of [true, false, true, false]) {
      await after(250);
      line.setDown(true);
      if (told) sending.setOnline(false);
      outages++;
      await after(200);
      line.setDown(false);
      sending.setOnline(true);
    }
    expect(await sending.done).toMatchObject(complete);
    expect(line.seen.broken).toBeGreaterThan(0);
    expect(line.seen.broken).toBeLessThanOrEqual(outages * connections);
    isThrifty([line]);
    await isWhole(patient, requestId);
  });

  test("a long way and a narrow line: nothing travels twice", async () => {
    const { patient, requestId } = await draftRequest();
    const line = await lineOf({ roundTrip: 400, capacity: 10_000 });
    expect(await sendAll(patient, requestId, line).done).toMatchObject(complete);
    expect(line.seen.lost).toBe(0);
    isThrifty([line]);
    await isWhole(patient, requestId);
  });
});

describe("storage that refuses", () => {
  test.each([503, 403] as const)("%i to a quarter of what it is given: all arrives", async (status) => {
    const random = seededRandom(status);
    const { patient, requestId } = await draftRequest();
    const refused = { times: 0 };
    const line = await lineOf({ fate: () => (random() < 0.25 ? (refused.times++, status) : null) });
    expect(await sendAll(patient, requestId, line).done).toMatchObject(complete);
    expect(refused.times).toBeGreaterThan(0);
    isThrifty([line]);
    await isWhole(patient, requestId);
  });
});

test("killed at six random points (as often as you like under soak): each time all is there in the end, and a pack a connection is sent again at most", async () => {
  const random = seededRandom(11);
  const kills = Array.from({ length: 6 }, (_, at) => ({ files: at % 3 === 0 ? all : small, share: random() }));
  let broken = 0;
  const hand = async (): Promise<void> => {
    for (let kill = kills.shift(); kill; kill = kills.shift()) {
      const { files, share } = kill;
      const { patient, requestId } = await draftRequest();
      const line = await lineOf({ capacity: files === all ? 25_000 : 3_000 });
      const killed = killable(doorsOf(patient, requestId), line);
      void sendAll(patient, requestId, line, killed, files).done;
      while (line.seen.travelled < share * bytesOf(files)) await after(2);
      await killed.kill();
      expect(line.seen.broken).toBeLessThanOrEqual(connections);
      broken += line.seen.broken;
      const again = await lineOf();
      const summary = await sendAll(patient, requestId, again, {}, files).done;
      expect(summary).toMatchObject({ state: "finished", failedImages: 0 });
      isThrifty([line, again], files);
      await isWhole(patient, requestId, files);
    }
  };
  await Promise.all([hand(), hand(), hand()]);
  expect(broken).toBeGreaterThan(5);
}, 60_000);

test("two devices that send the same scan at once leave one copy, and neither meets an error", async () => {
  const { patient, requestId } = await draftRequest();
  const { ticket } = await rows(async (tx) =>
    openSession(tx, await tx.account.findUniqueOrThrow({ where: { id: patient.accountId } })),
  );
  const elsewhere = signedIn(await findActor((await redeemTicket(ticket))?.token ?? null));
  const line = await lineOf({ capacity: 60_000 });
  const both = [patient, elsewhere].map((person) => sendAll(person, requestId, line).done);
  for (const summary of await Promise.all(both)) expect(summary).toMatchObject({ state: "finished", failedImages: 0 });
  await isWhole(patient, requestId);
  expect(expectOk(await followScan(elsewhere, { requestId })).counts.images).toBe(all.size);
});

test("killed between storing and finishing: nothing that was called stored is lost, nothing travels or is there twice", async () => {
  const { patient, requestId } = await draftRequest();
  const line = await lineOf();
  const doors = doorsOf(patient, requestId);
  let finishings = 0;
  const finish = (...given: Parameters<typeof doors.finish>) => (++finishings === 1 ? doors.finish(...given) : never());
  const killed = killable({ ...doors, finish }, line);
  let called = 0;
  const onProgress = (progress: SendProgress): void => {
    called = progress.storedImages;
  };
  void sendAll(patient, requestId, line, { ...killed, onProgress }).done;
  // All is in storage, and the portal knows of little of it.
  const arrived = () => line.seen.underWay === 0 && line.seen.travelled > bytesOf(all);
  await expect.poll(arrived, { timeout: 10_000 }).toBe(true);
  await killed.kill();
  expect(called).toBeLessThan(all.size);
  const again = await lineOf();
  expect(await sendAll(patient, requestId, again).done).toMatchObject({ state: "finished", failedImages: 0 });
  expect(again.seen.travelled).toBe(0);
  await isWhole(patient, requestId);
});

const never = (): Promise<never> => new Promise(() => undefined);

/** Doors and a line of a sender that, once killed, does nothing any more: what it has asked for may still be done. */
function killable(api: SendOptions["api"], line: SampleLine) {
  let dead = false;
  const isDead = (): boolean => dead;
  const mortal = <Args extends unknown[], Out>(act: (...args: Args) => Promise<Out>) => {
    return async (...args: Args): Promise<Out> => {
      if (isDead()) return never();
      const answer = await act(...args).catch((error: unknown) =>
        isDead() ? never() : Promise.reject(error as Error),
      );
      return isDead() ? never() : answer;
    };
  };
  const { known, sign, start, signParts, finish } = api;
  return {
    api: {
      known: mortal(known),
      sign: mortal(sign),
      start: mortal(start),
      signParts: mortal(signParts),
      finish: mortal(finish),
    },
    put: mortal(line.put),
    sleep: mortal(realSleep),
    /** Resolves when what had left has come to rest. */
    kill: async (): Promise<void> => {
      dead = true;
      line.setDown(true);
      await expect.poll(() => line.seen.underWay, { interval: 5 }).toBe(0);
    },
  };
}
