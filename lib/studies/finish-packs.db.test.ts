import { describe, expect, test } from "vitest";
import {
  assignedRequest,
  atOnce,
  codeOfResult,
  draftRequest,
  jobsOn,
  newPatient,
  newStaff,
  rows,
} from "../../config/command-scene.ts";
import { nobody, system } from "#lib/accounts/actor.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { storedSize, removeUnused } from "#lib/platform/storage.ts";
import { finishPacks } from "./finish-packs.ts";
import { ingestPack } from "./ingest-pack.ts";
import { listKnownFiles } from "./list-known-files.ts";
import { resumeIngest } from "./resume-ingest.ts";
import { putPack, sampleImage, samplePack, sendPack } from "./sample-pack.ts";
import { ceiling } from "./ceiling.ts";
import { signPacks } from "./sign-packs.ts";

const known = async (...[actor, input]: Parameters<typeof listKnownFiles>) =>
  expectOk(await listKnownFiles(actor, input)).sha256;
const stateOf = (id: string) => rows(async (tx) => (await tx.pack.findUniqueOrThrow({ where: { id } })).state);

describe("signing for packs", () => {
  test("gives each a random place for exactly its bytes", async () => {
    const { patient, requestId } = await draftRequest();
    const { bytes, offer } = await samplePack([sampleImage(1)]);
    const { packs } = expectOk(await signPacks(patient, { requestId, packs: [offer, offer] }));
    const [one, two] = packs;
    expect(new URL(one?.url ?? "").pathname).not.toBe(new URL(two?.url ?? "").pathname);
    const put = async (body: Uint8Array<ArrayBuffer>, headers = one?.headers ?? {}) =>
      (await fetch(one?.url ?? "", { method: "PUT", headers, body })).status;
    const other = bytes.slice();
    other[50] = 1;
    expect(await put(other)).toBe(400);
    expect(await put(bytes.slice(1))).toBe(403);
    expect(await put(bytes, { "x-amz-checksum-sha256": offer.sha256 })).toBe(403);
    expect([await put(bytes), await put(bytes)]).toEqual([200, 412]);
  });

  test("stops at the ceiling, which places that were never used do not lower for long", async () => {
    const { patient, requestId } = await draftRequest();
    const { offer } = await samplePack([sampleImage(1)]);
    const fill = (signedAt: Date, state: "signed" | "checked") => {
      const size = Math.round(ceiling().requestBytes / 5);
      const row = () => ({
        requestId,
        key: crypto.randomUUID(),
        size,
        sha256: "",
        announced: [],
        state,
        signedAt,
        storedAt: signedAt,
      });
      return rows((tx) => tx.pack.createMany({ data: Array.from({ length: 5 }, row) }));
    };
    const sign = async () => codeOfResult(await signPacks(patient, { requestId, packs: [offer] }));
    const longAgo = new Date(Date.now() - 3_600_000);
    await fill(longAgo, "signed");
    expect(await sign()).toBe("ok");
    await fill(new Date(), "signed");
    expect(await sign()).toBe("too_large");
    await rows((tx) => tx.pack.deleteMany({ where: { requestId } }));
    await fill(longAgo, "checked");
    expect(await sign()).toBe("too_large");
  });

  test("is for the patient of the request alone, while it can take a scan", async () => {
    const { requestId } = await draftRequest();
    const { offer } = await samplePack([sampleImage(1)]);
    const sign = async (actor: Parameters<typeof signPacks>[0], id = requestId) =>
      codeOfResult(await signPacks(actor, { requestId: id, packs: [offer] }));
    expect(await sign(await newPatient())).toBe("not_found");
    expect(await sign(await newStaff("coordinator"))).toBe("not_found");
    expect(await sign(nobody)).toBe("signed_out");
    const assigned = await assignedRequest();
    expect(await sign(assigned.patient, assigned.requestId)).toBe("forbidden");
    expect(await sign(assigned.surgeon, assigned.requestId)).toBe("forbidden");
  });
});

