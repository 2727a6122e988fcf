import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import {
  askPatient,
  atOnce,
  checkedScan,
  codeOfResult,
  completeAnswers,
  completeOpinion,
  draftRequest,
  jobsOn,
  newAddress,
  newPatient,
  newStaff,
  requestRow,
  rows,
  submittedRequest,
  trailOf,
  wholeList,
} from "../../config/command-scene.ts";
import { nobody, type Person } from "#lib/accounts/actor.ts";
import { findOrCreatePatient } from "#lib/accounts/repo.ts";
import { clinicToday } from "#lib/calendar/clinic-calendar.ts";
import { currentText } from "#lib/consents/published.ts";
import { endDisc } from "#lib/discs/end-disc.ts";
import { receiveDisc } from "#lib/discs/receive-disc.ts";
import { answerQuestion } from "#lib/intake/answer-question.ts";
import { downloadAnswer } from "#lib/intake/download-answer.ts";
import { enterAnswers } from "#lib/intake/enter-answers.ts";
import { listEntries } from "#lib/intake/list-entries.ts";
import { recordPaperConsent } from "#lib/intake/record-paper-consent.ts";
import { startForSomebody } from "#lib/intake/start-for-somebody.ts";
import { submitRequest } from "#lib/intake/submit-request.ts";
import { sweepDrafts } from "#lib/intake/sweep-drafts.ts";
import { viewEntry } from "#lib/intake/view-entry.ts";
import { notify } from "#lib/notifications/notify.ts";
import { postalAddressOf } from "#lib/keys/sealed-columns.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { signOpinion } from "#lib/reading/sign-opinion.ts";
import { addEmail } from "#lib/triage/add-email.ts";
import { assignSurgeon } from "#lib/triage/assign-surgeon.ts";
import { claimRequest } from "#lib/triage/claim-request.ts";
import { noteLetterPosted } from "#lib/triage/note-letter-posted.ts";
import { setPostalAddress } from "#lib/triage/set-postal-address.ts";
import { viewRequest } from "#lib/triage/view-request.ts";

let coordinator: Person;
beforeAll(async () => {
  coordinator = await newStaff("coordinator");
});

/** All answers of a complete request as one long page sends them. */
const allGiven = Object.fromEntries(Object.values(completeAnswers).flatMap((one) => Object.entries(one)));

const begun = async (via: "phone" | "post" = "phone") =>
  expectOk(await startForSomebody(coordinator, { requestId: randomUUID(), via, language: "en" })).requestId;

const paper = (requestId: string, more: object = {}) =>
  recordPaperConsent(coordinator, {
    ...{ requestId, text: "review", version: currentText("review").version, paperLanguage: "en" },
    ...{ signer: "Pat Sample", receivedOn: clinicToday(), noticeGiven: "yes" as const },
    ...more,
  });

/** As it comes into the queue. */
async function sentOn(): Promise<string> {
  const requestId = await begun();
  expectOk(await enterAnswers(coordinator, { requestId, given: allGiven }));
  expectOk(await paper(requestId));
  await checkedScan(requestId);
  expectOk(await submitRequest(coordinator, { requestId }));
  return requestId;
}

const mailed = (requestId: string) => rows((tx) => tx.notice.count({ where: { requestId, mailed: true } }));

