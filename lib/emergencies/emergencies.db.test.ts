import { describe, expect, test } from "vitest";
import {
  assignedRequest,
  atOnce,
  byOwner,
  codeOfResult,
  completeOpinion,
  draftRequest,
  entries,
  jobsOn,
  newPatient,
  newStaff,
  reviewedRequest,
  rows,
  submittedRequest,
  takeBack,
} from "../../config/command-scene.ts";
import type { Person } from "#lib/accounts/actor.ts";
import { disableAccount } from "#lib/accounts/disable-account.ts";
import { auditEventR4, auditEventR5 } from "#lib/audit/audit-event.ts";
import { searchTrail } from "#lib/audit/search-trail.ts";
import { listOpenings } from "#lib/intake/list-openings.ts";
import { listPapers } from "#lib/papers/list-papers.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { amendOpinion } from "#lib/reading/amend-opinion.ts";
import { listWorklist } from "#lib/reading/list-worklist.ts";
import { openCase } from "#lib/reading/open-case.ts";
import { saveOpinion } from "#lib/reading/save-opinion.ts";
import { signOpinion } from "#lib/reading/sign-opinion.ts";
import { saveMarkings } from "#lib/markings/save-markings.ts";
import { openStudy } from "#lib/studies/open-study.ts";
import { endEmergency } from "./end-emergency.ts";
import { judgeEmergency } from "./judge-emergency.ts";
import { listEmergencies } from "./list-emergencies.ts";
import { listOwnEmergencies } from "./list-own-emergencies.ts";
import { openInEmergency } from "./open-in-emergency.ts";

const why = { kind: "emergency_room", reason: "Lies in our emergency room, cannot feel the legs" } as const;

const byReference = (surgeon: Person, reference: string) => openInEmergency(surgeon, { ...why, reference });

const referenceOf = (requestId: string) =>
  rows(async (tx) => (await tx.reviewRequest.findUniqueOrThrow({ where: { id: requestId } })).reference);

/** A request of another surgeon that was opened, and by which access. */
async function openedCase(made: () => Promise<{ requestId: string; patient: Person }> = assignedRequest) {
  const request = await made();
  const surgeon = await newStaff("surgeon");
  const reference = await referenceOf(request.requestId);
  expect(expectOk(await byReference(surgeon, reference))).toMatchObject({ status: "open" });
  const [emergency] = await rows((tx) => tx.emergencyAccess.findMany({ where: { requestId: request.requestId } }));
  if (!emergency) throw new Error("nothing was opened");
  return { ...request, surgeon, reference, emergency, emergencyId: emergency.id };
}

/** As if so much of its time had passed. */
const passTime = (id: string, hours: number) =>
  byOwner(
    `UPDATE emergency_access SET at = at - make_interval(hours => $2), until = until - make_interval(hours => $2) WHERE id = $1`,
    id,
    hours,
  );

