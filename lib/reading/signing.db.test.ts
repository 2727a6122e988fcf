import { generateSync } from "otplib";
import { describe, expect, test } from "vitest";
import {
  askPatient,
  assignedRequest,
  codeOfResult,
  completeOpinion,
  giveTo,
  jobsOn,
  newStaff,
  requestRow,
  reviewedRequest,
  rows,
  signOff,
  trailOf,
} from "../../config/command-scene.ts";
import { confirmCode } from "#lib/accounts/confirm-code.ts";
import type { Person } from "#lib/accounts/actor.ts";
import { newTotpSecret } from "#lib/accounts/one-time-code.ts";
import { canonicalAddendum } from "#lib/opinions/content.ts";
import { templateIn } from "#lib/opinions/patient-templates.ts";
import { hashOf } from "#lib/opinions/repo.ts";
import { expectOk, type Result } from "#lib/platform/refusal.ts";
import { sealIn } from "#lib/keys/sealed-columns.ts";
import { openStudy } from "#lib/studies/open-study.ts";
import { amendOpinion } from "./amend-opinion.ts";
import { askColleague } from "./ask-colleague.ts";
import { commentOnCase } from "./comment-on-case.ts";
import { endAsking } from "./end-asking.ts";
import { listWorklist } from "./list-worklist.ts";
import { openCase } from "./open-case.ts";
import { returnCase } from "./return-case.ts";
import { saveOpinion } from "./save-opinion.ts";
import { signOpinion } from "./sign-opinion.ts";

const fieldsOf = (result: Result<unknown>): string[] => (result.ok ? [] : Object.keys(result.refusal.fields ?? {}));

const longAgo = ({ sessionId: id }: Person) =>
  rows((tx) => tx.session.update({ where: { id }, data: { createdAt: new Date(Date.now() - 5 * 60 * 60_000) } }));

describe("signing", () => {
  test("asks for a one-time code where the last is hours ago; a wrong one is counted, and none works twice", async () => {
    const { requestId, surgeon } = await assignedRequest();
    const secret = newTotpSecret();
    await rows((tx) =>
      tx.account.update({
        where: { id: surgeon.accountId },
        data: { totpSecret: sealIn("account.totpSecret", surgeon.accountId, secret) },
      }),
    );
    await longAgo(surgeon);
    expect(codeOfResult(await signOpinion(surgeon, { requestId, ...completeOpinion }))).toBe("step_up");
    expect(expectOk(await confirmCode(surgeon, { code: "000000" })).status).toBe("wrong");
    const code = generateSync({ secret });
    expect(expectOk(await confirmCode(surgeon, { code })).status).toBe("right");
    expect(expectOk(await confirmCode(surgeon, { code })).status).toBe("wrong");
    await rows((tx) => tx.license.updateMany({ where: { accountId: surgeon.accountId }, data: { number: "123" } }));
    expectOk(await signOpinion(surgeon, { requestId, ...completeOpinion }));
    expect((await rows((tx) => tx.opinion.findUniqueOrThrow({ where: { requestId } }))).license).toBe("NY 123");
  });

  test("never sends a template that nobody says they have read, nor free words in a language that is not theirs", async () => {
    const { requestId, surgeon } = await assignedRequest();
    const spanish = { ...completeOpinion, patientLanguage: "es" as const };
    expect(fieldsOf(await signOpinion(surgeon, { requestId, ...spanish }))).toEqual(["patientMessage"]);
    const template = { ...spanish, patientMessage: templateIn("conservative_care", "es") };
    expect(fieldsOf(await signOpinion(surgeon, { requestId, ...template }))).toEqual(["textRead"]);
    expectOk(await signOpinion(surgeon, { requestId, ...template, textRead: "yes" }));
  });

  test("waits until it is decided whose each part of the scan is", async () => {
    const { requestId, surgeon } = await assignedRequest();
    await rows((tx) => tx.study.updateMany({ where: { requestId }, data: { identity: "mismatch" } }));
    expect(codeOfResult(await signOff({ surgeon, requestId }))).toBe("conflict");
    await rows((tx) => tx.study.updateMany({ where: { requestId }, data: { identity: "match" } }));
    expectOk(await signOff({ surgeon, requestId }));
  });
});

