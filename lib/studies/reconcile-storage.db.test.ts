import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import {
  codeOfResult,
  draftRequest,
  entries,
  jobsOn,
  newStaff,
  requestRow,
  reviewedRequest,
  rows,
} from "../../config/command-scene.ts";
import { nobody, type Person, system } from "#lib/accounts/actor.ts";
import { checkPaper } from "#lib/papers/check-paper.ts";
import { listPapers } from "#lib/papers/list-papers.ts";
import { sendPaper } from "#lib/papers/sample-paper.ts";
import { samplePdf } from "#lib/papers/specimen.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { prepareBucket, putObject, readRange, removeObject, signPut, storedSize } from "#lib/platform/storage.ts";
import { viewRequest } from "#lib/triage/view-request.ts";
import { sha256, toBase64 } from "#lib/upload/checksum.ts";
import { type ObjectStore, startObjectStore } from "#scripts/embedded/object-store.ts";
import { freePort } from "#scripts/installation.ts";
import { beginReconciling } from "./begin-reconciling.ts";
import { removeLeftovers } from "./clear-storage.ts";
import { followScan } from "./follow-scan.ts";
import { ingestPack } from "./ingest-pack.ts";
import { objectKinds } from "./object-kinds.ts";
import { haveChecked } from "./sample-check.ts";
import { loseObjects } from "./lose-objects.ts";
import { reconcileStorage } from "./reconcile-storage.ts";
import { sampleImage, samplePack, sendPack } from "./sample-pack.ts";

const day = 24 * 60 * 60_000;
let store: ObjectStore;
let dataDir = "";

// A store of its own: what other tests keep in theirs is none of ours to clear.
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "foramen-reconcile-"));
  const port = await freePort();
  const [accessKeyId, secretAccessKey] = ["testing", "testing-secret"] as const;
  store = await startObjectStore({ dataDir, port, accessKeyId, secretAccessKey, region: "us-east-1" });
  Object.assign(process.env, {
    S3_ENDPOINT: `http://127.0.0.1:${port}`,
    S3_ACCESS_KEY_ID: accessKeyId,
    S3_SECRET_ACCESS_KEY: secretAccessKey,
  });
  await prepareBucket();
});
afterAll(async () => {
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
});
beforeEach(async () => {
  await rows((tx) => tx.$executeRaw`DELETE FROM pgboss.job WHERE name IN ('reconcile-storage', 'lose-objects')`);
});

const newKey = (prefix = "packs/", end = ".zip") => `${prefix}${crypto.randomUUID()}${end}`;

/** An object that was stored so many days ago, as the store's own clock had it. */
async function objectOf(key: string, daysOld: number): Promise<string> {
  const body = new Uint8Array(5);
  const { url, headers } = await signPut({ key, size: body.length, sha256: toBase64(await sha256(body)) });
  const written = Reflect.get<Date, "toISOString">(Date.prototype, "toISOString");
  const clock = vi.spyOn(Date.prototype, "toISOString").mockImplementation(function (this: Date) {
    return written.call(new Date(this.getTime() - daysOld * day));
  });
  try {
    expect((await fetch(url, { method: "PUT", headers, body })).status).toBe(200);
  } finally {
    clock.mockRestore();
  }
  return key;
}

/** A checked pack of the request, whose check ended two days ago. */
async function oldPack(patient: Person, requestId: string, ...numbers: number[]) {
  const packId = await sendPack(patient, requestId, await samplePack(numbers.map((number) => sampleImage(number))));
  await haveChecked(requestId, packId);
  return rows((tx) => tx.pack.update({ where: { id: packId }, data: { checkedAt: new Date(Date.now() - 2 * day) } }));
}

async function oldPaper(patient: Person, requestId: string) {
  const id = await sendPaper(patient, requestId, samplePdf(1));
  expectOk(await checkPaper(system, { paperId: id }));
  return rows((tx) => tx.paper.update({ where: { id }, data: { checkedAt: new Date(Date.now() - 2 * day) } }));
}

type Step = Parameters<typeof reconcileStorage>[1];

/** One page, and the job that it left for the next. */
async function step(input: Step): Promise<{ detail: object; next: Step | undefined }> {
  const detail = expectOk(await reconcileStorage(system, input));
  const jobs = (await jobsOn("reconcile-storage", { prefix: input.prefix })) as (Step & { after: string })[];
  return { detail, next: jobs.find(({ after }) => after > (input.after ?? "")) };
}

