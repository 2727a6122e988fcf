import { expect, test } from "vitest";
import { assignedRequest, codeOfResult, completeOpinion, entries, newStaff } from "../../../config/command-scene.ts";
import { nobody } from "#lib/accounts/actor.ts";
import { letterhead } from "#lib/letters/letterhead.ts";
import { readPdf } from "#lib/letters/read-pdf.ts";
import { renderLetter } from "#lib/letters/render-letter.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { signOpinion } from "#lib/reading/sign-opinion.ts";
import { takeRecord } from "#lib/triage/take-record.ts";
import { writeNote } from "#lib/triage/write-note.ts";
import { recordLetter } from "./record-letter.ts";

test("the record holds history, answers, scan, opinion and what happened; taking it is an export that only staff may do", async () => {
  const { requestId, coordinator, patient, surgeon } = await assignedRequest();
  expectOk(await writeNote(coordinator, { requestId, body: "Speaks slowly" }));
  expectOk(await signOpinion(surgeon, { requestId, ...completeOpinion }));
  const record = expectOk(await takeRecord(coordinator, { requestId }));
  const text = (await readPdf(await renderLetter(recordLetter(record, letterhead(), new Date())))).join("\n");
  const plain = text.replace(/\s+/g, " ");
  for (const part of [
    record.reference,
    "Pat Sample",
    "April 27, 1961",
    "low back pain",
    "6 weeks of active physical therapy",
    "MR LUMBAR SPINE",
    "Conservative care first",
    completeOpinion.patientMessage,
    "Speaks slowly",
    "Status: With surgeon",
    "Confidential",
  ])
    expect(plain).toContain(part);
  expect(plain).not.toMatch(/undefined|\[object/);
  for (const actor of [patient, surgeon, await newStaff("administrator"), nobody])
    expect(codeOfResult(await takeRecord(actor, { requestId }))).toMatch(/forbidden|not_found|signed_out/);
  expect(await entries({ requestId, act: "request.export-record", outcome: "done" })).toHaveLength(1);
  expectOk(await takeRecord(coordinator, { requestId })); // each is an export of its own
  expect(await entries({ requestId, act: "request.export-record", outcome: "done" })).toHaveLength(2);
});
