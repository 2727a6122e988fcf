import { beforeAll, describe, expect, test } from "vitest";
import {
  assignedRequest,
  atOnce,
  claimedRequest,
  codeOfResult,
  jobsOn,
  newPatient,
  newStaff,
  requestRow,
  rows,
  submittedRequest,
  takeBack,
  trailOf,
  wholeList,
} from "../../config/command-scene.ts";
import { nobody, type Person, system } from "#lib/accounts/actor.ts";
import { removeAbsence } from "#lib/accounts/remove-absence.ts";
import { setAbsence } from "#lib/accounts/set-absence.ts";
import { expectOk, type Result } from "#lib/platform/refusal.ts";
import { askForMore } from "./ask-for-more.ts";
import { assignSurgeon } from "./assign-surgeon.ts";
import { claimRequest } from "./claim-request.ts";
import { declineRequest } from "./decline-request.ts";
import { handOver } from "./hand-over.ts";
import { listOthers } from "./list-others.ts";
import { listQueue } from "./list-queue.ts";
import { mergeRequest } from "./merge-request.ts";
import { reassignRequest } from "./reassign-request.ts";
import { releaseRequest } from "./release-request.ts";
import { returnIdle } from "./return-idle.ts";
import { setUrgency } from "./set-urgency.ts";
import { suggestSurgeons } from "./suggest-surgeons.ts";
import { takeOverRequest } from "./take-over-request.ts";
import { undoAct } from "./undo-act.ts";
import { viewRequest } from "./view-request.ts";
import { writeNote } from "./write-note.ts";

let dana: Person;
let robin: Person;
beforeAll(async () => {
  dana = await newStaff("coordinator", { name: "Dana Sample" });
  robin = await newStaff("coordinator", { name: "Robin Sample" });
});

const day = (later: number): string => new Date(Date.now() + later * 86_400_000).toISOString().slice(0, 10);
const messageOf = (result: Result<unknown>): string => (result.ok ? "" : result.refusal.message);
const mails = (requestId: string, notice: string) => jobsOn("send-notice", { requestId, notice });
const noticesOf = (requestId: string, kind: string) => rows((tx) => tx.notice.findMany({ where: { requestId, kind } }));

describe("races", () => {
  test("of fifty who claim at once, one has it, and is told so as are all others", async () => {
    const { requestId } = await submittedRequest();
    expect(await atOnce(50, (at) => claimRequest(at % 2 === 0 ? dana : robin, { requestId }))).toEqual({
      ok: 1,
      conflict: 49,
    });
    const { ownerId } = await requestRow(requestId);
    expect([dana.accountId, robin.accountId]).toContain(ownerId);
    expect(await noticesOf(requestId, "claimed")).toHaveLength(1);
    const late = await claimRequest(ownerId === dana.accountId ? robin : dana, { requestId });
    expect(messageOf(late)).toMatch(/^(Dana|Robin) Sample has it\.$/);
  }, 30_000);

  test("what was decided on a page of yesterday is left alone", async () => {
    const { requestId, coordinator } = await claimedRequest();
    const { version } = await requestRow(requestId);
    const { accountId: surgeonId } = await newStaff("surgeon");
    expectOk(await releaseRequest(coordinator, { requestId, version }));
    expectOk(await claimRequest(robin, { requestId, version: String(version + 1) }));
    const stale = { requestId, version };
    for (const late of [
      await releaseRequest(coordinator, stale),
      await takeOverRequest(coordinator, stale),
      await assignSurgeon(coordinator, { ...stale, surgeonId }),
      await askForMore(coordinator, { ...stale, body: "Which medicine?" }),
      await declineRequest(coordinator, { ...stale, reason: "other", letter: "No." }),
    ])
      expect(codeOfResult(late)).toBe("conflict");
    expect(await requestRow(requestId)).toMatchObject({ status: "in_triage", ownerId: robin.accountId });
  });

  test("a surgeon who is disabled while somebody assigns to them gets nothing", async () => {
    const { requestId, coordinator } = await claimedRequest();
    const { accountId: surgeonId } = await newStaff("surgeon");
    const assigning = assignSurgeon(coordinator, { requestId, surgeonId });
    const disabled = rows((tx) => tx.account.update({ where: { id: surgeonId }, data: { disabledAt: new Date() } }));
    const [result] = await Promise.all([assigning, disabled]);
    // Whichever came first: a surgeon who was gone by then has nothing, and what they had got shows as without a reader.
    const { status } = await requestRow(requestId);
    expect(status).toBe(result.ok ? "assigned" : "in_triage");
    if (result.ok) expect(expectOk(await viewRequest(dana, { requestId })).surgeonAway).toBe(true);
    const next = await claimedRequest();
    const late = await assignSurgeon(next.coordinator, { requestId: next.requestId, surgeonId });
    expect(messageOf(late)).toBe("This surgeon cannot take requests any more. Choose another.");
  });

  test("of a request that was taken back, nothing is acted on", async () => {
    const request = await assignedRequest();
    const other = await submittedRequest(request.patient);
    const { requestId } = request;
    expectOk(await takeBack(request));
    const { accountId: surgeonId } = await newStaff("surgeon");
    for (const late of [
      await reassignRequest(dana, { requestId, surgeonId }),
      await mergeRequest(dana, { requestId, intoId: other.requestId }),
      await mergeRequest(dana, { requestId: other.requestId, intoId: requestId }),
      await setUrgency(dana, { requestId, urgency: "urgent", reason: "Phoned" }),
    ])
      expect(codeOfResult(late)).toBe("conflict");
    expect((await requestRow(other.requestId)).status).toBe("submitted");
  });
});

