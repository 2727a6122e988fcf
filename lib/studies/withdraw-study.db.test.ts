import { expect, test } from "vitest";
import { codeOfResult, draftRequest, finishedDraft, jobsOn, newPatient, rows } from "../../config/command-scene.ts";
import { system } from "#lib/accounts/actor.ts";
import { specimen } from "#lib/imaging/specimen.ts";
import { submitRequest } from "#lib/intake/submit-request.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { storedSize, removeUnused } from "#lib/platform/storage.ts";
import { removeLeftovers } from "./clear-storage.ts";
import { finishPacks } from "./finish-packs.ts";
import { followScan } from "./follow-scan.ts";
import { ingestPack } from "./ingest-pack.ts";
import { listKnownFiles } from "./list-known-files.ts";
import { putPack, sampleImage, samplePack, sendPack } from "./sample-pack.ts";
import { withdrawStudy } from "./withdraw-study.ts";

const imageOf = (study: string, number: number) =>
  specimen([
    ["0008,0018", "UI", `1.2.3.${study}.${number}`],
    ["0020,000d", "UI", `1.2.3.${study}`],
    ["0020,000e", "UI", `1.2.3.${study}.9`],
  ]);

async function held(images: Uint8Array<ArrayBuffer>[][]) {
  const { patient, requestId } = await draftRequest();
  const packIds: string[] = [];
  for (const files of images) {
    const packId = await sendPack(patient, requestId, await samplePack(files));
    await removeUnused(expectOk(await ingestPack(system, { packId })));
    packIds.push(packId);
  }
  const studyOf = (uid: string) =>
    rows((tx) => tx.study.findFirstOrThrow({ where: { requestId, studyInstanceUid: `1.2.3.${uid}` } }));
  const keyOf = async (packId: string) =>
    (await rows((tx) => tx.pack.findUnique({ where: { id: packId } })))?.key ?? null;
  return { patient, requestId, packIds, studyOf, keyOf };
}

const clear = async (key: string) => {
  for (const job of await jobsOn("clear-storage", {}))
    if (JSON.stringify(job).includes(key)) expectOk(await removeLeftovers(system, job as never));
};

test("a scan is taken out with its objects, the others stay, and it can be sent again", async () => {
  const { patient, requestId, packIds, studyOf, keyOf } = await held([[imageOf("1", 1)], [imageOf("2", 1)]]);
  const [gone = "", stays = ""] = await Promise.all(packIds.map(keyOf)).then((keys) => keys.map((key) => key ?? ""));
  const studyId = (await studyOf("1")).id;
  expectOk(await withdrawStudy(patient, { requestId, studyId }));
  await clear(gone);
  expect([await storedSize(gone), (await storedSize(stays)) !== null]).toEqual([null, true]);
  expect(expectOk(await followScan(patient, { requestId })).counts).toMatchObject({ images: 1, studies: 1 });
  expect(expectOk(await listKnownFiles(patient, { requestId })).sha256).toHaveLength(1);
  expect(codeOfResult(await withdrawStudy(patient, { requestId, studyId }))).toBe("not_found");
  const again = await sendPack(patient, requestId, await samplePack([imageOf("1", 1)]));
  await removeUnused(expectOk(await ingestPack(system, { packId: again })));
  expect(expectOk(await followScan(patient, { requestId })).counts).toMatchObject({ images: 2, studies: 2 });
});

test("a pack that another scan shares stays until that scan goes too", async () => {
  const { patient, requestId, packIds, studyOf, keyOf } = await held([[imageOf("1", 1), imageOf("2", 1)]]);
  const key = (await keyOf(packIds[0] ?? "")) ?? "";
  expectOk(await withdrawStudy(patient, { requestId, studyId: (await studyOf("1")).id }));
  await clear(key);
  expect(await storedSize(key)).not.toBeNull();
  expectOk(await withdrawStudy(patient, { requestId, studyId: (await studyOf("2")).id }));
  await clear(key);
  expect(await storedSize(key)).toBeNull();
});

test("what reached storage without a word is not found again afterwards", async () => {
  const { patient, requestId, studyOf } = await held([[imageOf("1", 1)]]);
  const packId = await putPack(patient, requestId, await samplePack([imageOf("1", 2)]));
  expectOk(await withdrawStudy(patient, { requestId, studyId: (await studyOf("1")).id }));
  expect(expectOk(await listKnownFiles(patient, { requestId })).sha256).toEqual([]);
  expect(expectOk(await finishPacks(patient, { requestId, packIds: [packId] })).missing).toEqual([packId]);
});

test("only from one's own draft, and not while pictures are being checked", async () => {
  const { patient, requestId, studyOf } = await held([[imageOf("1", 1)]]);
  const studyId = (await studyOf("1")).id;
  expect(codeOfResult(await withdrawStudy(await newPatient(), { requestId, studyId }))).toBe("not_found");
  await sendPack(patient, requestId, await samplePack([sampleImage(1)]));
  expect(codeOfResult(await withdrawStudy(patient, { requestId, studyId }))).toBe("conflict");
  const other = await held([[imageOf("1", 1)]]);
  const foreign = { requestId: other.requestId, studyId };
  expect(codeOfResult(await withdrawStudy(other.patient, foreign))).toBe("not_found");
  const sent = await finishedDraft();
  expectOk(await submitRequest(sent.patient, { requestId: sent.requestId }));
  const study = await rows((tx) => tx.study.findFirstOrThrow({ where: { requestId: sent.requestId } }));
  const late = { requestId: sent.requestId, studyId: study.id };
  expect(codeOfResult(await withdrawStudy(sent.patient, late))).toBe("forbidden");
});
