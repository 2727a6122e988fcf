import { expect, test } from "vitest";
import {
  answeredDraft,
  assignedRequest,
  claimedRequest,
  codeOfResult,
  jobsOn,
  mailsTo,
  newPatient,
  newStaff,
  requestRow,
  rows,
  submittedRequest,
  urgentRequest,
  wholeList,
} from "../../config/command-scene.ts";
import { nobody, type Person, system } from "#lib/accounts/actor.ts";
import { clinicCalendar } from "#lib/calendar/clinic-calendar.ts";
import { addWorkingDays, dayOf, startOfDay } from "#lib/calendar/working-time.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { raiseOverdue } from "#lib/triage/raise-overdue.ts";
import { sendDigest } from "#lib/triage/send-digest.ts";
import { sweepDigests } from "#lib/triage/sweep-digests.ts";
import { tellDue } from "#lib/triage/tell-due.ts";
import { listNotices } from "./list-notices.ts";
import { markNoticesRead } from "./mark-notices-read.ts";
import { notify } from "./notify.ts";
import { sendNotice } from "./send-notice.ts";
import { setNoticeChoices } from "./set-notice-choices.ts";
import { topics } from "./topics.ts";
import { viewNoticeChoices } from "./view-notice-choices.ts";

/** A moment of a working day that lies ahead, in the hours of the clinic. */
const atWork = () => addWorkingDays(clinicCalendar(), new Date(), 1);

const kindsOf = async (actor: Person, requestId: string) =>
  expectOk(await listNotices(actor, {}))
    .notices.filter((notice) => notice.requestId === requestId)
    .map(({ kind }) => kind);

test("what concerns somebody of ours stands in their room, new until they take note of it, and is nobody else's", async () => {
  const { requestId, surgeon, coordinator, patient } = await assignedRequest();
  const { unread, notices } = expectOk(await listNotices(surgeon, {}));
  expect([unread, notices.map(({ kind, read }) => [kind, read])]).toEqual([1, [["assigned", false]]]);
  const noticeId = notices[0]?.id ?? "";
  expect(expectOk(await markNoticesRead(coordinator, { noticeId })).read).toBe(0);
  expect(expectOk(await markNoticesRead(surgeon, { noticeId })).read).toBe(1);
  expect(expectOk(await listNotices(surgeon, {})).unread).toBe(0);
  expect(await kindsOf(coordinator, requestId)).toEqual([]);
  for (const actor of [nobody, patient, await newPatient()])
    for (const result of [
      await listNotices(actor, {}),
      await markNoticesRead(actor, {}),
      await viewNoticeChoices(actor, {}),
    ])
      expect(codeOfResult(result)).toMatch(/forbidden|signed_out/);
});

test("whoever wants no mail of a kind finds it in their room alone; each chooses for themselves", async () => {
  const { requestId, coordinator } = await claimedRequest();
  const wanted = async () =>
    expectOk(await viewNoticeChoices(coordinator, {}))
      .choices.filter(({ mail }) => mail)
      .map(({ name }) => name);
  const standard = topics.filter(({ role, mail }) => role === "coordinator" && mail).map(({ name }) => name);
  expect(await wanted()).toEqual(standard);
  expectOk(await setNoticeChoices(coordinator, { mail: ["scan", "overdue", "no such thing"] }));
  expect(await wanted()).toEqual(["scan"]);
  for (const notice of ["message_to_staff", "scan_trouble"] as const)
    await rows((tx) => notify(tx, notice, { id: requestId }));
  expect(await kindsOf(coordinator, requestId)).toEqual(["scan_trouble", "message_to_staff"]);
  expect(await jobsOn("send-notice", { requestId, notice: "message_to_staff" })).toEqual([]);
  expect(await jobsOn("send-notice", { requestId, notice: "scan_trouble" })).toHaveLength(1);
  expectOk(await setNoticeChoices(coordinator, {}));
  expect(await wanted()).toEqual([]);
});

