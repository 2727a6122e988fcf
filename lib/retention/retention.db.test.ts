import { describe, expect, test } from "vitest";
import {
  answeredDraft,
  codeOfResult,
  draftRequest,
  entries,
  finishedDraft,
  jobsOn,
  requestRow,
  reviewedRequest,
  rows,
  submittedRequest,
  takeBack,
  turnDown,
  claimedRequest,
} from "../../config/command-scene.ts";
import { nobody, type Person, system } from "#lib/accounts/actor.ts";
import { followRequest } from "#lib/intake/follow-request.ts";
import { checkPaper } from "#lib/papers/check-paper.ts";
import { sendPaper } from "#lib/papers/sample-paper.ts";
import { samplePdf } from "#lib/papers/specimen.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { putObject, removeObject, storedSize } from "#lib/platform/storage.ts";
import { startUpload, storedParts } from "#lib/platform/storage-parts.ts";
import { removeLeftovers } from "#lib/studies/clear-storage.ts";
import { ingestPack } from "#lib/studies/ingest-pack.ts";
import { putPack, sampleImage, samplePack, sendPack } from "#lib/studies/sample-pack.ts";
import { eraseRequest } from "./erase-request.ts";
import { keepDays } from "./keep.ts";
import { sweepRetention } from "./sweep-retention.ts";

type Whose = { patient: Person; requestId: string };

/** A checked pack, one that was only sent, an upload in parts and a paper: their keys in storage. */
async function withImaging({ patient, requestId }: Whose) {
  const checked = await sendPack(patient, requestId, await samplePack([sampleImage(1), sampleImage(2)]));
  expectOk(await ingestPack(system, { packId: checked }));
  await putPack(patient, requestId, await samplePack([sampleImage(3)]));
  const parts = await startUpload(`packs/${crypto.randomUUID()}.zip`);
  await rows((tx) => tx.pack.create({ data: { requestId, ...parts, size: 10, announced: [] } }));
  const paperId = await sendPaper(patient, requestId, samplePdf(1));
  expectOk(await checkPaper(system, { paperId }));
  const packs = await rows((tx) => tx.pack.findMany({ where: { requestId, uploadId: null, storedAt: { not: null } } }));
  const signed = await rows((tx) => tx.pack.findMany({ where: { requestId, uploadId: null, storedAt: null } }));
  const papers = await rows((tx) => tx.paper.findMany({ where: { requestId } }));
  // The packs of the scene have no bytes.
  const keys: string[] = [];
  for (const { key } of [...packs, ...signed, ...papers]) if ((await storedSize(key)) !== null) keys.push(key);
  expect(keys).toHaveLength(3);
  return { keys, parts };
}

const rowsLeft = (requestId: string) =>
  rows(async (tx) => [
    await tx.pack.count({ where: { requestId } }),
    await tx.scanFile.count({ where: { requestId } }),
    await tx.study.count({ where: { requestId } }),
    await tx.instance.count({ where: { series: { study: { requestId } } } }),
    await tx.paper.count({ where: { requestId } }),
  ]);
const noRows = [0, 0, 0, 0, 0];

type Job = Parameters<typeof removeLeftovers>[1];

/** The jobs that are to remove one of these objects. */
const clearingJobs = async (keys: string[]) =>
  (await jobsOn("clear-storage", {})).filter((data) => keys.some((key) => JSON.stringify(data).includes(key))) as Job[];

const left = async (keys: string[]) => (await Promise.all(keys.map(storedSize))).filter((size) => size !== null).length;

const endedAgo = (requestId: string, days: number) =>
  rows((tx) =>
    tx.reviewRequest.update({
      where: { id: requestId },
      data: { endedAt: new Date(Date.now() - days * 24 * 60 * 60_000) },
    }),
  );

describe("taking a draft back", () => {
  test("removes its scan, papers and answers at once: rows, objects and parts; its consent stays", async () => {
    const draft = await answeredDraft();
    const { requestId } = draft;
    const { keys, parts } = await withImaging(draft);
    expectOk(await takeBack(draft));
    expect(await rowsLeft(requestId)).toEqual(noRows);
    expect(await requestRow(requestId)).toMatchObject({ status: "withdrawn", answers: {}, personName: null });
    expect((await requestRow(requestId)).erasedAt).not.toBeNull();
    const jobs = await clearingJobs(keys);
    expect(jobs).toHaveLength(1);
    for (const job of jobs) expectOk(await removeLeftovers(system, job));
    expect([await left(keys), await storedParts(parts)]).toEqual([0, null]);
    expect(await rows((tx) => tx.consent.count({ where: { requestId } }))).toBe(2);
    expect(await entries({ requestId, act: "request.withdraw" })).toMatchObject([{ detail: { papers: 1 } }]);
  });

  test("leaves nothing when whoever removes is killed between rows and objects, or between two objects", async () => {
    const draft = await draftRequest();
    const { keys, parts } = await withImaging(draft);
    expectOk(await takeBack(draft)); // the rows are gone, and the worker dies
    expect(await left(keys)).toBe(3);
    const [job] = await clearingJobs(keys);
    await removeObject(keys[1] ?? ""); // it got so far, and died again
    expectOk(await removeLeftovers(system, job as Job));
    expectOk(await removeLeftovers(system, job as Job));
    expect([await left(keys), await storedParts(parts)]).toEqual([0, null]);
  });

  test("of what was sent keeps scan and papers for the clinic's days", async () => {
    const request = await submittedRequest();
    expectOk(await takeBack(request));
    expect((await rowsLeft(request.requestId))[0]).toBe(1);
    expect(await requestRow(request.requestId)).toMatchObject({ erasedAt: null, answers: { fullName: "Pat Sample" } });
  });
});

