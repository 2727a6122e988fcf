import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  askPatient,
  assignedRequest,
  claimedRequest,
  codeOfResult,
  completeAnswers,
  draftRequest,
  entries,
  finishedDraft,
  jobsOn,
  newPatient,
  newStaff,
  packRow,
  requestRow,
  reviewedRequest,
  rows,
  submittedRequest,
  trailOf,
  turnDown,
} from "../../config/command-scene.ts";
import { type Actor, nobody } from "#lib/accounts/actor.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { answerQuestion } from "./answer-question.ts";
import { followRequest } from "./follow-request.ts";
import { currentText } from "#lib/consents/published.ts";
import { consentsOf } from "#lib/consents/repo.ts";
import { textHash } from "#lib/consents/text-hash.ts";
import { listAnswerableStates } from "./list-answerable-states.ts";
import { listOwnRequests } from "./list-own-requests.ts";
import { saveAnswer } from "./save-answer.ts";
import { states } from "./states.ts";
import { startRequest } from "./start-request.ts";
import { submitRequest } from "./submit-request.ts";
import { withdrawForSomebody } from "./withdraw-for-somebody.ts";
import { withdrawRequest } from "./withdraw-request.ts";

const save = (actor: Actor, requestId: string, slug: string, given: Record<string, unknown>, returnTo?: "check") =>
  saveAnswer(actor, { requestId, slug, given, ...(returnTo && { returnTo }) });

const Pat = completeAnswers.person;

const question = "Which medicine do you take?";

/** A claimed request whose patient was asked for something. */
async function askedRequest() {
  const request = await claimedRequest();
  expectOk(await askPatient(request, question));
  return request;
}

describe("who may not", () => {
  const asks: [string, (actor: Actor, requestId: string) => Promise<unknown>][] = [
    ["followRequest", (actor, requestId) => followRequest(actor, { requestId })],
    ["saveAnswer", (actor, requestId) => save(actor, requestId, "person", { fullName: "Eve" })],
    ["submitRequest", (actor, requestId) => submitRequest(actor, { requestId })],
    ["answerQuestion", (actor, requestId) => answerQuestion(actor, { requestId, body: "Eve" })],
    ["withdrawRequest", (actor, requestId) => withdrawRequest(actor, { requestId })],
  ];

  test.each(asks)("%s: another patient, staff, an administrator, and who is not signed in", async (_, ask) => {
    const { requestId, surgeon, coordinator } = await assignedRequest();
    const before = await requestRow(requestId);
    const code = async (actor: Actor) => codeOfResult((await ask(actor, requestId)) as never);
    expect(await code(await newPatient())).toBe("not_found");
    expect(await code(await newStaff("administrator"))).toBe("not_found");
    expect(await code(await newStaff("auditor"))).toBe("not_found");
    expect(await code(await newStaff("surgeon"))).toBe("not_found");
    expect(await code(surgeon)).toBe("forbidden");
    expect(await code(coordinator)).toBe("forbidden");
    expect(await code(nobody)).toBe("signed_out");
    expect(await requestRow(requestId)).toEqual(before);
    expect((await entries({ requestId, outcome: "denied" })).map(({ actorId }) => actorId)).toEqual([
      surgeon.accountId,
      coordinator.accountId,
    ]);
  });

  test("staff neither start requests nor list any as their own, and a patient lists only theirs", async () => {
    const { patient, requestId } = await draftRequest();
    await draftRequest();
    for (const role of ["coordinator", "surgeon", "administrator", "auditor"] as const)
      for (const read of [startRequest, listOwnRequests])
        expect(codeOfResult(await read(await newStaff(role), {}))).toBe("forbidden");
    for (const read of [startRequest, listOwnRequests]) expect(codeOfResult(await read(nobody, {}))).toBe("signed_out");
    expect(expectOk(await listOwnRequests(patient, {})).requests.map(({ id }) => id)).toEqual([requestId]);
  });

  test("what nobody here may answer is not sent, whatever page it comes from", async () => {
    const { patient, requestId } = await finishedDraft();
    const answerable = expectOk(await listAnswerableStates(nobody, {}));
    const state = states.find(({ value }) => !answerable.includes(value))?.value ?? "";
    const contact = { ...completeAnswers.contact, state };
    expectOk(await save(patient, requestId, "contact", contact));
    expect(codeOfResult(await submitRequest(patient, { requestId }))).toBe("conflict");
    expect((await requestRow(requestId)).status).toBe("draft");
    expectOk(await save(patient, requestId, "contact", completeAnswers.contact));
    expectOk(await submitRequest(patient, { requestId }));
  });

  test("a draft does not exist for staff", async () => {
    const { requestId } = await finishedDraft();
    for (const role of ["coordinator", "surgeon"] as const)
      expect(codeOfResult(await followRequest(await newStaff(role), { requestId }))).toBe("not_found");
  });
});