describe("undo", () => {
  const undoIdOf = (done: Result<{ undoId: string | null }>): string => expectOk(done).undoId ?? "";

  test("gives a claim back, whose mail has not left, and a release to whoever had it", async () => {
    const { requestId } = await submittedRequest();
    const claimed = undoIdOf(await claimRequest(dana, { requestId }));
    expect(await noticesOf(requestId, "claimed")).toHaveLength(1);
    expectOk(await undoAct(dana, { undoId: claimed }));
    expect(await requestRow(requestId)).toMatchObject({ status: "submitted", ownerId: null });
    expect(await noticesOf(requestId, "claimed")).toEqual([]);
    expectOk(await claimRequest(dana, { requestId }));
    const released = undoIdOf(await releaseRequest(robin, { requestId }));
    expectOk(await undoAct(robin, { undoId: released }));
    expect(await requestRow(requestId)).toMatchObject({ status: "in_triage", ownerId: dana.accountId });
    expect(codeOfResult(await undoAct(robin, { undoId: released }))).toBe("not_found");
    expect((await trailOf(requestId)).filter((act) => act === "request.undo done")).toHaveLength(2);
  });

  test("takes an assignment back of which no mail has left, unless the surgeon has begun", async () => {
    const { requestId } = await claimedRequest();
    const { accountId: surgeonId } = await newStaff("surgeon");
    const before = await requestRow(requestId);
    const assigned = undoIdOf(await assignSurgeon(dana, { requestId, surgeonId }));
    expect(await noticesOf(requestId, "assigned")).toHaveLength(1);
    expectOk(await undoAct(dana, { undoId: assigned }));
    const { surgeonId: now, status, waitingFrom } = await requestRow(requestId);
    expect({ now, status, waitingFrom }).toEqual({ now: null, status: "in_triage", waitingFrom: before.waitingFrom });
    expect(await noticesOf(requestId, "assigned")).toEqual([]);
    const again = undoIdOf(await assignSurgeon(dana, { requestId, surgeonId }));
    await rows((tx) => tx.opinion.create({ data: { requestId, surgeonId, findings: "L4/L5" } }));
    expect(codeOfResult(await undoAct(dana, { undoId: again }))).toBe("conflict");
  });

  test("takes an urgency and a note back", async () => {
    const { requestId } = await submittedRequest();
    const said = undoIdOf(await setUrgency(dana, { requestId, urgency: "urgent", reason: "Phoned" }));
    const noted = undoIdOf(await writeNote(dana, { requestId, body: "Call in the morning" }));
    for (const undoId of [said, noted]) expectOk(await undoAct(dana, { undoId }));
    const { urgency, urgencyChanges, messages } = expectOk(await viewRequest(dana, { requestId }));
    expect([urgency, urgencyChanges, messages]).toEqual(["routine", [], []]);
  });

  test("is refused once something has changed, once it is late, and to everybody else", async () => {
    const { requestId } = await submittedRequest();
    const claimed = undoIdOf(await claimRequest(dana, { requestId }));
    expectOk(await takeOverRequest(robin, { requestId }));
    expect(messageOf(await undoAct(dana, { undoId: claimed }))).toContain("Somebody has changed the request since");
    const first = undoIdOf(await setUrgency(dana, { requestId, urgency: "raised", reason: "Phoned" }));
    const second = undoIdOf(await setUrgency(robin, { requestId, urgency: "urgent", reason: "Worse" }));
    expect(codeOfResult(await undoAct(dana, { undoId: first }))).toBe("conflict");
    expect(codeOfResult(await undoAct(dana, { undoId: second }))).toBe("not_found");
    expect(codeOfResult(await undoAct(nobody, { undoId: second }))).toBe("signed_out");
    await rows((tx) => tx.undoStep.update({ where: { id: second }, data: { at: new Date(Date.now() - 16_000) } }));
    expect(messageOf(await undoAct(robin, { undoId: second }))).toContain("too late");
    expect(await requestRow(requestId)).toMatchObject({ ownerId: robin.accountId, urgent: true });
  });
});

