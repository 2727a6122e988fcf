import { expect, test } from "vitest";
import {
  assignedRequest,
  codeOfResult,
  completeOpinion,
  draftRequest,
  entries,
  jobsOn,
  mailsTo,
  newPatient,
  newStaff,
  rows,
} from "../../config/command-scene.ts";
import { nobody, system } from "#lib/accounts/actor.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import type { Notice } from "./mails.ts";
import { notify, notifyOfFiles } from "./notify.ts";
import { sendNotice } from "./send-notice.ts";

type Sent = { requestId: string };

const tell = async ({ requestId }: Sent, notice: Notice) => {
  await rows((tx) => notify(tx, notice, { id: requestId }));
  return sendNotice(system, { notice, requestId });
};

const noticesOf = ({ requestId }: Sent) =>
  rows((tx) => tx.notice.findMany({ where: { requestId }, orderBy: { id: "asc" } }));

test("each mail reaches whom it concerns, once, leads to their own page, and says nothing of them", async () => {
  const { requestId, patient, coordinator, surgeon } = await assignedRequest();
  const told = await noticesOf({ requestId });
  expect(told.map(({ kind }) => kind)).toEqual(["submitted", "claimed", "assigned", "with_surgeon"]);
  for (const { kind } of told) {
    const notice = kind as Notice;
    expect(await jobsOn("send-notice", { requestId, notice })).toHaveLength(1);
    expectOk(await sendNotice(system, { notice, requestId }));
    // A job that runs again, as its end was not written down, finds nothing to do.
    expect(codeOfResult(await sendNotice(system, { notice, requestId }))).toBe("not_found");
  }
  expectOk(await tell({ requestId }, "answered_by_patient"));
  const mails = (await Promise.all([patient, coordinator, surgeon].map(({ email }) => mailsTo(email)))).flat();
  const paths = mails.map(({ to, text }) => [to, /https?:\/\/[^/\s]+(\/\S+)/.exec(text)?.[1]]);
  expect(paths).toEqual([
    ...Array.from({ length: 3 }, () => [patient.email, `/requests/${requestId}`]),
    [coordinator.email, `/queue/${requestId}`],
    [surgeon.email, `/reading/${requestId}`],
  ]);
  const said = mails.map(({ subject, text, html }) => `${subject} ${text} ${html}`).join(" ");
  expect(said).not.toMatch(/Pat Sample|Sample surgeon|1961/);
  expect(said).not.toContain(completeOpinion.patientMessage);
  expect(await entries({ requestId, act: "notice.send", outcome: "done" })).toHaveLength(5);
});

test("mails come in the language that their patient read last; staff read English", async () => {
  const { requestId, patient, surgeon } = await assignedRequest();
  const ids = { in: [patient.accountId, surgeon.accountId] };
  await rows((tx) => tx.account.updateMany({ where: { id: ids }, data: { language: "es" } }));
  for (const notice of ["with_surgeon", "assigned"] as const) expectOk(await sendNotice(system, { notice, requestId }));
  expect((await mailsTo(patient.email))[0]?.subject).toMatch(/^Un cirujano verá su solicitud/);
  expect((await mailsTo(surgeon.email))[0]?.subject).toMatch(/^A request is waiting for you/);
});

test("what came of the files is told when it changes, and a step that comes again is not told again", async () => {
  const { requestId } = await draftRequest();
  await rows(async (tx) => {
    for (const news of ["files_question", "files_question", "files_checked", "files_checked"] as const)
      await notifyOfFiles(tx, news, { id: requestId });
    for (let times = 0; times < 2; times++) await notify(tx, "claimed", { id: requestId }, { once: true });
  });
  const kinds = (await noticesOf({ requestId })).map(({ kind }) => kind);
  expect(kinds).toEqual(["files_question", "files_checked", "claimed"]);
});

test("the last mail about a draft leaves when the draft is gone", async () => {
  const { requestId, patient } = await draftRequest();
  await rows(async (tx) => {
    await notify(tx, "draft_removed", { id: requestId });
    await tx.reviewRequest.delete({ where: { id: requestId } });
  });
  expectOk(await sendNotice(system, { notice: "draft_removed", requestId }));
  expect((await mailsTo(patient.email))[0]?.text).toContain("You can start a new one at any time.");
  expect(await entries({ requestId, patientId: patient.accountId, act: "notice.send" })).toHaveLength(1);
});

test("whose account is disabled gets none, and a request that was never there ends the job", async () => {
  const { requestId, surgeon } = await assignedRequest();
  await rows((tx) => tx.account.update({ where: { id: surgeon.accountId }, data: { disabledAt: new Date() } }));
  expectOk(await sendNotice(system, { notice: "assigned", requestId }));
  expect(await mailsTo(surgeon.email)).toEqual([]);
  const unknown = { notice: "decided" as const, requestId: crypto.randomUUID() };
  expect(codeOfResult(await sendNotice(system, unknown))).toBe("not_found");
  const noNotice = { notice: "toString" as Notice, requestId };
  expect(codeOfResult(await sendNotice(system, noNotice))).toBe("invalid");
});

test("nobody but the portal itself sends them", async () => {
  const { requestId, patient, coordinator, surgeon } = await assignedRequest();
  for (const actor of [nobody, patient, coordinator, surgeon, await newPatient(), await newStaff("administrator")])
    expect(codeOfResult(await sendNotice(actor, { notice: "submitted", requestId }))).toMatch(
      /forbidden|not_found|signed_out/,
    );
  expect(await mailsTo(patient.email)).toEqual([]);
});
