import { describe, expect, test } from "vitest";
import {
  assignedRequest,
  atOnce,
  claimedRequest,
  codeOfResult,
  draftRequest,
  finishedDraft,
  newPatient,
  newStaff,
  requestRow,
  reviewedRequest,
  rows,
  submittedRequest,
  takeBack,
  trailOf,
} from "../../config/command-scene.ts";
import { recordAct } from "#lib/audit/repo.ts";
import { clinicToday } from "#lib/calendar/clinic-calendar.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { changeContact } from "./change-contact.ts";
import { deleteDraft } from "./delete-draft.ts";
import { followRequest } from "./follow-request.ts";
import { listOpenings } from "./list-openings.ts";
import { listOwnRequests } from "./list-own-requests.ts";
import { startRequest } from "./start-request.ts";
import { submitRequest } from "./submit-request.ts";

describe("two open requests", () => {
  test("are the most, however many are started at once; one that ends makes room", async () => {
    const patient = await newPatient();
    const first = await submittedRequest(patient);
    expect(await atOnce(8, () => startRequest(patient, {}))).toEqual({ ok: 8 });
    expect(await rows((tx) => tx.reviewRequest.count({ where: { patientId: patient.accountId } }))).toBe(2);
    const second = await finishedDraft(patient);
    expectOk(await submitRequest(patient, { requestId: second.requestId }));
    expect(await atOnce(8, () => startRequest(patient, {}))).toEqual({ conflict: 8 });
    expect(expectOk(await listOwnRequests(patient, {}))).toMatchObject({ mayStart: false, hasDraft: false });
    expectOk(await takeBack(first));
    expect(await atOnce(8, () => startRequest(patient, {}))).toEqual({ ok: 8 });
    expect(await rows((tx) => tx.reviewRequest.count({ where: { patientId: patient.accountId } }))).toBe(3);
  });

  test("hold at sending too, where one was opened again meanwhile", async () => {
    const { patient, requestId } = await finishedDraft();
    const { accountId: patientId } = patient;
    const open = { patientId, status: "in_triage" as const, submittedAt: new Date() };
    const marks = ["A", "B"].map((mark) => `F-${mark}${requestId.slice(-6)}`);
    await rows((tx) => tx.reviewRequest.createMany({ data: marks.map((reference) => ({ ...open, reference })) }));
    expect(codeOfResult(await submitRequest(patient, { requestId }))).toBe("conflict");
  });
});

test("the list says what to do next, what waits for the person first", async () => {
  const { patient } = await reviewedRequest();
  await draftRequest(patient);
  const { requests } = expectOk(await listOwnRequests(patient, {}));
  expect(requests.map(({ next }) => next)).toEqual(["go_on", "read"]);
});

describe("contact", () => {
  test("is changed after sending, checked as before, and nothing else with it", async () => {
    const { patient, requestId, coordinator } = await assignedRequest();
    const before = await requestRow(requestId);
    const given = { phone: "212 555 0188", state: "CA", fullName: "Eve", regions: [] };
    expectOk(await changeContact(patient, { requestId, given }));
    const after = await requestRow(requestId);
    expect(after.answers).toEqual({ ...(before.answers as object), phone: "+12125550188" });
    expect(after).toMatchObject({ status: "assigned", version: before.version + 1 });
    expect(after.contactChangedAt).not.toBeNull();
    expect(await trailOf(requestId)).toContain("request.change-contact done");
    const refused = await changeContact(patient, { requestId, given: { phone: "12" } });
    expect(!refused.ok && Object.keys(refused.refusal.fields ?? {})).toEqual(["phone"]);
    expect((await requestRow(requestId)).answers).toEqual(after.answers);
    expect(codeOfResult(await changeContact(coordinator, { requestId, given }))).toBe("forbidden");
    expect(codeOfResult(await changeContact(await newPatient(), { requestId, given }))).toBe("not_found");
  });

  test("is not of a draft, which has its questions, nor of what is over", async () => {
    for (const scene of [draftRequest, reviewedRequest]) {
      const { patient, requestId } = await scene();
      const result = await changeContact(patient, { requestId, given: { phone: "212 555 0188" } });
      expect(codeOfResult(result)).toBe("forbidden");
    }
  });
});

test("who saw the scan is told by role and day: nobody's name, no other act, and no look of the patient's own", async () => {
  const { patient, requestId, coordinator } = await claimedRequest();
  expect(expectOk(await listOpenings(patient, { requestId }))).toEqual([]);
  const seen = { outcome: "done", requestId } as const;
  await rows(async (tx) => {
    for (const act of ["scan.open", "scan.preview", "request.view"])
      await recordAct(tx, { ...seen, act, actor: coordinator });
    await recordAct(tx, { ...seen, act: "scan.open", actor: patient });
    await recordAct(tx, { ...seen, act: "scan.open", outcome: "denied", actor: { ...coordinator, role: "surgeon" } });
  });
  expect(expectOk(await listOpenings(patient, { requestId }))).toEqual([
    { role: "coordinator", day: clinicToday(), emergency: false },
  ]);
  expect(codeOfResult(await listOpenings(coordinator, { requestId }))).toBe("forbidden");
});

test("that the surgeon looks at it is told once the one who has it saw pictures, and of no other surgeon", async () => {
  const { patient, requestId, surgeon } = await assignedRequest();
  const opened = async () => expectOk(await followRequest(patient, { requestId })).opened;
  const other = { ...surgeon, accountId: (await newStaff("surgeon")).accountId };
  const see = (actor: typeof surgeon) =>
    rows((tx) => recordAct(tx, { act: "scan.open", outcome: "done", requestId, actor }));
  await see(other);
  expect(await opened()).toBe(false);
  await see(surgeon);
  expect(await opened()).toBe(true);
});

test("a draft is deleted with everything, and only a draft", async () => {
  const { patient, requestId } = await finishedDraft();
  expect(codeOfResult(await deleteDraft(await newPatient(), { requestId }))).toBe("not_found");
  expectOk(await deleteDraft(patient, { requestId }));
  expect(await rows((tx) => tx.reviewRequest.count({ where: { id: requestId } }))).toBe(0);
  expect(await rows((tx) => tx.pack.count({ where: { requestId } }))).toBe(0);
  expect(await trailOf(requestId)).toContain("request.delete-draft done");
  const sent = await submittedRequest();
  expect(codeOfResult(await deleteDraft(sent.patient, sent))).toBe("forbidden");
});