describe("answers", () => {
  test("are taken in their order, and lead to the next question", async () => {
    const { patient, requestId } = await draftRequest();
    expect(codeOfResult(await save(patient, requestId, "for-whom", { forWhom: "self" }))).toBe("not_found");
    expect(codeOfResult(await save(patient, requestId, "hopes", { hopes: "To walk" }))).toBe("not_found");
    expect(codeOfResult(await save(patient, requestId, "no-such", {}))).toBe("not_found");
    const next = async (slug: string, given: Record<string, unknown>) =>
      expectOk(await save(patient, requestId, slug, given)).goTo;
    expect(await next("warning-signs", { warningSigns: ["fever"] })).toBe("questions/get-help-now");
    expect(codeOfResult(await save(patient, requestId, "for-whom", { forWhom: "self" }))).toBe("not_found");
    expect(codeOfResult(await save(patient, requestId, "get-help-now", {}))).toBe("invalid");
    expect(await next("get-help-now", { toldToGetHelp: "yes" })).toBe("questions/for-whom");
    expect(await next("warning-signs", { warningSigns: ["none"] })).toBe("questions/for-whom");
    expect(await next("for-whom", { forWhom: "other" })).toBe("questions/carer");
  });

  test("changed from the check lead back to it, or to what they newly ask", async () => {
    const { patient, requestId } = await finishedDraft();
    const goTo = async (slug: string, given: Record<string, unknown>) =>
      expectOk(await save(patient, requestId, slug, given, "check")).goTo;
    expect(await goTo("person", { ...Pat, fullName: "Pat Other" })).toBe("check");
    expect(await goTo("warning-signs", { warningSigns: ["fever"] })).toBe("questions/get-help-now?return=check");
    expect(await goTo("get-help-now", { toldToGetHelp: "yes" })).toBe("check");
    expect(await goTo("treatments", { treatments: ["medicine", "injections", "chiropractic"] })).toBe(
      "questions/tried-chiropractic?return=check",
    );
    expect(await goTo("for-whom", { forWhom: "other" })).toBe("questions/carer?return=check");
    const carer = { carerName: "Sam Sample", relationship: "child", authority: "attorney" };
    expect(await goTo("carer", carer)).toBe("questions/consent?return=check"); // somebody else has to sign now
    expect(codeOfResult(await submitRequest(patient, { requestId }))).toBe("invalid");
  });

  test("keep letters of every script and drop what cannot be seen; nothing else of a request can be set", async () => {
    const { patient, requestId } = await finishedDraft();
    const name = "  Zoë\u0000\t O’Neill\r\n🦴 李  ";
    expectOk(
      await save(patient, requestId, "person", { ...Pat, fullName: name, status: "reviewed", regions: ["neck"] }),
    );
    const { answers, status } = await requestRow(requestId);
    expect(answers).toMatchObject({
      fullName: "Zoë O’Neill 🦴 李",
      birthDate: "1961-04-27",
      regions: ["lower_back", "feet_and_toes"],
    });
    expect(status).toBe("draft");
  });

  test.each([
    ["person", { ...Pat, fullName: "" }, "fullName"],
    ["person", { ...Pat, fullName: "x".repeat(121) }, "fullName"],
    ["person", { ...Pat, fullName: "\u0000 \n" }, "fullName"],
    ["person", { ...Pat, fullName: "\u200b\u202e" }, "fullName"],
    ["person", { ...Pat, fullName: ["Pat", "Eve"] }, "fullName"],
    ["person", { ...Pat, birthDate: { month: "2", day: "30", year: "1961" } }, "birthDate"],
    ["person", { ...Pat, birthDate: { month: "1", day: "1", year: "2999" } }, "birthDate"],
    ["person", { ...Pat, birthDate: "1961-04-27" }, "birthDate"],
    ["person", { ...Pat, birthDate: { month: "1", day: "1", year: "2015" } }, "birthDate"],
    ["contact", { phone: "123", state: "NY" }, "phone"],
    ["contact", { phone: "123", state: "" }, "phone,state"],
    ["contact", { phone: "(212) 555-0123", state: "XX" }, "state"],
    ["contact", { phone: "+44 20 7946 0000", state: "abroad" }, "state"],
    ["where", { areas: {} }, "areas"],
    ["where", { areas: { lower_back_left: [] } }, "areas.lower_back_left"],
    ["since", { duration: "over_a_year", course: "same", painNow: "11" }, "painNow"],
    ["since", {}, "duration,course,painNow"],
    ["treatments", { treatments: ["none", "medicine"] }, "treatments"],
    ["tried-medicine", { medicine_weeks: "-1", medicine_goes_on: "no", medicine_helped: "lot" }, "medicine_weeks"],
    ["tried-medicine", { medicine_weeks: "1e9", medicine_goes_on: "no", medicine_helped: "lot" }, "medicine_weeks"],
    ["consent", { consentName: " " }, "consentName"],
  ])(
    "%s refuses %j at its field, and what was kept before stays",
    async (slug, given, field) => {
      const { patient, requestId } = await finishedDraft();
      const before = await requestRow(requestId);
      const refused = await save(patient, requestId, slug, given);
      expect(codeOfResult(refused)).toBe("invalid");
      if (!refused.ok) expect(Object.keys(refused.refusal.fields ?? {}).join()).toBe(field);
      expect(await requestRow(requestId)).toEqual(before);
    },
    30_000,
  );

  test("are fixed once the request is sent; what is told at leisure, once a surgeon has it", async () => {
    const { patient, requestId } = await submittedRequest();
    for (const slug of Object.keys(completeAnswers))
      expect(codeOfResult(await save(patient, requestId, slug, { fullName: "Eve" }))).toBe("forbidden");
    expect(expectOk(await save(patient, requestId, "hopes", { hopes: "To walk\r\nagain" })).goTo).toBe(
      "questions/heard-of-us",
    );
    expect(expectOk(await save(patient, requestId, "earlier-surgery", { earlierSurgery: "yes" })).goTo).toBe(
      "questions/which-surgery",
    );
    const { answers, regions } = await requestRow(requestId);
    expect(answers).toMatchObject({ fullName: "Pat Sample", hopes: "To walk\nagain", earlierSurgery: "yes" });
    expect(regions).toEqual(["lower_back", "feet_and_toes"]);
    expect((await trailOf(requestId)).filter((entry) => entry === "request.answer done")).toHaveLength(10);
    const assigned = await assignedRequest();
    expect(codeOfResult(await save(assigned.patient, assigned.requestId, "hopes", { hopes: "" }))).toBe("forbidden");
  });

  test("agreement is kept with the version and the hash of what was read", async () => {
    const { requestId } = await finishedDraft();
    const [receipt, consent, ...others] = await rows((tx) => consentsOf(tx, requestId));
    expect(others).toEqual([]);
    expect(receipt).toMatchObject({ text: "privacy-notice", typedName: null });
    const { version } = currentText("review");
    expect(consent).toMatchObject({ text: "review", version, typedName: "Pat Sample", capacity: "self" });
    expect(consent?.textHash).toBe(textHash(currentText("review"), "en"));
  });
});