test("every coordinator hears of a new urgent request, by one job that sends mail after mail", async () => {
  const some = [await newStaff("coordinator"), await newStaff("coordinator")];
  const gone = { where: { id: some[1]?.accountId ?? "" }, data: { disabledAt: new Date() } };
  await rows((tx) => tx.account.update(gone));
  const { requestId } = await urgentRequest();
  const told = await rows((tx) => tx.notice.findMany({ where: { requestId, kind: "urgent_arrived" } }));
  const ids = told.map(({ accountId }) => accountId);
  expect([ids.includes(some[0]?.accountId ?? ""), ids.includes(some[1]?.accountId ?? "")]).toEqual([true, false]);
  const job = { requestId, notice: "urgent_arrived" as const };
  expect(await jobsOn("send-notice", job)).toHaveLength(1);
  expectOk(await sendNotice(system, job));
  expect(await jobsOn("send-notice", job)).toHaveLength(2);
  const { requestId: calm } = await submittedRequest();
  expect(await rows((tx) => tx.notice.count({ where: { requestId: calm, kind: "urgent_arrived" } }))).toBe(0);
});

test("what is late is told to its owner and to administrators, once", async () => {
  const { requestId, coordinator } = await claimedRequest();
  const administrator = await newStaff("administrator");
  const dueAt = new Date(Date.now() - 3 * 86_400_000);
  await rows((tx) => tx.reviewRequest.update({ where: { id: requestId }, data: { dueAt } }));
  for (let times = 0; times < 2; times++) expectOk(await raiseOverdue(system, {}));
  expect(await kindsOf(coordinator, requestId)).toEqual(["overdue"]);
  expect(await kindsOf(administrator, requestId)).toEqual(["overdue_escalated"]);
});

test("what is due today, or in one step for too long, is told to its owner in the clinic's hours, once", async () => {
  const due = await claimedRequest();
  const stuck = await claimedRequest();
  const now = atWork();
  await rows(async (tx) => {
    await tx.reviewRequest.update({ where: { id: due.requestId }, data: { dueAt: now } });
    await tx.reviewRequest.update({ where: { id: stuck.requestId }, data: { dueAt: null } });
    const where = { requestId: stuck.requestId, status: "in_triage" as const };
    await tx.statusChange.updateMany({ where, data: { at: new Date(Date.now() - 20 * 86_400_000) } });
  });
  const night = startOfDay(clinicCalendar(), now);
  expect(expectOk(await tellDue(system, { now: night }))).toEqual({ due: 0, late: 0 });
  for (let times = 0; times < 2; times++) expectOk(await tellDue(system, { now }));
  expect(await kindsOf(due.coordinator, due.requestId)).toEqual(["due_today"]);
  expect(await kindsOf(stuck.coordinator, stuck.requestId)).toEqual(["step_late"]);
  const list = await wholeList(stuck.coordinator, "mine");
  expect(list.find(({ id }) => id === stuck.requestId)?.stepLate).toBe(true);
  expect((await wholeList(due.coordinator, "mine")).find(({ id }) => id === due.requestId)?.stepLate).toBe(false);
});

test("the morning's numbers leave once a working day, to whoever wants them, and say nothing of anybody", async () => {
  const { coordinator, requestId } = await claimedRequest();
  const quiet = await newStaff("coordinator");
  expectOk(await setNoticeChoices(quiet, {}));
  const now = atWork();
  const night = startOfDay(clinicCalendar(), now);
  expect(expectOk(await sweepDigests(system, { now: night }))).toEqual({ digests: 0 });
  for (let times = 0; times < 2; times++) expectOk(await sweepDigests(system, { now }));
  const day = dayOf(clinicCalendar(), now);
  const job = { accountId: coordinator.accountId, day };
  expect(await jobsOn("send-digest", job)).toHaveLength(1);
  expect(await jobsOn("send-digest", { accountId: quiet.accountId, day })).toEqual([]);
  expectOk(await sendDigest(system, job));
  const [mail] = await mailsTo(coordinator.email);
  expect(mail?.text).toMatch(/Yours: 1\n/);
  const { reference } = await requestRow(requestId);
  for (const secret of ["Pat Sample", reference]) expect(mail?.text).not.toContain(secret);
  expect(codeOfResult(await sendDigest(coordinator, job))).toBe("forbidden");
});

test("a draft tells nobody", async () => {
  const { requestId } = await answeredDraft();
  expect(await rows((tx) => tx.notice.count({ where: { requestId } }))).toBe(0);
});