/** All pages, and then the jobs that came of it; answers what the last page said. */
async function walk(prefix: Step["prefix"], page = 3): Promise<object> {
  await rows((tx) => tx.$executeRaw`DELETE FROM pgboss.job WHERE name IN ('reconcile-storage', 'lose-objects')`);
  let { detail, next } = await step({ prefix, page });
  while (next) {
    const before: string = next.after ?? "";
    const found = await step(next);
    detail = found.detail;
    next = found.next && (found.next.after ?? "") > before ? found.next : undefined;
  }
  await drain();
  return detail;
}

async function drain(): Promise<void> {
  for (const job of await jobsOn("clear-storage", {}))
    await removeLeftovers(system, job as Parameters<typeof removeLeftovers>[1]);
  for (const job of await jobsOn("lose-objects", {}))
    expectOk(await loseObjects(system, job as Parameters<typeof loseObjects>[1]));
}

const there = async (...keys: string[]) => (await Promise.all(keys.map(storedSize))).map((size) => size !== null);

describe("objects without a row", () => {
  test("go once they are a day old; what is young, signed for, or none of ours stays", async () => {
    const { patient, requestId } = await draftRequest();
    const orphans = [
      await objectOf(newKey(), 2),
      await objectOf(newKey(), 2),
      await objectOf(newKey("papers/", ""), 3),
    ];
    const young = await objectOf(newKey(), 0);
    const almost = await objectOf(newKey(), 0.9);
    const foreign = await objectOf(newKey("backups/"), 90);
    const signed = newKey();
    await rows((tx) => tx.pack.create({ data: { requestId, key: signed, size: 5, sha256: "x", announced: [] } }));
    const sending = await objectOf(signed, 2);
    const rewritten = await objectOf(signed.replace(".zip", "-checked.zip"), 2);
    const { key: held } = await oldPack(patient, requestId, 1);
    const { key: paper } = await oldPaper(patient, requestId);
    const before = await readRange(held, 0, 100);
    expect(await walk("packs/")).toMatchObject({ orphans: 2, missing: 0, ended: true });
    expect(await walk("papers/")).toMatchObject({ objects: 3, orphans: 1, missing: 0, ended: true }); // and the picture of its page
    expect(await there(...orphans)).toEqual([false, false, false]);
    expect(await there(young, almost, foreign, sending, rewritten, held, paper)).toEqual(Array(7).fill(true));
    expect(await readRange(held, 0, 100)).toEqual(before);
    expect(expectOk(await followScan(patient, { requestId }))).toMatchObject({ counts: { images: 1, damaged: 0 } });
    expect((await entries({ act: "storage.reconcile" })).at(-1)).toMatchObject({ role: "system", requestId: null });
    for (const key of [young, almost, foreign, sending, rewritten, held, paper]) await removeObject(key);
    await rows((tx) => tx.reviewRequest.delete({ where: { id: requestId } }));
  });

  test("go exactly once when the walk is killed after any page and between a page and its jobs", async () => {
    const orphans: string[] = [];
    const kept: string[] = [];
    for (let count = 0; count < 5; count++) orphans.push(await objectOf(newKey(), 2));
    for (let count = 0; count < 5; count++) kept.push(await objectOf(newKey(), 0));
    const first = await step({ prefix: "packs/", page: 3 }); // killed before any of its jobs
    expect((await there(...orphans)).every(Boolean)).toBe(true);
    const second = await step({ prefix: "packs/", page: 3 }); // the job is run again
    expect(second).toEqual(first);
    const [job] = (await jobsOn("clear-storage", {})).filter((data) =>
      orphans.some((key) => JSON.stringify(data).includes(key)),
    );
    if (job) await removeLeftovers(system, job as Parameters<typeof removeLeftovers>[1]);
    expect(await walk("packs/")).toMatchObject({ ended: true }); // and the next night, from the start
    expect(await there(...orphans)).toEqual(Array(5).fill(false));
    expect(await there(...kept)).toEqual(Array(5).fill(true));
    for (const key of kept) await removeObject(key);
  });

  test("stay where they are most of what there is: this is another database, and somebody has to look", async () => {
    const many: string[] = [];
    for (let count = 0; count < 25; count++) many.push(await objectOf(newKey(), 2));
    expect(await walk("packs/", 1_000)).toMatchObject({ halted: true, ended: true });
    expect((await there(...many)).every(Boolean)).toBe(true);
    for (const key of many) await removeObject(key);
  });
});