describe("a surgeon who is away", () => {
  test("is not suggested, is assigned to only by a second press, and whoever owns a case of theirs sees it", async () => {
    const { requestId, coordinator, surgeon } = await assignedRequest();
    const mine = async () => {
      const row = (await wholeList(coordinator, "assigned")).find(({ id }) => id === requestId);
      return { away: row?.surgeonAway, count: expectOk(await listQueue(coordinator, {})).away.count };
    };
    expect(await mine()).toEqual({ away: false, count: 0 });
    const absence = { accountId: surgeon.accountId, firstDay: day(-2), lastDay: day(2) };
    const { absenceId } = expectOk(await setAbsence(surgeon, absence));
    expect(await mine()).toEqual({ away: true, count: 1 });
    const filtered = expectOk(await listQueue(coordinator, { view: "assigned", owner: "me", task: "away" }));
    expect(filtered.rows.map(({ id }) => id)).toEqual([requestId]);

    const next = await claimedRequest();
    const { suggestions } = expectOk(await suggestSurgeons(dana, { requestIds: [next.requestId] }));
    expect(suggestions.find(({ id }) => id === surgeon.accountId)).toMatchObject({
      suggested: false,
      away: { now: true },
    });
    const give = { requestId: next.requestId, surgeonId: surgeon.accountId };
    const first = await assignSurgeon(next.coordinator, give);
    expect(first.ok ? {} : first.refusal.fields).toHaveProperty("despiteAbsence");
    expectOk(await assignSurgeon(next.coordinator, { ...give, despiteAbsence: "true" }));
    expectOk(await removeAbsence(surgeon, { absenceId }));
    expect(await mine()).toEqual({ away: false, count: 0 });
  });

  test("says so themselves, or an administrator does; nobody else, and no days that make no sense", async () => {
    const surgeon = await newStaff("surgeon");
    const away = { firstDay: day(1), lastDay: day(3) };
    const { absenceId } = expectOk(await setAbsence(surgeon, away));
    const of = { ...away, accountId: surgeon.accountId };
    expectOk(await setAbsence(await newStaff("administrator"), of));
    for (const actor of [dana, await newStaff("surgeon"), await newPatient(), nobody]) {
      expect(["forbidden", "signed_out"]).toContain(codeOfResult(await setAbsence(actor, of)));
      expect(["forbidden", "signed_out"]).toContain(codeOfResult(await removeAbsence(actor, { absenceId })));
    }
    for (const bad of [{ lastDay: day(0) }, { firstDay: "yesterday" }, { firstDay: day(-9), lastDay: day(-8) }])
      expect(codeOfResult(await setAbsence(surgeon, { ...away, ...bad }))).toBe("invalid");
  });
});

