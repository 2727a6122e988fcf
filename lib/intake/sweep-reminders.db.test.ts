import { expect, test } from "vitest";
import {
  askPatient,
  claimedRequest,
  codeOfResult,
  draftRequest,
  jobsOn,
  mailsTo,
  newPatient,
  rows,
} from "../../config/command-scene.ts";
import { nobody, system } from "#lib/accounts/actor.ts";
import { sendNotice } from "#lib/notifications/send-notice.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { answerQuestion } from "./answer-question.ts";
import { followRequest } from "./follow-request.ts";
import { sweepReminders } from "./sweep-reminders.ts";

const daysAgo = (days: number): Date => new Date(Date.now() - days * 24 * 60 * 60_000);

/** A draft of somebody of whom nothing was heard: the trail, which nothing changes, is passed over by another owner. */
async function quietDraft(days: number) {
  const { requestId } = await draftRequest();
  const patient = await newPatient();
  await rows((tx) =>
    tx.reviewRequest.update({
      where: { id: requestId },
      data: { createdAt: daysAgo(days), patientId: patient.accountId },
    }),
  );
  return { requestId, patient };
}

async function openQuestion(days: number) {
  const request = await claimedRequest();
  const { requestId } = request;
  expectOk(await askPatient(request, "Which year was it?"));
  const patient = await newPatient();
  await rows(async (tx) => {
    await tx.reviewRequest.update({ where: { id: requestId }, data: { patientId: patient.accountId } });
    await tx.message.updateMany({ where: { requestId }, data: { createdAt: daysAgo(days) } });
  });
  return { requestId, patient };
}

const begunAgo = (id: string, days: number) =>
  rows((tx) => tx.reviewRequest.update({ where: { id }, data: { createdAt: daysAgo(days) } }));

/** The steps a request was reminded of, after the sweep has run twice, as two workers or a new start have it. */
async function stepsOf(requestId: string): Promise<(number | null)[]> {
  await Promise.all([sweepReminders(system, {}).then(expectOk), sweepReminders(system, {}).then(expectOk)]);
  const where = { requestId, step: { not: null } };
  const notices = await rows((tx) => tx.notice.findMany({ where, orderBy: { id: "asc" } }));
  return notices.map(({ step }) => step);
}

test("a draft is reminded of after 2, 7 and 21 days, each once, and what was missed is not made up for", async () => {
  const { requestId } = await quietDraft(1);
  expect(await stepsOf(requestId)).toEqual([]);
  await begunAgo(requestId, 3);
  expect(await stepsOf(requestId)).toEqual([2]);
  expect(await jobsOn("send-notice", { requestId, notice: "draft_unfinished" })).toHaveLength(1);
  await begunAgo(requestId, 8);
  expect(await stepsOf(requestId)).toEqual([2, 7]);
  await begunAgo(requestId, 29);
  expect(await stepsOf(requestId)).toEqual([2, 7, 21]);
  const late = await quietDraft(22);
  expect(await stepsOf(late.requestId)).toEqual([21]);
});

test("whoever comes back is left in peace, and a draft that will be removed is not reminded of beside that", async () => {
  const { requestId, patient } = await quietDraft(8);
  expectOk(await followRequest(patient, { requestId }));
  expect(await stepsOf(requestId)).toEqual([]);
  const near = await quietDraft(22);
  await rows((tx) => tx.reviewRequest.update({ where: { id: near.requestId }, data: { remindedAt: new Date() } }));
  expect(await stepsOf(near.requestId)).toEqual([]);
});

test("a question is reminded of until it is answered; another begins anew", async () => {
  const { requestId, patient } = await openQuestion(4);
  expect(await stepsOf(requestId)).toEqual([3]);
  expectOk(await answerQuestion(patient, { requestId, body: "In 2019." }));
  // The mail was on its way when the answer came.
  expectOk(await sendNotice(system, { notice: "question_unanswered", requestId }));
  expect(await mailsTo(patient.email)).toEqual([]);
  expect(await stepsOf(requestId)).toEqual([3]);
  const again = await openQuestion(11);
  expect(await stepsOf(again.requestId)).toEqual([10]);
});

test("who wants none, and whom mail does not reach, gets none", async () => {
  const off = await quietDraft(3);
  const lost = await quietDraft(3);
  await rows(async (tx) => {
    await tx.account.update({ where: { id: off.patient.accountId }, data: { remindersOffAt: new Date() } });
    const failed = { mailFailedAt: new Date(), mailFailure: "mailbox_full" as const };
    await tx.account.update({ where: { id: lost.patient.accountId }, data: failed });
  });
  expect(await stepsOf(off.requestId)).toEqual([]);
  expect(await stepsOf(lost.requestId)).toEqual([]);
  expect(codeOfResult(await sweepReminders(nobody, {}))).toBe("signed_out");
});
