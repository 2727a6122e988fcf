import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { codeOfResult, draftRequest, jobsOn, newPatient, rows } from "../../config/command-scene.ts";
import type { Person } from "#lib/accounts/actor.ts";
import { nobody, system } from "#lib/accounts/actor.ts";
import { specimen } from "#lib/imaging/specimen.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { readRange, storedSize, removeUnused } from "#lib/platform/storage.ts";
import { startUpload, storedParts, unfinishedUploads } from "#lib/platform/storage-parts.ts";
import { sha256, toBase64 } from "#lib/upload/checksum.ts";
import { packTarget } from "#lib/upload/limits.ts";
import type { LongPack } from "#lib/upload/multipart.ts";
import { packOf } from "#lib/upload/pack.ts";
import { planPacks, scan } from "#lib/upload/plan.ts";
import { send } from "#lib/upload/send.ts";
import { removeLeftovers } from "./clear-storage.ts";
import { clearUnfinished } from "./clear-unfinished.ts";
import { finishPacks } from "./finish-packs.ts";
import { followScan } from "./follow-scan.ts";
import { ingestPack } from "./ingest-pack.ts";
import { doorsOf, putStraight } from "./sample-sender.ts";
import { signParts } from "./sign-parts.ts";
import { startParts } from "./start-parts.ts";

const pixels = new Uint8Array(randomBytes(2 * packTarget));

/** One picture of 16 MiB: three parts. Its files differ by number. */
async function longPackOf(number = 1): Promise<{ pack: LongPack; selection: Awaited<ReturnType<typeof scan>> }> {
  const file = specimen([
    ["0008,0018", "UI", `1.2.3.5.${number}`],
    ["0028,0010", "US", 4096],
    ["0028,0011", "US", 2048],
    ["7fe0,0010", "OW", pixels],
  ]);
  const selection = await scan([{ path: "CT", file: new Blob([file]) }]);
  for await (const { files } of planPacks(selection, new Set())) {
    const pack = await packOf(files, false);
    if ("read" in pack) return { pack, selection };
  }
  throw new Error("the file should be alone in its pack");
}

const start = async (patient: Person, requestId: string, { entry, size }: LongPack) =>
  expectOk(await startParts(patient, { requestId, entry, size }));

const ingest = async (packId: string) => removeUnused(expectOk(await ingestPack(system, { packId })));

async function putPart(patient: Person, requestId: string, packId: string, pack: LongPack, number: number) {
  const bytes = await pack.read((number - 1) * packTarget, Math.min(number * packTarget, pack.size));
  const part = { packId, number, sha256: toBase64(await sha256(bytes)) };
  const [place] = expectOk(await signParts(patient, { requestId, parts: [part] })).parts;
  const put = (body: Uint8Array<ArrayBuffer>) =>
    fetch(place?.url ?? "", { method: "PUT", headers: place?.headers ?? {}, body }).then(({ status }) => status);
  return { put, bytes };
}

