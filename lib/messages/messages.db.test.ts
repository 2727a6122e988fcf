import { describe, expect, test } from "vitest";
import {
  askPatient,
  assignedRequest,
  atOnce,
  claimedRequest,
  codeOfResult,
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
import type { Actor, Person } from "#lib/accounts/actor.ts";
import { nobody, system } from "#lib/accounts/actor.ts";
import { answerQuestion } from "#lib/intake/answer-question.ts";
import { followRequest } from "#lib/intake/follow-request.ts";
import { checkPaper } from "#lib/papers/check-paper.ts";
import { downloadPaper } from "#lib/papers/download-paper.ts";
import { finishPaper } from "#lib/papers/finish-paper.ts";
import { listPapers } from "#lib/papers/list-papers.ts";
import { openPaper } from "#lib/papers/open-paper.ts";
import { refusals } from "#lib/papers/paper.ts";
import { removePaper } from "#lib/papers/remove-paper.ts";
import { sendPaper } from "#lib/papers/sample-paper.ts";
import { samplePdf } from "#lib/papers/specimen.ts";
import { say } from "#lib/platform/language.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { removeUnused } from "#lib/platform/storage.ts";
import { openCase } from "#lib/reading/open-case.ts";
import { listQueue } from "#lib/triage/list-queue.ts";
import { viewRequest } from "#lib/triage/view-request.ts";
import { writeNote } from "#lib/triage/write-note.ts";
import { sha256, toBase64 } from "#lib/upload/checksum.ts";
import { maxAttachments, messagesAnHour } from "./message.ts";
import { markMessagesRead } from "./mark-messages-read.ts";
import { openThread } from "./open-thread.ts";
import { sendMessage } from "./send-message.ts";
import { signAttachment } from "./sign-attachment.ts";

const write = (actor: Actor, requestId: string, body = "Is my disc the right one?", messageId = crypto.randomUUID()) =>
  sendMessage(actor, { requestId, messageId, body });

const threadOf = async (patient: Person, requestId: string) =>
  expectOk(await openThread(patient, { requestId })).messages;

type Bytes = Uint8Array<ArrayBuffer>;

async function attach(actor: Person, requestId: string, messageId: string, bytes: Bytes, label = "my form.pdf") {
  const offer = { label, size: bytes.length, sha256: toBase64(await sha256(bytes)) };
  return signAttachment(actor, { requestId, messageId, ...offer });
}

/** A file that came with a message, as the worker finds it. */
async function attached(actor: Person, requestId: string, messageId: string, bytes: Bytes): Promise<string> {
  const { paperId, place } = expectOk(await attach(actor, requestId, messageId, bytes));
  if (!place) throw new Error("there is no place");
  expect((await fetch(place.url, { method: "PUT", headers: place.headers, body: bytes })).ok).toBe(true);
  expectOk(await finishPaper(actor, { requestId, paperId }));
  await removeUnused(expectOk(await checkPaper(system, { paperId })));
  return paperId;
}

describe("patient and staff write to each other", () => {
  test("at any time while the request is not ended, and nobody else does", async () => {
    const { patient, requestId, coordinator, surgeon } = await assignedRequest();
    expectOk(await write(patient, requestId, "Line one\r\nLine two <script>alert(1)</script>"));
    expectOk(await write(coordinator, requestId, "Thank you."));
    expect((await threadOf(patient, requestId)).map(({ from, kind, body }) => [from, kind, body])).toEqual([
      ["patient", "message", "Line one\nLine two <script>alert(1)</script>"],
      ["coordinator", "message", "Thank you."],
    ]);
    const others = [nobody, surgeon, await newPatient(), await newStaff("surgeon"), await newStaff("administrator")];
    for (const actor of others) {
      expect(codeOfResult(await write(actor, requestId))).toMatch(/not_found|forbidden|signed_out/);
      expect(codeOfResult(await openThread(actor, { requestId }))).toMatch(/not_found|forbidden|signed_out/);
      expect(codeOfResult(await markMessagesRead(actor, { requestId }))).toMatch(/not_found|forbidden|signed_out/);
      expect(codeOfResult(await writeNote(actor, { requestId, body: "x" }))).toMatch(/not_found|forbidden|signed_out/);
    }
    expect(expectOk(await openCase(surgeon, { requestId })).messages).toHaveLength(2);
    // The surgeon of the case knows it and may not; for the others it does not exist.
    expect(await entries({ requestId, act: "message.send", outcome: "denied" })).toHaveLength(1);
  });

  test("also about an answer that was given, but not in a draft nor once it was taken back", async () => {
    const reviewed = await reviewedRequest();
    expectOk(await write(reviewed.patient, reviewed.requestId));
    const draft = await draftRequest();
    expect(codeOfResult(await write(draft.patient, draft.requestId))).toBe("forbidden");
    const sent = await submittedRequest();
    await takeBack(sent);
    expect(codeOfResult(await write(sent.patient, sent.requestId))).toBe("forbidden");
    expect(expectOk(await openThread(sent.patient, { requestId: sent.requestId })).open).toBe(false);
  });

  test("what is empty or too long is told in the words of the reader", async () => {
    const { patient, requestId } = await submittedRequest();
    for (const [body, words] of [
      [" \n ", "Escriba su mensaje"],
      ["x".repeat(4_001), "Use 4,000 letras o menos"],
    ] as const) {
      const result = await write(patient, requestId, body);
      expect(result.ok ? "" : say("es", result.refusal.fields?.["body"] ?? "")).toBe(words);
    }
    expectOk(await write(patient, requestId, "x".repeat(4_000)));
  });

  test("one form sent many times at once is one message and one mail; another text from it is another message", async () => {
    const { patient, requestId } = await claimedRequest(); // somebody here reads its mail
    const id = crypto.randomUUID();
    expect(await atOnce(10, () => write(patient, requestId, "Once", id))).toEqual({ ok: 10 });
    expect(await threadOf(patient, requestId)).toHaveLength(1);
    expect(await jobsOn("send-notice", { requestId, notice: "message_to_staff" })).toHaveLength(1);
    expectOk(await write(patient, requestId, "Twice", id));
    expect((await threadOf(patient, requestId)).map(({ body }) => body)).toEqual(["Once", "Twice"]);
  });

  test("whoever writes very much is asked to wait, by account, and nothing is kept of the refused one", async () => {
    const { patient, requestId } = await submittedRequest();
    for (let at = 0; at < messagesAnHour.patient; at++) expectOk(await write(patient, requestId, `${at}`));
    const refused = await write(patient, requestId, "one more");
    expect(codeOfResult(refused)).toBe("too_many");
    expect(refused.ok ? "" : say("en", refused.refusal.message)).toContain("Your text is still here");
    expect(await threadOf(patient, requestId)).toHaveLength(messagesAnHour.patient);
    const another = await submittedRequest();
    expectOk(await write(another.patient, another.requestId));
  });
});

describe("what is new", () => {
  test("is marked for staff until one of them says so or answers, and by opening for the patient", async () => {
    const { patient, requestId, coordinator } = await claimedRequest();
    const unread = async () => expectOk(await viewRequest(coordinator, { requestId })).unread;
    const news = async () => expectOk(await followRequest(patient, { requestId })).unread;
    expectOk(await write(patient, requestId, "First"));
    expect([await unread(), await unread(), await news()]).toEqual([1, 1, 0]);
    expect((await threadOf(patient, requestId))[0]?.read).toBe(false);
    const { rows: listed, views } = expectOk(await listQueue(coordinator, { view: "messages" }));
    expect(listed.find(({ id }) => id === requestId)).toMatchObject({ unread: 1 });
    expect(views.find(({ view }) => view === "messages")?.count).toBeGreaterThan(0);
    expectOk(await markMessagesRead(coordinator, { requestId }));
    expect(await unread()).toBe(0);
    expect((await threadOf(patient, requestId))[0]?.read).toBe(true);
    expectOk(await write(patient, requestId, "Second"));
    expectOk(await write(coordinator, requestId, "Reply"));
    expect([await unread(), await news()]).toEqual([0, 1]);
    await threadOf(patient, requestId);
    expect(await news()).toBe(0);
  });

  test("is told by one mail until the other side has looked", async () => {
    const { patient, requestId, coordinator } = await claimedRequest();
    const mails = (notice: string) => jobsOn("send-notice", { requestId, notice });
    for (const body of ["One", "Two", "Three"]) expectOk(await write(coordinator, requestId, body));
    expect(await mails("message_to_patient")).toHaveLength(1);
    await threadOf(patient, requestId);
    expectOk(await write(coordinator, requestId, "Four"));
    expect(await mails("message_to_patient")).toHaveLength(2);
  });

  test("a note is for staff and surgeon, tells nobody by mail and answers nothing", async () => {
    const { patient, requestId, coordinator, surgeon } = await assignedRequest();
    expectOk(await write(patient, requestId));
    expectOk(await writeNote(coordinator, { requestId, body: "Sounds worried" }));
    expect(await threadOf(patient, requestId)).toHaveLength(1);
    expect(expectOk(await viewRequest(coordinator, { requestId }))).toMatchObject({ unread: 1, messages: [{}, {}] });
    expect(expectOk(await openCase(surgeon, { requestId })).messages.map(({ kind }) => kind)).toContain("note");
    expect(await jobsOn("send-notice", { requestId, notice: "message_to_patient" })).toEqual([]);
  });
});

describe("files with a message", () => {
  test("are checked as papers, seen by both sides and the surgeon, and are no papers of the request", async () => {
    const { patient, requestId, coordinator, surgeon } = await assignedRequest();
    const { messageId } = expectOk(await write(coordinator, requestId, "Please fill in this form"));
    const paperId = await attached(coordinator, requestId, messageId, samplePdf(2));
    expect(await threadOf(patient, requestId)).toMatchObject([
      { attachments: [{ id: paperId, label: "my form.pdf", state: "kept", type: "pdf", pages: 2 }] },
    ]);
    for (const actor of [patient, coordinator, surgeon]) {
      expect(expectOk(await openPaper(actor, { requestId, paperId })).pages).toHaveLength(2);
      const { url } = expectOk(await downloadPaper(actor, { requestId, paperId }));
      expect(new Uint8Array(await (await fetch(url)).arrayBuffer())).toEqual(samplePdf(2));
      expect(expectOk(await listPapers(actor, { requestId })).papers).toEqual([]);
    }
    expect(codeOfResult(await openPaper(await newPatient(), { requestId, paperId }))).toBe("not_found");
    expect(codeOfResult(await removePaper(patient, { requestId, paperId }))).toBe("forbidden");
  });

  test("that are refused say why, and the message stays", async () => {
    const { patient, requestId } = await submittedRequest();
    const { messageId } = expectOk(await write(patient, requestId, "My report"));
    await attached(patient, requestId, messageId, new TextEncoder().encode("MZ, and no PDF"));
    const [message] = await threadOf(patient, requestId);
    expect(message).toMatchObject({ body: "My report", attachments: [{ state: "refused" }] });
    expect(message?.attachments[0]?.words).toEqual(refusals.kind);
  });

  test("come from the author alone, a few to a message, the same one once, and not much later", async () => {
    const { patient, requestId, coordinator } = await claimedRequest();
    const { messageId } = expectOk(await write(patient, requestId));
    const file = (at: number) => new TextEncoder().encode(`%PDF-1.4 ${at}`);
    expect(codeOfResult(await attach(coordinator, requestId, messageId, file(0)))).toBe("not_found");
    expect(codeOfResult(await attach(await newPatient(), requestId, messageId, file(0)))).toBe("not_found");
    expect(await atOnce(4, () => attach(patient, requestId, messageId, file(1)))).toEqual({ ok: 4 });
    for (let at = 2; at <= maxAttachments; at++) expectOk(await attach(patient, requestId, messageId, file(at)));
    expect(codeOfResult(await attach(patient, requestId, messageId, file(99)))).toBe("too_large");
    expect((await threadOf(patient, requestId))[0]?.attachments).toHaveLength(maxAttachments);
    const next = expectOk(await write(patient, requestId, "More"));
    await rows((tx) => tx.message.update({ where: { id: next.messageId }, data: { createdAt: new Date(0) } }));
    expect(codeOfResult(await attach(patient, requestId, next.messageId, file(1)))).toBe("too_large");
  });

  test("may be what was sent as a paper before, and come with an answer to a question", async () => {
    const { patient, requestId, coordinator } = await claimedRequest();
    const asPaper = await sendPaper(patient, requestId, samplePdf(1));
    expectOk(await askPatient({ coordinator, requestId }, "Do you have the report?"));
    const { messageId } = expectOk(await answerQuestion(patient, { requestId, body: "Here it is" }));
    const beside = await attached(patient, requestId, messageId, samplePdf(1));
    expect(beside).not.toBe(asPaper);
    expect(expectOk(await listPapers(patient, { requestId })).papers.map(({ id }) => id)).toEqual([asPaper]);
  });
});
