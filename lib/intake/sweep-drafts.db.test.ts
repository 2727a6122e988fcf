import { describe, expect, test } from "vitest";
import { codeOfResult, draftRequest, finishedDraft, jobsOn, mailsTo, rows } from "../../config/command-scene.ts";
import { nobody, system } from "#lib/accounts/actor.ts";
import { sendNotice } from "#lib/notifications/send-notice.ts";
import { sendPaper } from "#lib/papers/sample-paper.ts";
import { samplePdf } from "#lib/papers/specimen.ts";
import { env } from "#lib/platform/env.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { putObject, storedSize } from "#lib/platform/storage.ts";
import { removeLeftovers } from "#lib/studies/clear-storage.ts";
import { followScan } from "#lib/studies/follow-scan.ts";
import { putPack, sampleImage, samplePack } from "#lib/studies/sample-pack.ts";
import { removeDraft } from "./remove-draft.ts";
import { sweepDrafts } from "./sweep-drafts.ts";

const day = 24 * 60 * 60_000;
const daysAgo = (days: number): Date => new Date(Date.now() - days * day);

/** A draft that was begun long ago; the trail, which nothing changes, is passed over by giving the draft another owner. */
async function forgottenDraft() {
  const draft = await draftRequest();
  const other = await draftRequest();
  await rows((tx) =>
    tx.reviewRequest.update({
      where: { id: draft.requestId },
      data: { createdAt: daysAgo(env().DRAFT_REMINDER_DAYS + 1), patientId: other.patient.accountId },
    }),
  );
  return { patient: other.patient, requestId: draft.requestId };
}

const find = (id: string) => rows((tx) => tx.reviewRequest.findUnique({ where: { id } }));
const remindedAt = async (id: string) => (await find(id))?.remindedAt;
const setReminded = (id: string, at: Date) =>
  rows((tx) => tx.reviewRequest.update({ where: { id }, data: { remindedAt: at } }));
const sweep = async () => expectOk(await sweepDrafts(system, {}));
const kept = () => env().DRAFT_KEEP_DAYS - env().DRAFT_REMINDER_DAYS;

describe("a forgotten draft", () => {
  test("is reminded of once, in a mail that names the days and nothing medical", async () => {
    const { patient, requestId } = await forgottenDraft();
    await sweep();
    await sweep();
    expect(await remindedAt(requestId)).not.toBeNull();
    const jobs = await jobsOn("send-notice", { requestId, notice: "draft_reminder" });
    expect(jobs).toHaveLength(1);
    expectOk(await sendNotice(system, { requestId, notice: "draft_reminder" }));
    const { email } = await rows((tx) => tx.account.findUniqueOrThrow({ where: { id: patient.accountId } }));
    const [mail] = await mailsTo(email ?? "");
    expect(mail?.text).toContain(`${kept()} more days`);
    expect(mail?.text).not.toMatch(/scan|MRI|back|spine(?! clinic)/i);
    expect(mail?.text).toContain(`/requests/${requestId}`);
  });

  test("is removed with its objects once its days are over, and only then", async () => {
    const { patient, requestId } = await forgottenDraft();
    const packId = await putPack(patient, requestId, await samplePack([sampleImage(1)]));
    const { key } = await rows((tx) => tx.pack.findUniqueOrThrow({ where: { id: packId } }));
    const paperId = await sendPaper(patient, requestId, samplePdf(1));
    const paper = await rows((tx) => tx.paper.findUniqueOrThrow({ where: { id: paperId } }));
    await putObject(`${paper.key}-page-1`, samplePdf(1)); // drawn by a check that died in the middle
    // The patient was here just now; later reminders are after that.
    await setReminded(requestId, new Date(Date.now() + 1000));
    await sweep();
    expect(expectOk(await removeDraft(system, { requestId }))).toEqual({ removed: false });
    expect(await jobsOn("remove-draft", { requestId })).toEqual([]);

    const gone = await forgottenDraft();
    await rows((tx) => tx.pack.update({ where: { id: packId }, data: { requestId: gone.requestId } }));
    await rows((tx) => tx.paper.update({ where: { id: paperId }, data: { requestId: gone.requestId } }));
    await setReminded(gone.requestId, daysAgo(kept() + 1));
    await sweep();
    expect(await jobsOn("remove-draft", { requestId: gone.requestId })).toHaveLength(1);
    expect(expectOk(await removeDraft(system, { requestId: gone.requestId }))).toEqual({ removed: true });
    expect(await find(gone.requestId)).toBeNull();
    expect(codeOfResult(await removeDraft(system, { requestId: gone.requestId }))).toBe("not_found"); // said twice
    const [job] = (await jobsOn("clear-storage", {})).filter((data) => JSON.stringify(data).includes(key));
    expectOk(await removeLeftovers(system, job as Parameters<typeof removeLeftovers>[1]));
    expect([await storedSize(key), await storedSize(paper.key)]).toEqual([null, null]);
    expect(await storedSize(`${paper.key}-page-1`)).toBeNull();
    const trail = await rows((tx) => tx.auditEntry.findMany({ where: { requestId: gone.requestId } }));
    expect(trail.some(({ act, outcome }) => act === "request.remove-draft" && outcome === "done")).toBe(true);
  });

  test("is kept when its patient comes back, also at the last moment, and is reminded of anew", async () => {
    const { patient, requestId } = await forgottenDraft();
    await setReminded(requestId, daysAgo(kept() + 1));
    expectOk(await followScan(patient, { requestId }));
    expect(expectOk(await removeDraft(system, { requestId }))).toEqual({ removed: false });
    await sweep();
    expect(await remindedAt(requestId)).toBeNull();
  });
});

test("what was sent, and drafts in use, are left alone; nobody but the portal sweeps", async () => {
  const { requestId } = await finishedDraft();
  await rows((tx) => tx.reviewRequest.update({ where: { id: requestId }, data: { createdAt: daysAgo(400) } }));
  await sweep();
  expect(await remindedAt(requestId)).toBeNull();
  expect(codeOfResult(await sweepDrafts(nobody, {}))).toBe("signed_out");
  expect(codeOfResult(await removeDraft(nobody, { requestId }))).toBe("signed_out");
});