describe("a request that staff type for somebody", () => {
  test("is begun once however often it is pressed, and goes on with any of us", async () => {
    const requestId = randomUUID();
    const begin = () => startForSomebody(coordinator, { requestId, via: "post", language: "es" });
    expect(await atOnce(10, begin)).toEqual({ ok: 10 });
    const { patientId } = await requestRow(requestId);
    expect(await rows((tx) => tx.account.findUnique({ where: { id: patientId } }))).toMatchObject({
      ...{ role: "patient", email: null, language: "es" },
    });
    const other = await newStaff("coordinator");
    expect(expectOk(await listEntries(other, {})).map(({ id }) => id)).toContain(requestId);
    expectOk(await enterAnswers(other, { requestId, given: { forWhom: "self" } }));
    expect(codeOfResult(await startForSomebody(other, { requestId, via: "post", language: "es" }))).toBe("conflict");
  });

  test("what fits is kept, what does not is told at its field, and what it opens is asked", async () => {
    const requestId = await begun();
    const given = { ...allGiven, warningSigns: ["fever"], birthDate: { month: "4", day: "31", year: "1961" } };
    const { kept, problems } = expectOk(await enterAnswers(coordinator, { requestId, given }));
    expect(Object.keys(problems)).toEqual(["birthDate"]);
    expect(kept).toBe(6);
    const { answers, open } = expectOk(await viewEntry(coordinator, { requestId }));
    expect(answers).toMatchObject({ phone: "+12125550123", state: "NY", painNow: 7 });
    expect(answers).not.toHaveProperty("fullName");
    expect(answers).not.toHaveProperty("consentName"); // nobody agrees by typing for another
    expect(open).toEqual(["Read the advice to get help", "Name and date of birth"]);
    expect((await requestRow(requestId)).urgent).toBe(true);
    expect(await trailOf(requestId)).toContain("request.name-emergency done");
  });

  test("nothing is sent without the paper, and only the version in force counts", async () => {
    const requestId = await begun();
    expect(codeOfResult(await paper(requestId))).toBe("conflict"); // nobody knows yet who signs in which right
    expectOk(await enterAnswers(coordinator, { requestId, given: allGiven }));
    await checkedScan(requestId);
    expect(codeOfResult(await submitRequest(coordinator, { requestId }))).toBe("invalid");
    for (const wrong of [
      { version: "2026-11" },
      { receivedOn: "2999-01-01" },
      { signer: " " },
      { noticeGiven: undefined },
      { text: "talk-to" },
    ])
      expect(codeOfResult(await paper(requestId, wrong))).toBe("invalid");
    expectOk(await paper(requestId));
    expectOk(await submitRequest(coordinator, { requestId }));
    const { agreements, entered, email } = expectOk(await viewRequest(coordinator, { requestId }));
    const signed = agreements.map(({ text, typedName, paper: on }) => [text.name, typedName, on?.by]);
    expect(signed.sort()).toEqual([
      ["privacy-notice", null, "Sample coordinator"],
      ["review", "Pat Sample", "Sample coordinator"],
    ]);
    expect([entered, email]).toEqual([{ by: "Sample coordinator", via: "phone" }, null]);
    expect(codeOfResult(await paper(requestId))).toBe("conflict");
    expect(await trailOf(requestId)).toEqual(
      expect.arrayContaining([
        ...["request.start-for-somebody done", "request.enter-answers done", "consent.record-paper done"],
        ...["consent.record-paper refused", "request.submit done"],
      ]),
    );
  });

  test("no mail leaves for somebody without an address: what matters becomes a call, until it is made or posted", async () => {
    const requestId = await sentOn();
    const row = async () => (await wholeList(coordinator, "all")).find(({ id }) => id === requestId);
    expect(await row()).toMatchObject({ noEmail: true, task: null });
    expectOk(await claimRequest(coordinator, { requestId }));
    expectOk(await askPatient({ coordinator, requestId }, "Which leg?"));
    expect((await row())?.task).toBe("call");
    expectOk(await answerQuestion(coordinator, { requestId, body: "On the phone: the left one" }));
    expect((await requestRow(requestId)).status).toBe("in_triage");
    await rows((tx) => tx.reviewRequest.update({ where: { id: requestId }, data: { callAgainAt: null } }));
    const surgeon = await newStaff("surgeon");
    expectOk(await assignSurgeon(coordinator, { requestId, surgeonId: surgeon.accountId }));
    expectOk(await signOpinion(surgeon, { requestId, ...completeOpinion }));
    expect((await requestRow(requestId)).callAgainAt).not.toBeNull();
    expectOk(await setPostalAddress(coordinator, { requestId, postalAddress: "1 Main Street\r\nTampa FL 33601" }));
    const { pdf } = expectOk(await downloadAnswer(coordinator, { requestId, language: "en" }));
    expect(new TextDecoder("latin1").decode(pdf.slice(0, 5))).toBe("%PDF-");
    expectOk(await noteLetterPosted(coordinator, { requestId }));
    const posted = await requestRow(requestId);
    expect([posted.callAgainAt, postalAddressOf(posted)]).toEqual([null, "1 Main Street\nTampa FL 33601"]);
    const toPatient = await rows(async (tx) => {
      const { patientId } = await tx.reviewRequest.findUniqueOrThrow({ where: { id: requestId } });
      return tx.notice.count({ where: { accountId: patientId, OR: [{ mailed: true }, { settledAt: null }] } });
    });
    expect(toPatient).toBe(0);
    for (const notice of ["submitted", "question", "decided"])
      expect(await jobsOn("send-notice", { requestId, notice })).toEqual([]);
  });

  test("an address that is added signs them in to what is theirs, and mails go there from then on", async () => {
    const requestId = await sentOn();
    const email = newAddress();
    const add = (more: object) => addEmail(coordinator, { requestId, email, again: email, ...more });
    const taken = await newPatient();
    for (const wrong of [
      { again: newAddress() },
      { email: taken.email, again: taken.email },
      { email: coordinator.email, again: coordinator.email },
    ])
      expect(codeOfResult(await add(wrong))).toBe("invalid");
    const refused = await add({ email: taken.email, again: taken.email });
    expect(refused.ok ? "" : refused.refusal.fields?.["email"]).toContain("join both");
    expect(await mailed(requestId)).toBe(0);
    expectOk(await add({}));
    expect(codeOfResult(await add({ email: newAddress() }))).toBe("invalid");
    const { patientId } = await requestRow(requestId);
    const account = await rows((tx) => findOrCreatePatient(tx, { email: email.toUpperCase(), language: "en" }));
    expect(account?.id).toBe(patientId);
    await rows((tx) => notify(tx, "claimed", { id: requestId }));
    expect(await jobsOn("send-notice", { requestId, notice: "claimed" })).toHaveLength(1);
    expect(await jobsOn("send-notice", { requestId, notice: "can_sign_in" })).toHaveLength(1);
  });

  test("is nobody else's, and staff do not see what a patient drafts", async () => {
    const requestId = await begun();
    const others = [nobody, await newPatient(), await newStaff("surgeon"), await newStaff("administrator")];
    for (const actor of others)
      for (const result of [
        await startForSomebody(actor, { requestId: randomUUID(), via: "phone", language: "en" }),
        await viewEntry(actor, { requestId }),
        await enterAnswers(actor, { requestId, given: allGiven }),
        await submitRequest(actor, { requestId }),
        await addEmail(actor, { requestId, email: "eve@example.org", again: "eve@example.org" }),
      ])
        expect(codeOfResult(result)).toMatch(/not_found|forbidden|signed_out/);
    const own = await draftRequest();
    for (const result of [
      await viewEntry(coordinator, own),
      await enterAnswers(coordinator, { requestId: own.requestId, given: allGiven }),
      await submitRequest(coordinator, own),
    ])
      expect(codeOfResult(result)).toBe("not_found");
    expect(codeOfResult(await viewEntry(coordinator, await submittedRequest()))).toBe("forbidden");
  });

  test("waits half typed without being removed", async () => {
    const requestId = await begun();
    const long = new Date(Date.now() - 400 * 86_400_000);
    const data = { createdAt: long, remindedAt: long };
    await rows((tx) => tx.reviewRequest.update({ where: { id: requestId }, data }));
    expectOk(await sweepDrafts({ kind: "system" }, {}));
    expect(await jobsOn("remove-draft", { requestId })).toEqual([]);
    expect((await requestRow(requestId)).status).toBe("draft");
  });
});

