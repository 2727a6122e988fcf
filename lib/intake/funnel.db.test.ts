import { expect, test } from "vitest";
import {
  answeredDraft,
  assignedRequest,
  codeOfResult,
  draftRequest,
  finishedDraft,
  newStaff,
  reviewedRequest,
  rows,
  submittedRequest,
  takeBack,
} from "../../config/command-scene.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { saveAnswer } from "./save-answer.ts";
import { viewFunnel } from "./view-funnel.ts";

test("the funnel counts how far each request came, by what is kept of it anyway", async () => {
  const stopped = await draftRequest();
  const answers = { "warning-signs": { warningSigns: ["none"] }, "for-whom": { forWhom: "other" } };
  for (const [slug, given] of Object.entries(answers))
    expectOk(await saveAnswer(stopped.patient, { requestId: stopped.requestId, slug, given }));
  const begun = [
    await draftRequest(),
    stopped,
    await answeredDraft(),
    await finishedDraft(),
    await submittedRequest(),
    await assignedRequest(),
    await reviewedRequest(),
  ];
  const gone = await answeredDraft();
  expectOk(await takeBack(gone)); // with all that it held
  const ids = [...begun, gone].map(({ requestId }) => requestId);
  const createdAt = new Date("2017-05-10T12:00:00Z");
  await rows((tx) => tx.reviewRequest.updateMany({ where: { id: { in: ids } }, data: { createdAt } }));
  const asked = { from: "2017-05-10", to: "2017-05-10" };
  const { steps } = expectOk(await viewFunnel(await newStaff("administrator"), asked));
  expect(Object.fromEntries(steps.map(({ step, count }) => [step, count]))).toEqual({
    started: 7,
    "question-warning-signs": 6,
    "question-get-help-now": 6,
    "question-for-whom": 6,
    "question-carer": 5,
    "question-person": 5,
    "question-contact": 5,
    "question-where": 5,
    "question-since": 5,
    "question-treatments": 5,
    "question-consent": 5,
    scan: 4,
    sent: 3,
    checked: 3,
    "with-surgeon": 2,
    answered: 1,
  });
  expect(codeOfResult(await viewFunnel(stopped.patient, asked))).toBe("forbidden");
});
