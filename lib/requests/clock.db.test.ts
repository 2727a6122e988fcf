import { expect, test } from "vitest";
import {
  askPatient,
  assignedRequest,
  checkedScan,
  claimedRequest,
  requestRow,
  reviewedRequest,
  rows,
  submittedRequest,
  uncheckedRequest,
} from "../../config/command-scene.ts";
import { system } from "#lib/accounts/actor.ts";
import { clinicCalendar } from "#lib/calendar/clinic-calendar.ts";
import { dueAt } from "#lib/calendar/clock.ts";
import { workingTimeBetween } from "#lib/calendar/working-time.ts";
import { answerQuestion } from "#lib/intake/answer-question.ts";
import { followRequest } from "#lib/intake/follow-request.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { assessScan } from "#lib/studies/assess-scan.ts";
import { historyOf } from "./clock-repo.ts";
import { move } from "./repo.ts";

const calendar = clinicCalendar();
const day = 86_400_000;

test("the clock starts with the request where its scan is checked, and promises the clinic's days", async () => {
  const { requestId } = await submittedRequest();
  const { submittedAt, clockStartedAt, dueAt: due } = await requestRow(requestId);
  expect(clockStartedAt).not.toBeNull();
  expect(Math.abs(Number(clockStartedAt) - Number(submittedAt))).toBeLessThan(5_000);
  expect(due).toEqual(dueAt(calendar, { startedAt: clockStartedAt as Date, pauses: [] }, 5));
});

test("where the check goes on, it starts with the check's end, and once", async () => {
  const { requestId } = await uncheckedRequest();
  expect(await requestRow(requestId)).toMatchObject({ clockStartedAt: null, dueAt: null });
  expectOk(await assessScan(system, { requestId })); // nothing of it is checked yet
  expect((await requestRow(requestId)).clockStartedAt).toBeNull();
  await rows((tx) => tx.pack.updateMany({ where: { requestId }, data: { state: "checked", checkedAt: new Date() } }));
  await checkedScan(requestId);
  expectOk(await assessScan(system, { requestId }));
  const started = await requestRow(requestId);
  expect(started.clockStartedAt).not.toBeNull();
  expectOk(await assessScan(system, { requestId }));
  expect((await requestRow(requestId)).dueAt).toEqual(started.dueAt);
});

test.each([claimedRequest, assignedRequest])(
  "a question stops the days, and the answer moves the promise",
  async (scene) => {
    const request = await scene();
    const { patient, requestId } = request;
    const startedAt = new Date(Date.now() - 10 * day);
    const before = dueAt(calendar, { startedAt, pauses: [] }, 5);
    await rows((tx) =>
      tx.reviewRequest.update({ where: { id: requestId }, data: { clockStartedAt: startedAt, dueAt: before } }),
    );
    expectOk(await askPatient(request, "Which leg?"));
    const from = new Date(Date.now() - 7 * day);
    await rows((tx) => tx.statusChange.updateMany({ where: { requestId, status: "needs_info" }, data: { at: from } }));
    expect(expectOk(await followRequest(patient, { requestId })).promise).toMatchObject({ late: false });
    expectOk(await answerQuestion(patient, { requestId, body: "The left" }));
    const { dueAt: after } = await requestRow(requestId);
    const to = (await rows((tx) => historyOf(tx, requestId))).at(-1)?.at as Date;
    expect(workingTimeBetween(calendar, before, after as Date)).toBe(workingTimeBetween(calendar, from, to));
    expect(after).toEqual(dueAt(calendar, { startedAt, pauses: [{ from, to }] }, 5));
  },
);

test("its way is kept, the promise ends with the answer, and begins anew where it is opened again", async () => {
  const { patient, requestId } = await reviewedRequest();
  const way = (await rows((tx) => historyOf(tx, requestId))).map(({ status }) => status);
  expect(way).toEqual(["submitted", "in_triage", "assigned", "signed", "reviewed"]);
  expect(expectOk(await followRequest(patient, { requestId })).promise).toBeNull();
  await rows((tx) => tx.reviewRequest.update({ where: { id: requestId }, data: { clockStartedAt: new Date(0) } }));
  const request = await requestRow(requestId);
  await rows((tx) => move(tx, request, "reopen"));
  expect(Number((await requestRow(requestId)).clockStartedAt)).toBeGreaterThan(Date.now() - day);
});