describe("rows without an object", () => {
  test("of a scan that can be sent again: its patient is asked, and only the lost pictures travel", async () => {
    const { patient, requestId } = await draftRequest();
    const lost = await oldPack(patient, requestId, 1, 2);
    await oldPack(patient, requestId, 3);
    const paper = await oldPaper(patient, requestId);
    await removeObject(lost.key);
    await removeObject(paper.key);
    expect(await walk("packs/")).toMatchObject({ missing: 1, orphans: 0 });
    expect(await walk("papers/")).toMatchObject({ missing: 1 });
    expect(expectOk(await followScan(patient, { requestId }))).toMatchObject({
      state: "incomplete",
      counts: { images: 1, damaged: 1 },
    });
    expect(expectOk(await listPapers(patient, { requestId })).papers).toMatchObject([{ state: "refused" }]);
    expect(await entries({ requestId, act: "storage.lose-objects" })).toMatchObject([
      { detail: { prefix: "packs/", lost: 1, again: true } },
      { detail: { prefix: "papers/", lost: 1, again: true } },
    ]);
    await oldPack(patient, requestId, 1, 2);
    expect(expectOk(await followScan(patient, { requestId }))).toMatchObject({
      state: "checked",
      counts: { images: 3, damaged: 0 },
    });
    expect(await walk("packs/")).toMatchObject({ missing: 0 });
  });

  test("of a review that is over: staff see the loss and the trail has it, until a copy brings it back", async () => {
    const draft = await draftRequest();
    const pack = await oldPack(draft.patient, draft.requestId, 5);
    const paper = await oldPaper(draft.patient, draft.requestId);
    const { requestId } = await reviewedRequest();
    for (const table of ["pack", "paper", "scan_file", "study"])
      await rows((tx) =>
        tx.$executeRawUnsafe(
          `UPDATE ${table} SET "requestId" = $1::uuid WHERE "requestId" = $2::uuid`,
          requestId,
          draft.requestId,
        ),
      );
    const copy = await readRange(pack.key, 0, Number(pack.size));
    await removeObject(pack.key);
    await removeObject(paper.key);
    await walk("packs/");
    await walk("papers/");
    const staff = await newStaff("coordinator");
    const seen = async () => expectOk(await viewRequest(staff, { requestId }));
    expect(await seen()).toMatchObject({ lost: 2, status: "reviewed", scan: { counts: { images: 2, damaged: 0 } } });
    expect(await entries({ requestId, act: "storage.lose-objects" })).toMatchObject([
      { detail: { lost: 1, again: false } },
      { detail: { lost: 1, again: false } },
    ]);
    await walk("packs/");
    expect(await entries({ requestId, act: "storage.lose-objects" })).toHaveLength(2); // told once
    await putObject(pack.key, copy);
    await walk("packs/");
    expect(await seen()).toMatchObject({ lost: 1 });
    expect((await requestRow(requestId)).status).toBe("reviewed");
  });

  test("that were checked just now, or whose object came back meanwhile, are left alone", async () => {
    const { patient, requestId } = await draftRequest();
    const packId = await sendPack(patient, requestId, await samplePack([sampleImage(1)]));
    expectOk(await ingestPack(system, { packId }));
    const { key } = await rows((tx) => tx.pack.findUniqueOrThrow({ where: { id: packId } }));
    expectOk(await loseObjects(system, { requestId, prefix: "packs/", keys: [key] })); // it is there
    await removeObject(key);
    expect(await walk("packs/")).toMatchObject({ missing: 0 });
    expect(expectOk(await followScan(patient, { requestId }))).toMatchObject({ counts: { images: 1, damaged: 0 } });
  });
});

test("it begins once a day, however many workers start, and a restart skips none", async () => {
  await rows((tx) => tx.$executeRaw`DELETE FROM heartbeat WHERE name = 'reconcile-storage'`);
  const begin = async () => expectOk(await beginReconciling(system, {}));
  const begun = await Promise.all(Array.from({ length: 4 }, begin));
  expect(begun.filter((one) => one["begun"])).toHaveLength(1);
  expect(await jobsOn("reconcile-storage", {})).toHaveLength(objectKinds.length);
  await rows(
    (tx) => tx.$executeRaw`UPDATE heartbeat SET at = now() - interval '25 hours' WHERE name = 'reconcile-storage'`,
  );
  expect((await begin())["begun"]).toBe(true);
  expect((await begin())["begun"]).toBe(false);
  expect(codeOfResult(await beginReconciling(nobody, {}))).toBe("signed_out");
  expect(codeOfResult(await reconcileStorage(nobody, { prefix: "packs/" }))).toBe("signed_out");
});