describe("sending", () => {
  test("needs every answer and a scan, and tells the patient by mail", async () => {
    const { patient, requestId } = await draftRequest();
    expect(codeOfResult(await submitRequest(patient, { requestId }))).toBe("invalid");
    for (const [slug, given] of Object.entries(completeAnswers)) expectOk(await save(patient, requestId, slug, given));
    expect(codeOfResult(await submitRequest(patient, { requestId }))).toBe("invalid");
    await packRow(requestId, "signed");
    expect(codeOfResult(await submitRequest(patient, { requestId }))).toBe("invalid");
    await packRow(requestId, "stored"); // arrived, its check has not ended
    expectOk(await submitRequest(patient, { requestId }));
    expect(await jobsOn("send-notice", { requestId })).toEqual([{ notice: "submitted", requestId }]);
    expect(await requestRow(requestId)).toMatchObject({
      status: "submitted",
      personName: "Pat Sample",
      birthDate: new Date("1961-04-27T00:00:00Z"),
      regions: ["lower_back", "feet_and_toes"],
      urgent: false,
    });
  });

  test("happens once, however often and fast it is pressed", async () => {
    const { patient, requestId } = await finishedDraft();
    const sent = await Promise.all(Array.from({ length: 50 }, () => submitRequest(patient, { requestId })));
    expect(sent.map(codeOfResult).filter((code) => code !== "ok")).toEqual([]); // each page is told that it was sent
    expect(await rows((tx) => tx.reviewRequest.count({ where: { patientId: patient.accountId } }))).toBe(1);
    expect(await jobsOn("send-notice", { requestId })).toHaveLength(1);
  });

  test("sends only what belongs to the way that was taken, and marks warning signs as urgent", async () => {
    const { patient, requestId } = await finishedDraft();
    expectOk(await save(patient, requestId, "warning-signs", { warningSigns: ["fever"] }));
    expectOk(await save(patient, requestId, "get-help-now", { toldToGetHelp: "yes" }));
    const tried = { medicine_weeks: "6", medicine_goes_on: "no", medicine_helped: "lot" };
    expectOk(await save(patient, requestId, "tried-medicine", tried));
    expectOk(await save(patient, requestId, "treatments", { treatments: ["none"] }));
    expectOk(await submitRequest(patient, { requestId }));
    const { answers, urgent } = await requestRow(requestId);
    expect(urgent).toBe(true);
    expect(answers).not.toHaveProperty("medicine_weeks");
    expect(answers).toHaveProperty("toldToGetHelp", "yes");
  });

  test("needs the agreement to the words as they are now", async () => {
    const { patient, requestId } = await finishedDraft();
    await rows((tx) => tx.consent.updateMany({ where: { requestId, text: "review" }, data: { version: "2026-11" } }));
    expect(codeOfResult(await submitRequest(patient, { requestId }))).toBe("invalid");
    expectOk(await save(patient, requestId, "consent", { consentName: "Pat Sample" }, "check"));
    expectOk(await submitRequest(patient, { requestId }));
    const agreed = await rows((tx) => tx.consent.findMany({ where: { requestId, text: "review" } }));
    expect(agreed.map(({ version }) => version).sort()).toEqual(["2026-11", currentText("review").version]);
  });

  test("of what was taken back is refused", async () => {
    const { patient, requestId } = await finishedDraft();
    expectOk(await withdrawRequest(patient, { requestId }));
    expect(codeOfResult(await submitRequest(patient, { requestId }))).toBe("conflict");
    expect(codeOfResult(await save(patient, requestId, "person", Pat))).toBe("forbidden");
    const next = expectOk(await startRequest(patient, {}));
    expect(next.requestId).not.toBe(requestId);
  });
});