test("what storage keeps although it was told to remove it is noted in the trail and tried again", async () => {
  const draft = await draftRequest();
  const { keys } = await withImaging(draft);
  const writing = `packs/${crypto.randomUUID()}.zip`;
  expect(codeOfResult(await removeLeftovers(system, { keys, uploads: [] }))).toBe("ok");
  const trail = await entries({ act: "scan.clear-storage" });
  expect(trail.at(-1)).toMatchObject({ outcome: "done", detail: { left: 0 } });
  // Somebody writes it again and again meanwhile.
  const stubborn = { on: true };
  const again = (async () => {
    while (stubborn.on) await putObject(writing, new Uint8Array(3));
  })();
  let refused = "";
  for (let tries = 0; tries < 20 && refused !== "unavailable"; tries++)
    refused = codeOfResult(await removeLeftovers(system, { keys: [writing], uploads: [] }));
  stubborn.on = false;
  await again;
  expect(refused).toBe("unavailable");
  const noted = await entries({ act: "scan.clear-storage", outcome: "refused" });
  expect(noted.at(-1)).toMatchObject({ detail: { objects: 1, left: 1, code: "unavailable" } });
  expectOk(await removeLeftovers(system, { keys: [writing], uploads: [] }));
  expect(await storedSize(writing)).toBeNull();
}, 30_000);

describe("when its time is over", () => {
  test("a request loses scan and papers and keeps opinion, consent, messages and trail; its page says so", async () => {
    const draft = await finishedDraft();
    const { keys } = await withImaging(draft);
    const request = await reviewedRequest();
    const { requestId, patient } = request;
    for (const table of ["pack", "paper", "scan_file", "study"])
      await rows((tx) =>
        tx.$executeRawUnsafe(
          `UPDATE ${table} SET "requestId" = $1::uuid WHERE "requestId" = $2::uuid`,
          requestId,
          draft.requestId,
        ),
      );
    await endedAgo(requestId, keepDays.reviewed - 1);
    expectOk(await sweepRetention(system, {}));
    expect(await jobsOn("erase-request", { requestId })).toEqual([]);
    expect(expectOk(await eraseRequest(system, { requestId }))).toEqual({ removed: false });
    await endedAgo(requestId, keepDays.reviewed + 1);
    expectOk(await sweepRetention(system, {}));
    expect(await jobsOn("erase-request", { requestId })).toHaveLength(1);
    const before = (await entries({ requestId })).length;
    expectOk(await eraseRequest(system, { requestId }));
    expect(expectOk(await eraseRequest(system, { requestId }))).toEqual({ removed: false }); // said twice
    expect(await rowsLeft(requestId)).toEqual(noRows);
    for (const job of await clearingJobs(keys)) expectOk(await removeLeftovers(system, job));
    expect(await left(keys)).toBe(0);
    const kept = await rows((tx) =>
      tx.reviewRequest.findUniqueOrThrow({ where: { id: requestId }, include: { opinion: true, consents: true } }),
    );
    expect(kept.opinion?.signedAt).not.toBeNull();
    expect([kept.consents.length, kept.status]).toEqual([2, "reviewed"]);
    expect((await entries({ requestId })).length).toBe(before + 2);
    const page = expectOk(await followRequest(patient, { requestId }));
    expect(page).toMatchObject({ scanKeptUntil: null, opinion: { outcome: "conservative_care" } });
    expect(page.scanRemovedAt).not.toBeNull();
  });

  test("it says until when before that, and days count from the end, by how it ended", async () => {
    const declined = await claimedRequest();
    expectOk(await turnDown(declined, "It is the shoulder."));
    const days = async () => {
      const { scanKeptUntil } = expectOk(await followRequest(declined.patient, declined));
      return Math.round((new Date(scanKeptUntil ?? 0).getTime() - Date.now()) / (24 * 60 * 60_000));
    };
    expect(await days()).toBe(keepDays.declined);
    await endedAgo(declined.requestId, 10);
    expect(await days()).toBe(keepDays.declined - 10);
    await endedAgo(declined.requestId, keepDays.declined + 1);
    expectOk(await sweepRetention(system, {}));
    expect(await jobsOn("erase-request", { requestId: declined.requestId })).toHaveLength(1);
    const open = await submittedRequest();
    expect(expectOk(await followRequest(open.patient, open)).scanKeptUntil).toBeNull();
    expect(await requestRow(open.requestId)).toMatchObject({ endedAt: null });
  });

  test("is nobody's to say but the portal's own", async () => {
    expect(codeOfResult(await sweepRetention(nobody, {}))).toBe("signed_out");
    const { patient, requestId } = await reviewedRequest();
    expect(codeOfResult(await eraseRequest(patient, { requestId }))).toBe("forbidden");
  });
});