describe("a file larger than a pack", () => {
  test("is sent in parts, joined, checked as a whole and recorded", async () => {
    const { patient, requestId } = await draftRequest();
    const { pack } = await longPackOf();
    const sending = send({
      api: doorsOf(patient, requestId),
      put: putStraight,
      packs: async function* () {
        yield pack;
        await Promise.resolve();
      },
    });
    expect(await sending.done).toMatchObject({ state: "finished", storedImages: 1, storedBytes: pack.sourceBytes });
    const row = await rows((tx) => tx.pack.findFirstOrThrow({ where: { requestId } }));
    const stored = Buffer.from(await readRange(row.key, 0, pack.size));
    expect(stored.equals(await pack.read(0, pack.size))).toBe(true);
    await ingest(row.id);
    expect(expectOk(await followScan(patient, { requestId }))).toMatchObject({ counts: { images: 1, damaged: 0 } });
  });

  test("goes on where it was left, and needs only the parts that storage lacks", async () => {
    const { patient, requestId } = await draftRequest();
    const { pack } = await longPackOf();
    const first = await start(patient, requestId, pack);
    for (const number of [1, 3]) {
      const { put, bytes } = await putPart(patient, requestId, first.packId ?? "", pack, number);
      expect(await put(bytes)).toBe(200);
    }
    expect(expectOk(await finishPacks(patient, { requestId, packIds: [first.packId ?? ""] })).missing).toHaveLength(1);
    const second = await start(patient, requestId, (await longPackOf()).pack);
    expect(second).toMatchObject({ packId: first.packId, have: [1, 3] });
    const sent: number[] = [];
    const summary = await send({
      api: doorsOf(patient, requestId),
      put: (url, ...rest) => {
        sent.push(Number(new URL(url).searchParams.get("partNumber")));
        return putStraight(url, ...rest);
      },
      packs: async function* () {
        yield pack;
        await Promise.resolve();
      },
    }).done;
    expect(summary).toMatchObject({ state: "finished", storedPacks: 1 });
    expect(sent).toEqual([2]);
    expect(await start(patient, requestId, pack)).toEqual({ packId: null, partBytes: packTarget, have: [] });
  });

  test("is taken in exactly the signed bytes and nowhere else", async () => {
    const { patient, requestId } = await draftRequest();
    const { pack } = await longPackOf();
    const { packId } = await start(patient, requestId, pack);
    const { put, bytes } = await putPart(patient, requestId, packId ?? "", pack, 1);
    const other = bytes.slice();
    other[99] = (other[99] ?? 0) ^ 1;
    expect(await put(other)).toBe(400);
    expect(await put(bytes.slice(1))).toBe(403);
    expect(await put(bytes)).toBe(200);
    const stranger = await draftRequest(await newPatient());
    const part = { packId: packId ?? "", number: 1, sha256: toBase64(await sha256(bytes)) };
    const sign = async (who: Parameters<typeof signParts>[0], id: string, number = 1) =>
      codeOfResult(await signParts(who, { requestId: id, parts: [{ ...part, number }] }));
    expect(await sign(stranger.patient, requestId)).toBe("not_found");
    expect(await sign(stranger.patient, stranger.requestId)).toBe("not_found");
    expect(await sign(nobody, requestId)).toBe("signed_out");
    expect(await sign(patient, requestId, 4)).toBe("not_found");
  });

  test("is finished once, however often that is said, and after the object was joined but nobody heard", async () => {
    const { patient, requestId } = await draftRequest();
    const { pack } = await longPackOf();
    const { packId } = await start(patient, requestId, pack);
    for (const number of [1, 2, 3]) {
      const { put, bytes } = await putPart(patient, requestId, packId ?? "", pack, number);
      await put(bytes);
    }
    const finish = () => finishPacks(patient, { requestId, packIds: [packId ?? ""] });
    const answers = await Promise.all([finish(), finish(), finish()]);
    for (const answer of answers) expect(expectOk(answer).missing).toEqual([]);
    expect(await jobsOn("ingest-pack", { packId: packId ?? "" })).toHaveLength(1);
    // Killed between the joining and the record of it: starting again says that nothing is missing.
    await rows((tx) => tx.pack.update({ where: { id: packId ?? "" }, data: { state: "signed" } }));
    expect(await start(patient, requestId, pack)).toMatchObject({ packId, have: [1, 2, 3] });
    expect(expectOk(await finish()).missing).toEqual([]);
  });

  test("two tabs that begin at once send to one place", async () => {
    const { patient, requestId } = await draftRequest();
    const { pack } = await longPackOf();
    const plans = await Promise.all([1, 2, 3].map(() => start(patient, requestId, pack)));
    expect(new Set(plans.map(({ packId }) => packId)).size).toBe(1);
    expect(await rows((tx) => tx.pack.count({ where: { requestId } }))).toBe(1);
  });

  test("whose bytes are not those announced is damaged, and can be sent again", async () => {
    const { patient, requestId } = await draftRequest();
    const { pack } = await longPackOf();
    const entry = { ...pack.entry, sha256: "a".repeat(64) };
    const { packId } = expectOk(await startParts(patient, { requestId, entry, size: pack.size }));
    for (const number of [1, 2, 3]) {
      const { put, bytes } = await putPart(patient, requestId, packId ?? "", pack, number);
      await put(bytes);
    }
    expectOk(await finishPacks(patient, { requestId, packIds: [packId ?? ""] }));
    await ingest(packId ?? "");
    expect((await rows((tx) => tx.pack.findUniqueOrThrow({ where: { id: packId ?? "" } }))).state).toBe("damaged");
    expect((await start(patient, requestId, pack)).have).toEqual([]);
  });
});

describe("what is never finished", () => {
  test("is given up after a day: rows, objects, parts, and uploads that no row knows", async () => {
    const { patient, requestId } = await draftRequest();
    const { pack } = await longPackOf();
    const begun = await start(patient, requestId, pack);
    const { put, bytes } = await putPart(patient, requestId, begun.packId ?? "", pack, 1);
    await put(bytes);
    const row = await rows((tx) => tx.pack.findUniqueOrThrow({ where: { id: begun.packId ?? "" } }));
    const upload = { key: row.key, uploadId: row.uploadId ?? "" };
    expectOk(await clearUnfinished(system, {}));
    expect(await storedParts(upload)).toHaveLength(1);
    const signedAt = new Date(Date.now() - 25 * 60 * 60_000);
    await rows((tx) => tx.pack.update({ where: { id: row.id }, data: { signedAt } }));
    expect(expectOk(await clearUnfinished(system, {})).packs).toBeGreaterThan(0);
    // The process may die here: the job is in the same transaction, and may run twice.
    const [job] = (await jobsOn("clear-storage", {})).filter((data) => JSON.stringify(data).includes(row.key));
    for (let times = 0; times < 2; times++)
      expectOk(await removeLeftovers(system, job as Parameters<typeof removeLeftovers>[1]));
    expect(await storedParts(upload)).toBeNull();
    expect(await storedSize(row.key)).toBeNull();
    // Whoever finishes it now hears that it is missing, and starts anew.
    expect(expectOk(await finishPacks(patient, { requestId, packIds: [row.id] })).missing).toEqual([row.id]);
    expect((await start(patient, requestId, pack)).packId).not.toBe(row.id);
  });

  test("uploads that a dead process left are found by asking storage", async () => {
    const orphan = await startUpload(`packs/${crypto.randomUUID()}.zip`);
    const later = new Date(Date.now() + 60_000);
    expect(await unfinishedUploads("packs/", later)).toContainEqual(orphan);
    expect(await unfinishedUploads("packs/", new Date(Date.now() - 60_000))).not.toContainEqual(orphan);
    expect(codeOfResult(await clearUnfinished(nobody, {}))).toBe("signed_out");
  });
});