describe("opening", () => {
  test("by the reference, however it is typed, shows the case and stands in no list", async () => {
    const { requestId, surgeon, reference } = await openedCase();
    expect(expectOk(await byReference(surgeon, ` ${reference.toLowerCase().replaceAll("-", " ")}`))).toEqual({
      status: "open",
      requestId,
    });
    const seen = expectOk(await openCase(surgeon, { requestId }));
    expect(seen).toMatchObject({ reference, mine: false, asked: null, personName: "Pat Sample" });
    expect(seen.emergency?.surgeon).toBe("Sample surgeon");
    expect(expectOk(await openStudy(surgeon, { requestId })).studies).toHaveLength(1);
    expectOk(await listPapers(surgeon, { requestId }));
    expect(expectOk(await listWorklist(surgeon, {}))).toEqual([]);
    expect(expectOk(await listOwnEmergencies(surgeon, {})).open).toMatchObject([{ requestId, reference }]);
  });

  test("by name and date of birth takes both whole, and tells which where there are several", async () => {
    const fullName = `Zoë Sámple ${crypto.randomUUID()}`;
    const patient = await newPatient();
    const sent = async () => {
      const { requestId } = await submittedRequest(patient);
      await rows((tx) => tx.reviewRequest.update({ where: { id: requestId }, data: { personName: fullName } }));
      return requestId;
    };
    const first = await sent();
    const surgeon = await newStaff("surgeon");
    const by = async (name: string, birthDate: string) =>
      expectOk(await openInEmergency(surgeon, { ...why, fullName: name, birthDate }));
    expect(await by(fullName.slice(0, -1), "1961-04-27")).toEqual({ status: "none" });
    expect(await by("Zoë", "1961-04-27")).toEqual({ status: "none" });
    expect(await by(fullName, "1961-04-28")).toEqual({ status: "none" });
    expect(await by(fullName.toUpperCase().replace("Ë", "E"), "1961-04-27")).toEqual({
      status: "open",
      requestId: first,
    });
    const other = await newStaff("surgeon");
    await sent();
    const several = expectOk(await openInEmergency(other, { ...why, fullName, birthDate: "1961-04-27" }));
    expect(several).toMatchObject({ status: "several", references: { length: 2 } });
    expect(expectOk(await listOwnEmergencies(other, {})).open).toEqual([]);
    for (const given of [{}, { fullName }, { birthDate: "1961-04-27" }, { reference: "x", reason: "Need it" }])
      expect(codeOfResult(await openInEmergency(surgeon, { ...why, ...given }))).toBe("invalid");
  });

  test("is no way to browse: drafts, what was taken back and one's own are not found, and tries are counted", async () => {
    const draft = await draftRequest();
    const withdrawn = await submittedRequest();
    expectOk(await takeBack(withdrawn));
    const own = await assignedRequest();
    expect(expectOk(await byReference(own.surgeon, await referenceOf(own.requestId)))).toEqual({ status: "none" });
    const surgeon = await newStaff("surgeon");
    for (const { requestId } of [draft, withdrawn])
      expect(expectOk(await byReference(surgeon, await referenceOf(requestId)))).toEqual({ status: "none" });
    for (let at = 0; at < 10; at++) expectOk(await byReference(surgeon, "F-2222-2222"));
    expect(expectOk(await byReference(surgeon, await referenceOf(own.requestId)))).toEqual({ status: "later" });
    const tried = await entries({ sessionId: surgeon.sessionId, act: "emergency.open" });
    expect(tried).toHaveLength(13);
    expect(tried.at(-1)?.detail).toMatchObject({ right: false, why: "later" });
  });

  test("by two windows at once is one access and one notice to each", async () => {
    const { requestId } = await assignedRequest();
    const [surgeon, administrator] = [await newStaff("surgeon"), await newStaff("administrator")];
    const reference = await referenceOf(requestId);
    expect(await atOnce(6, () => byReference(surgeon, reference))).toEqual({ ok: 6 });
    await rows(async (tx) => {
      expect(await tx.emergencyAccess.count({ where: { requestId } })).toBe(1);
      const told = await tx.notice.findMany({ where: { requestId, kind: { startsWith: "emergency" } } });
      expect(told.filter(({ accountId }) => accountId === administrator.accountId)).toHaveLength(1);
      expect(told.filter(({ kind }) => kind === "emergency_to_surgeon")).toHaveLength(1);
      expect(told.filter(({ kind }) => kind === "emergency_to_owner")).toHaveLength(1);
      expect(told.every(({ mailed }) => mailed)).toBe(true);
    });
    expect(await jobsOn("send-notice", { requestId, notice: "emergency_access" })).toHaveLength(1);
  });

  test("is denied to everybody but surgeons, and to whoever was shut out or sits at an old session", async () => {
    const { requestId, patient, coordinator } = await assignedRequest();
    const reference = await referenceOf(requestId);
    for (const actor of [patient, coordinator, await newStaff("administrator"), await newStaff("auditor")])
      expect(codeOfResult(await byReference(actor, reference)), actor.role).toBe("forbidden");
    const gone = await newStaff("surgeon");
    const { accountId } = gone;
    await rows((tx) => tx.account.update({ where: { id: accountId }, data: { disabledAt: new Date() } }));
    expect(codeOfResult(await byReference(gone, reference))).toBe("forbidden");
    const old = await newStaff("surgeon");
    await byOwner(`UPDATE session SET "createdAt" = now() - interval '1 hour' WHERE id = $1`, old.sessionId);
    expect(codeOfResult(await byReference(old, reference))).toBe("step_up");
    expect(codeOfResult(await byReference(old, "F-2222-2222"))).toBe("step_up");
    expect(await rows((tx) => tx.emergencyAccess.count({ where: { requestId } }))).toBe(0);
  });
});