describe("finishing packs", () => {
  test("acknowledges what is in storage, with a job in the same breath, and names what is not", async () => {
    const { patient, requestId } = await draftRequest();
    const { offer } = await samplePack([sampleImage(2)]);
    const packId = await putPack(patient, requestId, await samplePack([sampleImage(1)]));
    const { packs } = expectOk(await signPacks(patient, { requestId, packs: [offer] }));
    const missing = packs[0]?.packId ?? "";
    expect(expectOk(await finishPacks(patient, { requestId, packIds: [packId, missing] }))).toEqual({
      stored: [packId],
      missing: [missing],
    });
    expect([await stateOf(packId), await stateOf(missing)]).toEqual(["stored", "signed"]);
    expect(await jobsOn("ingest-pack", { packId })).toHaveLength(1);
    expect(await jobsOn("ingest-pack", { packId: missing })).toEqual([]);
  });

  test("does no harm when said again, at once, or after the check", async () => {
    const { patient, requestId } = await draftRequest();
    const packId = await putPack(patient, requestId, await samplePack([sampleImage(1)]));
    const finish = () => finishPacks(patient, { requestId, packIds: [packId] });
    expect(await atOnce(5, finish)).toEqual({ ok: 5 });
    expect(await jobsOn("ingest-pack", { packId })).toHaveLength(1);
    await removeUnused(expectOk(await ingestPack(system, { packId })));
    expect(expectOk(await finish()).stored).toEqual([packId]);
    expect(await stateOf(packId)).toBe("checked");
  });

  test("does not reach into another request", async () => {
    const mine = await draftRequest();
    const theirs = await draftRequest();
    const packId = await putPack(theirs.patient, theirs.requestId, await samplePack([sampleImage(1)]));
    expect(codeOfResult(await finishPacks(mine.patient, { requestId: theirs.requestId, packIds: [packId] }))).toBe(
      "not_found",
    );
    expect(expectOk(await finishPacks(mine.patient, { requestId: mine.requestId, packIds: [packId] }))).toMatchObject({
      stored: [],
    });
    expect(await stateOf(packId)).toBe("signed");
  });

  test("after the server was killed between storing and finishing, what storage has is found there and need not come again", async () => {
    const { patient, requestId } = await draftRequest();
    const pack = await samplePack([sampleImage(1)]);
    const acknowledged = await sendPack(patient, requestId, await samplePack([sampleImage(2)]));
    const lost = await putPack(patient, requestId, pack); // killed here: the browser never said so
    const hash = pack.offer.entries[0]?.sha256 ?? "";
    expect(await known(patient, { requestId, sha256: [hash] })).toEqual([hash]);
    expect(await jobsOn("ingest-pack", { packId: lost })).toHaveLength(1);
    const again = await sendPack(patient, requestId, pack); // by a tab that had asked before
    for (const packId of [acknowledged, lost, again])
      await removeUnused(expectOk(await ingestPack(system, { packId })));
    expect(await known(patient, { requestId })).toHaveLength(2);
    expect(await rows((tx) => tx.scanFile.count({ where: { requestId } }))).toBe(2);
  });
});

describe("what a request holds", () => {
  test("is told of what storage has confirmed, never of what was only announced", async () => {
    const { patient, requestId } = await draftRequest();
    const pack = await samplePack([sampleImage(1)]);
    const [hash = ""] = pack.offer.entries.map(({ sha256 }) => sha256);
    expectOk(await signPacks(patient, { requestId, packs: [pack.offer] }));
    expect(await known(patient, { requestId })).toEqual([]);
    const packId = await sendPack(patient, requestId, pack);
    expect(await known(patient, { requestId })).toEqual([hash]);
    await removeUnused(expectOk(await ingestPack(system, { packId })));
    expect(await known(patient, { requestId, sha256: [hash, "0".repeat(64)] })).toEqual([hash]);
  });

  test("is not told of a damaged pack, nor to anybody else", async () => {
    const { patient, requestId } = await draftRequest();
    const packId = await sendPack(patient, requestId, await samplePack([sampleImage(1)], { sha256: "a".repeat(64) }));
    await removeUnused(expectOk(await ingestPack(system, { packId })));
    expect(await known(patient, { requestId })).toEqual([]);
    const other = await draftRequest();
    expect(codeOfResult(await listKnownFiles(other.patient, { requestId }))).toBe("not_found");
    await sendPack(patient, requestId, await samplePack([sampleImage(1)]));
    expect(await known(other.patient, { requestId: other.requestId })).toEqual([]);
    expect(await storedSize("packs/none.zip")).toBeNull();
  });
});

test("when a worker starts, what a killed one was checking is put on its queue again", async () => {
  const { patient, requestId } = await draftRequest();
  const waiting = await sendPack(patient, requestId, await samplePack([sampleImage(1)]));
  const over = await sendPack(patient, requestId, await samplePack([sampleImage(2)]));
  await removeUnused(expectOk(await ingestPack(system, { packId: over })));
  expectOk(await resumeIngest(system, {}));
  expect(await jobsOn("ingest-pack", { packId: waiting })).toHaveLength(2);
  expect(await jobsOn("ingest-pack", { packId: over })).toHaveLength(1);
  expect(codeOfResult(await resumeIngest(patient, {}))).toBe("forbidden");
});