test("nobody has more than two requests on their way at once", async () => {
  const patient = await newPatient();
  const { requestId } = await submittedRequest(patient);
  await submittedRequest(patient);
  expect(codeOfResult(await startRequest(patient, {}))).toBe("conflict");
  expectOk(await withdrawRequest(patient, { requestId }));
  const draft = expectOk(await startRequest(patient, {}));
  expect(expectOk(await startRequest(patient, {}))).toEqual(draft);
});

describe("answering a question", () => {
  test("brings the request back to who asked, who is told by mail, once", async () => {
    const { patient, requestId } = await askedRequest();
    expect((await requestRow(requestId)).waitingFrom).toBeNull();
    const answered = await Promise.all(
      Array.from({ length: 5 }, () => answerQuestion(patient, { requestId, body: "Ibuprofen\r\nand rest\u0000" })),
    );
    expect(answered.map(codeOfResult).sort()).toEqual(["conflict", "conflict", "conflict", "conflict", "ok"]);
    const { status, waitingFrom } = await requestRow(requestId);
    expect(status).toBe("in_triage");
    expect(waitingFrom).not.toBeNull();
    const { messages } = expectOk(await followRequest(patient, { requestId }));
    expect(messages.map(({ kind, body }) => [kind, body])).toEqual([
      ["question", question],
      ["answer", "Ibuprofen\nand rest"],
    ]);
    expect(await jobsOn("send-notice", { requestId, notice: "answered_by_patient" })).toHaveLength(1);
  });

  test("goes back to the surgeon where the request was with one", async () => {
    const request = await assignedRequest();
    const { patient, requestId } = request;
    expectOk(await askPatient(request, question));
    expectOk(await answerQuestion(patient, { requestId, body: "Yes" }));
    expect((await requestRow(requestId)).status).toBe("assigned");
  });

  test.each(["", " \n ", "x".repeat(4_001)])("refuses %j", async (body) => {
    const { patient, requestId } = await draftRequest();
    expect(codeOfResult(await answerQuestion(patient, { requestId, body }))).toBe("invalid");
  });

  test("nobody asked is refused", async () => {
    const { patient, requestId } = await submittedRequest();
    expect(codeOfResult(await answerQuestion(patient, { requestId, body: "Hello" }))).toBe("conflict");
  });
});