describe("while it lasts", () => {
  test("nothing is written, marked, signed or amended", async () => {
    const { requestId, surgeon } = await openedCase();
    const { requestId: signed, surgeon: other } = await openedCase(reviewedRequest);
    const verbs = [
      saveOpinion(surgeon, { requestId, ...completeOpinion }),
      signOpinion(surgeon, { requestId, ...completeOpinion }),
      saveMarkings(surgeon, { requestId, put: [], remove: [] }),
      amendOpinion(other, {
        requestId: signed,
        addendumId: crypto.randomUUID(),
        kind: "addendum",
        text: "More.",
        language: "en",
      }),
    ];
    for (const verb of verbs) expect(codeOfResult(await verb)).toBe("forbidden");
  });

  test("an opinion is read once it is signed, never a draft", async () => {
    const { requestId, surgeon } = await openedCase(async () => {
      const request = await assignedRequest();
      expectOk(await saveOpinion(request.surgeon, { requestId: request.requestId, ...completeOpinion }));
      return request;
    });
    const { opinion } = expectOk(await openCase(surgeon, { requestId }));
    expect(opinion).toMatchObject({ signed: null, draft: { findings: "" } });
    const done = await openedCase(reviewedRequest);
    const seen = expectOk(await openCase(done.surgeon, done));
    expect(seen.opinion.signed?.patientMessage).toBe(completeOpinion.patientMessage);
  });

  test("every look is marked in the trail, found by it, told to the patient and exported with its purpose", async () => {
    const { requestId, patient, surgeon, emergencyId } = await openedCase();
    expectOk(await openCase(surgeon, { requestId }));
    expectOk(await openStudy(surgeon, { requestId }));
    const auditor = await newStaff("auditor");
    const { rows: found } = expectOk(await searchTrail(auditor, { emergency: emergencyId }));
    expect(found.map(({ act }) => act)).toEqual(["scan.open", "reading.open", "emergency.open"]);
    const all = expectOk(await searchTrail(auditor, { emergency: "any", request: requestId }));
    expect(all.rows).toHaveLength(3);
    const site = { address: "https://review.clinic.example" };
    for (const row of found) {
      const r4 = auditEventR4(row, site);
      expect(r4.purposeOfEvent?.[0]?.coding.map(({ code }) => code)).toEqual(["BTG", "ETREAT"]);
      expect(auditEventR5(row, site).authorization).toEqual(r4.purposeOfEvent);
    }
    const told = expectOk(await listOpenings(patient, { requestId }));
    expect(told).toMatchObject([{ role: "surgeon", emergency: true }]);
  });

  test("ends by the clock of the database, at once where somebody ends it, and with the account", async () => {
    const left = await openedCase();
    await passTime(left.emergencyId, 3);
    expectOk(await openCase(left.surgeon, left));
    await passTime(left.emergencyId, 1);
    expect(codeOfResult(await openCase(left.surgeon, left))).toBe("not_found");
    expect(codeOfResult(await openStudy(left.surgeon, left))).toBe("not_found");
    expect(codeOfResult(await endEmergency(left.surgeon, left))).toBe("conflict");

    const own = await openedCase();
    expect(codeOfResult(await endEmergency(await newStaff("surgeon"), own))).toBe("not_found");
    expect(await atOnce(3, () => endEmergency(own.surgeon, own))).toEqual({ ok: 1, conflict: 2 });
    expect(codeOfResult(await openCase(own.surgeon, own))).toBe("not_found");

    const administrator = await newStaff("administrator");
    const theirs = await openedCase();
    expectOk(await endEmergency(administrator, theirs));
    expect(codeOfResult(await openCase(theirs.surgeon, theirs))).toBe("not_found");

    const gone = await openedCase();
    const { accountId } = gone.surgeon;
    expectOk(await disableAccount(administrator, { accountId, reason: "Left the clinic" }));
    expect(codeOfResult(await openCase(gone.surgeon, gone))).toBe("not_found");
  });

  test("a case that is taken back is closed to them too", async () => {
    const { surgeon, ...request } = await openedCase(submittedRequest);
    expectOk(await openCase(surgeon, request));
    expectOk(await takeBack(request));
    expect(codeOfResult(await openCase(surgeon, request))).toBe("not_found");
  });
});

describe("afterwards", () => {
  test("an administrator judges it once, in writing, when it is over", async () => {
    const { surgeon, reference, emergencyId } = await openedCase();
    const administrator = await newStaff("administrator");
    const judgement = "Seen in the emergency room, the record there says so";
    const judge = () => judgeEmergency(administrator, { emergencyId, verdict: "justified", judgement });
    expect(codeOfResult(await judge())).toBe("conflict");
    expectOk(await endEmergency(surgeon, { emergencyId }));
    expect(codeOfResult(await judgeEmergency(surgeon, { emergencyId, verdict: "justified", judgement }))).toBe(
      "forbidden",
    );
    expect(await atOnce(3, judge)).toEqual({ ok: 1, conflict: 2 });
    const listed = expectOk(await listEmergencies(administrator, {})).find(({ id }) => id === emergencyId);
    expect(listed).toMatchObject({ reference, live: false, early: true, reason: why.reason });
    expect(listed?.judged).toMatchObject({ verdict: "justified", words: judgement, by: "Sample administrator" });
  });
});