describe("a disc that came by post", () => {
  const disc = (requestId: string, more: object = {}) =>
    receiveDisc(coordinator, {
      requestId,
      discId: randomUUID(),
      label: "MRI, March",
      discReceivedOn: clinicToday(),
      ...more,
    });

  test("is written down once, and once where it went", async () => {
    const { requestId } = await submittedRequest();
    const discId = randomUUID();
    expect(await atOnce(5, () => disc(requestId, { discId }))).toEqual({ ok: 5 });
    const end = { requestId, discId, end: "returned" as const, endedOn: clinicToday() };
    expect(codeOfResult(await endDisc(coordinator, { ...end, endedOn: "2026-01-01" }))).toBe("invalid");
    expect(await atOnce(5, () => endDisc(coordinator, end))).toEqual({ ok: 1, conflict: 4 });
    const { discs } = expectOk(await viewRequest(coordinator, { requestId }));
    expect(discs).toMatchObject([
      { label: "MRI, March", receivedBy: "Sample coordinator", end: { how: "returned", by: "Sample coordinator" } },
    ]);
    expect(await trailOf(requestId)).toEqual(expect.arrayContaining(["disc.receive done", "disc.end done"]));
  });

  test("has a name and a day that is not to come, and belongs to what staff see", async () => {
    const { requestId, patient } = await submittedRequest();
    expect(codeOfResult(await disc(requestId, { label: " " }))).toBe("invalid");
    expect(codeOfResult(await disc(requestId, { discReceivedOn: "2999-01-01" }))).toBe("invalid");
    expect(codeOfResult(await disc((await draftRequest()).requestId))).toBe("not_found");
    const given = { requestId, discId: randomUUID(), label: "x", discReceivedOn: clinicToday() };
    expect(codeOfResult(await receiveDisc(patient, given))).toBe("forbidden");
    const elsewhere = await submittedRequest();
    expectOk(await disc(requestId, { discId: given.discId }));
    const end = { discId: given.discId, end: "destroyed" as const, endedOn: clinicToday() };
    expect(codeOfResult(await endDisc(coordinator, { ...end, requestId: elsewhere.requestId }))).toBe("not_found");
  });
});