describe("taking back", () => {
  test("ends a request at any time before it is signed, and not after", async () => {
    for (const scene of [draftRequest, submittedRequest, claimedRequest, askedRequest, assignedRequest]) {
      const { patient, requestId } = await scene();
      expectOk(await withdrawRequest(patient, { requestId }));
      expect(await requestRow(requestId)).toMatchObject({ status: "withdrawn", waitingFrom: null });
      expect(codeOfResult(await withdrawRequest(patient, { requestId }))).toBe("conflict");
      expect(await trailOf(requestId)).toContain("request.withdraw done");
    }
    const { patient, requestId } = await reviewedRequest();
    expect(codeOfResult(await withdrawRequest(patient, { requestId }))).toBe("conflict");
  }, 40_000);

  test("is done by staff for whoever asks by phone; who asked is a note, and the person is told", async () => {
    const { patient, coordinator, requestId } = await claimedRequest();
    const said = "Pat Sample on the phone, known by birth date and reference";
    expect(codeOfResult(await withdrawForSomebody(coordinator, { requestId, said: " " }))).toBe("invalid");
    expect(codeOfResult(await withdrawForSomebody(patient, { requestId, said }))).toBe("forbidden");
    expectOk(await withdrawForSomebody(coordinator, { requestId, said }));
    expect((await requestRow(requestId)).status).toBe("withdrawn");
    expect(await rows((tx) => tx.message.findFirst({ where: { requestId, kind: "note" } }))).toMatchObject({
      body: `Cancelled at their word. ${said}`,
    });
    expect(await jobsOn("send-notice", { requestId, notice: "withdrawn" })).toHaveLength(1);
    const { requestId: draft } = await draftRequest();
    expect(codeOfResult(await withdrawForSomebody(coordinator, { requestId: draft, said }))).not.toBe("ok");
  });
});

describe("following", () => {
  test("shows a patient their answers and where it stands, and never more of the staff's side", async () => {
    const request = await claimedRequest();
    const { patient, coordinator, requestId } = request;
    await rows((tx) =>
      tx.message.create({ data: { requestId, authorId: coordinator.accountId, kind: "note", body: "Odd name" } }),
    );
    expectOk(await turnDown(request, "It is the shoulder."));
    const seen = expectOk(await followRequest(patient, { requestId }));
    expect(seen).toMatchObject({ status: "declined", answers: { fullName: "Pat Sample" }, opinion: null });
    expect(seen.messages).toMatchObject([{ kind: "decline", body: "It is the shoulder." }]);
    expect(JSON.stringify(seen)).not.toMatch(/Odd name|not_spine/);
  });

  test("shows the opinion once it is signed, and a draft of it never", async () => {
    const { patient, requestId } = await reviewedRequest();
    const { opinion, answeredAt } = expectOk(await followRequest(patient, { requestId }));
    expect(answeredAt).not.toBeNull();
    expect(opinion).toMatchObject({ outcome: "conservative_care", signature: "Sample surgeon, MD" });
    expect(opinion).not.toHaveProperty("findings");
  });

  test.each([randomUUID(), "00000000-0000-0000-0000-000000000000"])("%s is nothing", async (requestId) => {
    expect(codeOfResult(await followRequest(await newPatient(), { requestId }))).toBe("not_found");
  });
});
