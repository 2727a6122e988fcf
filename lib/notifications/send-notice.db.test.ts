import { expect, test } from "vitest";
import {
  assignedRequest,
  codeOfResult,
  completeOpinion,
  entries,
  mailsTo,
  newPatient,
  newStaff,
  rows,
} from "../../config/command-scene.ts";
import { nobody, system } from "#lib/accounts/actor.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import type { Notice } from "./mails.ts";
import { sendNotice } from "./send-notice.ts";

const forPatient = ["submitted", "question", "decided", "declined"] as const satisfies Notice[];

test("each mail reaches whom it concerns and leads to their own page", async () => {
  const { requestId, patient, coordinator, surgeon } = await assignedRequest();
  for (const notice of [...forPatient, "assigned", "answered_by_patient"] as const)
    expectOk(await sendNotice(system, { notice, requestId }));
  const paths = async (email: string) =>
    (await mailsTo(email)).map(({ text }) => /https?:\/\/[^/\s]+(\/\S+)/.exec(text)?.[1]);
  expect(await paths(patient.email)).toEqual(forPatient.map(() => `/requests/${requestId}`));
  expect(await paths(coordinator.email)).toEqual([`/queue/${requestId}`]);
  expect(await paths(surgeon.email)).toEqual([`/reading/${requestId}`]);
  expect(await entries({ requestId, act: "notice.send", outcome: "done" })).toHaveLength(6);
});

test("no mail says anything medical, nor who the person is", async () => {
  const { requestId, patient, coordinator, surgeon } = await assignedRequest();
  for (const notice of [...forPatient, "assigned", "answered_by_patient"] as const)
    expectOk(await sendNotice(system, { notice, requestId }));
  const mails = (await Promise.all([patient, coordinator, surgeon].map(({ email }) => mailsTo(email)))).flat();
  const said = mails
    .map(({ subject, text, html }) => `${subject} ${text} ${html.replace(/style="[^"]*"/g, "")}`)
    .join(" ");
  expect(mails).toHaveLength(6);
  expect(said).not.toMatch(
    /Pat Sample|1961|back\b|spine\b(?! clinic)|pain|MRI|scan|candidate|extrusion|emergency room/i,
  );
  expect(said).not.toContain(completeOpinion.patientMessage);
});

test("whose account is disabled gets none, and a request that is gone ends the job", async () => {
  const { requestId, surgeon } = await assignedRequest();
  await rows((tx) => tx.account.update({ where: { id: surgeon.accountId }, data: { disabledAt: new Date() } }));
  expectOk(await sendNotice(system, { notice: "assigned", requestId }));
  expect(await mailsTo(surgeon.email)).toEqual([]);
  expect(codeOfResult(await sendNotice(system, { notice: "decided", requestId: crypto.randomUUID() }))).toBe(
    "not_found",
  );
});

test("nobody but the portal itself sends them", async () => {
  const { requestId, patient, coordinator, surgeon } = await assignedRequest();
  for (const actor of [nobody, patient, coordinator, surgeon, await newPatient(), await newStaff("administrator")])
    expect(codeOfResult(await sendNotice(actor, { notice: "decided", requestId }))).toMatch(/forbidden|signed_out/);
  expect(await mailsTo(patient.email)).toEqual([]);
});
