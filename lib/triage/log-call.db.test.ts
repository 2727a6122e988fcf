import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import {
  assignedRequest,
  claimedRequest,
  codeOfResult,
  completeOpinion,
  entries,
  newStaff,
  requestRow,
  rows,
  submittedRequest,
  takeBack,
  wholeList,
} from "../../config/command-scene.ts";
import { nobody, type Person } from "#lib/accounts/actor.ts";
import { clinicCalendar } from "#lib/calendar/clinic-calendar.ts";
import { dayOf, startOfDay } from "#lib/calendar/working-time.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { signOpinion } from "#lib/reading/sign-opinion.ts";
import { eraseRecord } from "#lib/retention/repo.ts";
import { logCall } from "./log-call.ts";
import { viewRequest } from "./view-request.ts";

type Report = Parameters<typeof logCall>[1];

const called = (requestId: string, more: Partial<Report> = {}): Report => ({
  requestId,
  callId: randomUUID(),
  direction: "outgoing",
  outcome: "no_answer",
  identifiers: undefined,
  ...more,
});

const reached = { outcome: "reached" as const, identifiers: ["name", "birth_date"] };

const day = (later: number): string => dayOf(clinicCalendar(), startOfDay(clinicCalendar(), new Date(), later));

const isToBeCalled = async (actor: Person, requestId: string): Promise<boolean> =>
  (await wholeList(actor, "call")).some(({ id, task }) => id === requestId && task === "call");

test("who was not reached comes back on the day of the next try, and leaves the list once reached", async () => {
  const { requestId, coordinator } = await claimedRequest();
  const log = async (more: Partial<Report>) => expectOk(await logCall(coordinator, called(requestId, more)));
  expect(await isToBeCalled(coordinator, requestId)).toBe(false);
  await log({ outcome: "voicemail", nextTry: day(3), note: " Asked to ring back " });
  expect(await isToBeCalled(coordinator, requestId)).toBe(false);
  await log({ nextTry: day(0) });
  expect(await isToBeCalled(coordinator, requestId)).toBe(true);
  await log({});
  const again = (await requestRow(requestId)).callAgainAt;
  expect(again?.getTime()).toBeGreaterThan(Date.now() - 86_400_000); // the next working day, by itself
  await log({ nextTry: day(0) });
  await log(reached);
  expect(await isToBeCalled(coordinator, requestId)).toBe(false);
  expect((await requestRow(requestId)).callAgainAt).toBeNull();
  const { calls } = expectOk(await viewRequest(coordinator, { requestId }));
  expect(calls.map(({ outcome }) => outcome)).toEqual(["reached", "no_answer", "no_answer", "no_answer", "voicemail"]);
  expect(calls.at(-1)).toMatchObject({ note: "Asked to ring back", by: "Sample coordinator" });
});

test("nobody counts as reached without two identifiers; the next try is a day to come; sent twice, it is one call", async () => {
  const { requestId, coordinator } = await claimedRequest();
  const problems = async (more: Partial<Report>) => {
    const result = await logCall(coordinator, called(requestId, more));
    return result.ok ? {} : result.refusal.fields;
  };
  expect(Object.keys((await problems({ outcome: "reached", identifiers: "name" })) ?? {})).toEqual(["identifiers"]);
  expect(Object.keys((await problems({ ...reached, identifiers: ["name", "name"] })) ?? {})).toEqual(["identifiers"]);
  for (const nextTry of [day(-1), day(200)])
    expect(Object.keys((await problems({ nextTry })) ?? {})).toEqual(["nextTry"]);
  for (const odd of [
    { nextTry: "soon" },
    { outcome: "eaten" },
    { identifiers: ["shoe size"] },
    { note: "x".repeat(3_000) },
  ])
    expect(await problems(odd as never)).not.toEqual({});
  const twice = called(requestId, reached);
  const results = await Promise.all([logCall(coordinator, twice), logCall(coordinator, twice)]);
  expect(results.map(codeOfResult)).toEqual(["ok", "ok"]);
  expect(await rows((tx) => tx.call.count({ where: { requestId } }))).toBe(1);
});

test("who asked to hear the answer first is on the list at once; told by phone, they may see it", async () => {
  const { requestId, coordinator, surgeon } = await assignedRequest();
  const { answers } = await requestRow(requestId);
  const wish = { answers: { ...(answers as object), phoneFirst: "yes" } };
  await rows((tx) => tx.reviewRequest.update({ where: { id: requestId }, data: wish }));
  expectOk(await signOpinion(surgeon, { requestId, ...completeOpinion }));
  expect(await isToBeCalled(coordinator, requestId)).toBe(true);
  expect(codeOfResult(await logCall(coordinator, called(requestId, { showAnswer: "yes" })))).toBe("invalid");
  expectOk(await logCall(coordinator, called(requestId, { nextTry: day(1) })));
  expect(await isToBeCalled(coordinator, requestId)).toBe(false);
  expectOk(await logCall(coordinator, called(requestId, reached)));
  expect(await isToBeCalled(coordinator, requestId)).toBe(true); // spoken to, and the answer is still to be told
  expectOk(await logCall(coordinator, called(requestId, { ...reached, showAnswer: "yes" })));
  expect(await requestRow(requestId)).toMatchObject({ status: "reviewed", callBy: null });
  expect(await isToBeCalled(coordinator, requestId)).toBe(false);
  expectOk(await logCall(coordinator, called(requestId, { ...reached, showAnswer: "yes" }))); // shown already
});

test("only staff write calls down; the trail names no number and no word of it, and they go with the record", async () => {
  const { requestId, patient } = await submittedRequest();
  const coordinator = await newStaff("coordinator");
  const note = "Knee gives way, ring (212) 555-0199";
  expect(codeOfResult(await logCall(patient, called(requestId)))).toBe("forbidden");
  expect(codeOfResult(await logCall(nobody, called(requestId)))).toBe("signed_out");
  for (const role of ["surgeon", "administrator"] as const)
    expect(codeOfResult(await logCall(await newStaff(role), called(requestId)))).toBe("not_found");
  const report = called(requestId, { note, outcome: "not_identified", direction: "incoming" });
  expectOk(await logCall(coordinator, report));
  const [entry] = await entries({ requestId, act: "call.log", outcome: "done" });
  expect(entry?.detail).toEqual({ callId: report.callId, direction: "incoming", outcome: "not_identified" });
  expectOk(await logCall(coordinator, called(requestId, { nextTry: day(0) })));
  expectOk(await takeBack({ patient, requestId }));
  expect(await isToBeCalled(coordinator, requestId)).toBe(false);
  await rows((tx) => eraseRecord(tx, requestId));
  expect(await rows((tx) => tx.call.count({ where: { requestId } }))).toBe(0);
});