describe("what is signed later", () => {
  const words = { kind: "addendum", text: "I saw the newer scan." } as const;

  test("stands beside what was signed first, tied to it by its hash; the patient is told once", async () => {
    const { requestId, surgeon } = await reviewedRequest();
    const first = await rows((tx) => tx.opinion.findUniqueOrThrow({ where: { requestId } }));
    const addendumId = crypto.randomUUID();
    for (let times = 0; times < 2; times++) expectOk(await amendOpinion(surgeon, { requestId, addendumId, ...words }));
    const wrong = { kind: "correction", text: "It is the right side.", outcome: "visit_needed" } as const;
    expectOk(await amendOpinion(surgeon, { requestId, addendumId: crypto.randomUUID(), ...wrong }));
    expect(await rows((tx) => tx.opinion.findUniqueOrThrow({ where: { requestId } }))).toEqual(first);
    const { signed } = expectOk(await openCase(surgeon, { requestId })).opinion;
    expect(signed).toMatchObject({ outcome: "visit_needed", content: { outcome: "conservative_care" } });
    const [two, three] = signed?.addenda ?? [];
    for (const [one, before] of [
      [two, first.contentHash],
      [three, two?.contentHash],
    ] as const) {
      if (!one) throw new Error("a version is missing");
      const { contentHash, ...content } = one;
      expect(contentHash).toBe(hashOf(canonicalAddendum({ ...content, requestId, before: before ?? "" })));
    }
    expect(await jobsOn("send-notice", { requestId, notice: "amended" })).toHaveLength(2);
    expect((await trailOf(requestId)).filter((act) => act === "opinion.amend done")).toHaveLength(3);
  });

  test("ends the follow-up where no visit is offered any more, and begins it again", async () => {
    const { requestId, surgeon } = await reviewedRequest();
    const correct = async (outcome: "candidate" | "conservative_care") => {
      const words = { kind: "correction", text: "On a second look.", outcome } as const;
      expectOk(await amendOpinion(surgeon, { requestId, addendumId: crypto.randomUUID(), ...words }));
      return rows((tx) => tx.followUp.findUniqueOrThrow({ where: { requestId } }));
    };
    expect(await correct("candidate")).toMatchObject({ state: "offered", dueAt: expect.any(Date) as Date });
    expect(await correct("conservative_care")).toMatchObject({ state: "corrected", dueAt: null });
    expect(await correct("candidate")).toMatchObject({ state: "offered", tries: 0, dueAt: expect.any(Date) as Date });
  });

  test("is kept from change by the database, and refused where nothing is signed or to anybody else", async () => {
    const { requestId, surgeon, coordinator, patient } = await reviewedRequest();
    const amendment = () => ({ requestId, addendumId: crypto.randomUUID(), ...words });
    expectOk(await amendOpinion(surgeon, amendment()));
    for (const change of [
      () => rows((tx) => tx.opinionAddendum.updateMany({ where: { requestId }, data: { text: "Other" } })),
      () => rows((tx) => tx.opinionAddendum.deleteMany({ where: { requestId } })),
    ])
      await expect(change()).rejects.toThrow(/never changed/);
    for (const actor of [coordinator, patient])
      expect(codeOfResult(await amendOpinion(actor, amendment()))).toBe("forbidden");
    expect(codeOfResult(await amendOpinion(await newStaff("surgeon"), amendment()))).toBe("not_found");
    const open = await assignedRequest();
    const early = { ...amendment(), requestId: open.requestId };
    expect(codeOfResult(await amendOpinion(open.surgeon, early))).toBe("conflict");
    const changed = { ...amendment(), outcome: "candidate" as const };
    expect(fieldsOf(await amendOpinion(surgeon, changed))).toEqual(["outcome"]);
  });
});

describe("a case that goes back to intake", () => {
  test("says why, keeps what was written for its surgeon, and may come back", async () => {
    const { requestId, surgeon, coordinator } = await assignedRequest();
    expectOk(await saveOpinion(surgeon, { requestId, findings: "Half" }));
    expect(fieldsOf(await returnCase(surgeon, { requestId, reason: " " }))).toEqual(["reason"]);
    expectOk(await returnCase(surgeon, { requestId, reason: "The neck is asked about, the scan is lumbar" }));
    expect(await requestRow(requestId)).toMatchObject({ status: "in_triage", surgeonId: null });
    expect(codeOfResult(await openCase(surgeon, { requestId }))).toBe("not_found");
    const [note] = await rows((tx) => tx.message.findMany({ where: { requestId, kind: "note" } }));
    expect(note?.body).toContain("the scan is lumbar");
    expect(await jobsOn("send-notice", { requestId, notice: "returned" })).toHaveLength(1);
    expectOk(await giveTo(surgeon, { coordinator, requestId }));
    expect(expectOk(await openCase(surgeon, { requestId })).opinion.draft.findings).toBe("Half");
  });
});