test("whoever goes home hands all open requests over, each with the note; who had one is told where it went", async () => {
  const leaving = await newStaff("coordinator", { name: "Lee Sample" });
  const requests = [await submittedRequest(), await submittedRequest()];
  for (const { requestId } of requests) expectOk(await claimRequest(leaving, { requestId }));
  const give = { toId: robin.accountId, note: "On leave until Monday" };
  expect(codeOfResult(await handOver(leaving, { ...give, toId: leaving.accountId }))).toBe("conflict");
  expect(codeOfResult(await handOver(leaving, { ...give, note: " " }))).toBe("invalid");
  const { undoIds, ...done } = expectOk(await handOver(leaving, give));
  expect(done).toEqual({ handedOver: 2, to: "Robin Sample" });
  for (const undoId of undoIds) expectOk(await undoAct(leaving, { undoId }));
  expect(await rows((tx) => tx.reviewRequest.count({ where: { ownerId: leaving.accountId } }))).toBe(2);
  expect(await rows((tx) => tx.notice.count({ where: { accountId: robin.accountId, kind: "handed_over" } }))).toBe(0);
  expectOk(await handOver(leaving, give));
  for (const { requestId } of requests) {
    expect((await requestRow(requestId)).ownerId).toBe(robin.accountId);
    expect(expectOk(await viewRequest(robin, { requestId })).messages).toMatchObject([
      { kind: "note", body: give.note },
    ]);
    expect(await trailOf(requestId)).toContain("request.hand-over done");
  }
  expect(codeOfResult(await handOver(leaving, give))).toBe("conflict");
  expect(codeOfResult(await handOver(await newPatient(), give))).toBe("forbidden");
  const [first] = requests;
  expectOk(await takeOverRequest(dana, { requestId: first?.requestId ?? "" }));
  expect(await noticesOf(first?.requestId ?? "", "taken_over")).toMatchObject([{ accountId: robin.accountId }]);
});

test("a claim with which nothing happens for four working hours goes back to the queue, and its owner is told", async () => {
  const { requestId, coordinator } = await claimedRequest();
  const later = (hours: number) => new Date(Date.now() + hours * 3_600_000);
  expectOk(await returnIdle(system, { requestId, now: later(3.9) }));
  expect((await requestRow(requestId)).status).toBe("in_triage");
  expect(codeOfResult(await returnIdle(coordinator, { requestId }))).toBe("forbidden");
  const aWeek = later(7 * 24);
  expectOk(await returnIdle(system, { requestId, now: aWeek }));
  expect(await requestRow(requestId)).toMatchObject({ status: "submitted", ownerId: null });
  expect(await noticesOf(requestId, "queued_again")).toMatchObject([{ accountId: coordinator.accountId }]);
  expect(await trailOf(requestId)).toContain("request.return-idle done");
  expect(await mails(requestId, "queued_again")).toHaveLength(1);
});

describe("a request that somebody has sent twice", () => {
  test("goes on as the other, which takes over how urgent it was; each says where the other is", async () => {
    const first = await submittedRequest();
    const second = await submittedRequest(first.patient);
    const [requestId, intoId] = [second.requestId, first.requestId];
    expectOk(await setUrgency(dana, { requestId, urgency: "urgent", reason: "Phoned: the foot drops" }));
    expectOk(await mergeRequest(dana, { requestId, intoId }));
    expect(await requestRow(requestId)).toMatchObject({ status: "closed", mergedIntoId: intoId, waitingFrom: null });
    expect(await requestRow(intoId)).toMatchObject({ status: "submitted", urgent: true });
    const { reference } = await requestRow(requestId);
    expect(expectOk(await viewRequest(dana, { requestId })).mergedInto?.id).toBe(intoId);
    expect(expectOk(await listOthers(dana, { requestId: intoId })).others).toMatchObject([
      { id: requestId, reference, open: false, mergedHere: true },
    ]);
    expect(await mails(requestId, "merged")).toHaveLength(1);
    expect(codeOfResult(await mergeRequest(dana, { requestId: intoId, intoId: requestId }))).toBe("conflict");
  });

  test("is merged with no request of another person, nor with itself", async () => {
    const [one, other] = [await submittedRequest(), await submittedRequest()];
    for (const intoId of [other.requestId, one.requestId, crypto.randomUUID()])
      expect(messageOf(await mergeRequest(dana, { requestId: one.requestId, intoId }))).toContain("same person");
    expect((await requestRow(one.requestId)).status).toBe("submitted");
    for (const actor of [one.patient, nobody])
      expect(["forbidden", "signed_out"]).toContain(
        codeOfResult(await mergeRequest(actor, { requestId: one.requestId, intoId: other.requestId })),
      );
  });
});