describe("a second opinion", () => {
  test("lets one colleague read and comment for some days, and nobody but the owner write or sign", async () => {
    const request = await assignedRequest();
    const { requestId, surgeon } = request;
    const colleague = await newStaff("surgeon", { licenses: { create: [{ state: "CA" }] } });
    const asking = { requestId, toId: colleague.accountId, question: "Is L4/5 enough?" };
    expect(codeOfResult(await openCase(colleague, { requestId }))).toBe("not_found");
    expectOk(await saveOpinion(surgeon, { requestId, findings: "Mine" }));
    expectOk(await askColleague(surgeon, asking));
    expect(codeOfResult(await askColleague(surgeon, asking))).toBe("conflict");
    const seen = expectOk(await openCase(colleague, { requestId }));
    expect(seen).toMatchObject({ mine: false, asked: { question: "Is L4/5 enough?" }, grants: [], next: null });
    expect(seen.opinion.draft.findings).toBe("");
    expect(expectOk(await listWorklist(colleague, {}))).toMatchObject([{ id: requestId, asked: true }]);
    expectOk(await openStudy(colleague, { requestId }));
    expect(codeOfResult(await saveOpinion(colleague, { requestId, findings: "Not mine" }))).toBe("forbidden");
    expect(codeOfResult(await signOpinion(colleague, { requestId, ...completeOpinion }))).toBe("forbidden");
    expect(codeOfResult(await commentOnCase(surgeon, { requestId, comment: "Myself" }))).toBe("forbidden");
    expectOk(await commentOnCase(colleague, { requestId, comment: "Yes." }));
    const [grant] = expectOk(await openCase(surgeon, { requestId })).grants;
    expect(grant).toMatchObject({ comment: "Yes.", live: true });
    expect(await jobsOn("send-notice", { requestId, notice: "second_opinion_given" })).toHaveLength(1);
    expectOk(await signOff(request));
    expect(codeOfResult(await openCase(colleague, { requestId }))).toBe("not_found");
  });

  test.each(["ended", "over", "asked the patient"])("closes when it is %s", async (how) => {
    const request = await assignedRequest();
    const { requestId, surgeon } = request;
    const colleague = await newStaff("surgeon");
    expectOk(await askColleague(surgeon, { requestId, toId: colleague.accountId, question: "And you?" }));
    const [grant] = expectOk(await openCase(surgeon, { requestId })).grants;
    if (how === "ended") expectOk(await endAsking(surgeon, { requestId, grantId: grant?.id ?? "" }));
    if (how === "over")
      await rows((tx) => tx.opinionGrant.updateMany({ where: { requestId }, data: { until: new Date() } }));
    if (how === "asked the patient") expectOk(await askPatient(request, "Which leg?"));
    expect(codeOfResult(await openCase(colleague, { requestId }))).toBe("not_found");
    expect(codeOfResult(await openStudy(colleague, { requestId }))).toBe("not_found");
    expect(codeOfResult(await commentOnCase(colleague, { requestId, comment: "Late" }))).toBe("not_found");
  });
});

test("cases lie in the order of urgency and of what is due, and each page knows the next and those before", async () => {
  const { requestId: first, surgeon, patient } = await assignedRequest();
  const at = (days: number) => new Date(Date.now() + days * 86_400_000);
  const also = async (data: object) => {
    const request = await assignedRequest(patient);
    await rows((tx) =>
      tx.reviewRequest.update({ where: { id: request.requestId }, data: { surgeonId: surgeon.accountId, ...data } }),
    );
    return request.requestId;
  };
  await rows((tx) => tx.reviewRequest.update({ where: { id: first }, data: { dueAt: at(5) } }));
  const urgent = await also({ urgent: true, dueAt: at(9) });
  expectOk(await signOff({ surgeon, requestId: urgent }));
  const soon = await also({ dueAt: at(1) });
  const list = expectOk(await listWorklist(surgeon, {}));
  expect(list.map(({ id }) => id)).toEqual([soon, first, urgent]);
  expect(list[0]).toMatchObject({ prior: 1, told: { painNow: 7 }, due: { late: false } });
  const one = expectOk(await openCase(surgeon, { requestId: first }));
  expect(one.next?.id).toBe(soon);
  expect(one.prior.map(({ id, outcome }) => [id, outcome])).toContainEqual([urgent, "conservative_care"]);
});
