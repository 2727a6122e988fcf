import { setTimeout as after } from "node:timers/promises";
import type { Browser } from "@playwright/test";
import type { Person } from "#lib/accounts/actor.ts";
import { answerQuestion } from "#lib/intake/answer-question.ts";
import { giveConsent } from "#lib/intake/give-consent.ts";
import { makeWish } from "#lib/intake/make-wish.ts";
import { startExport } from "#lib/intake/start-export.ts";
import { submitRequest } from "#lib/intake/submit-request.ts";
import { viewExport } from "#lib/intake/view-export.ts";
import { sendMessage } from "#lib/messages/send-message.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { signOpinion } from "#lib/reading/sign-opinion.ts";
import { openStudy } from "#lib/studies/open-study.ts";
import { assignSurgeon } from "#lib/triage/assign-surgeon.ts";
import { claimRequest } from "#lib/triage/claim-request.ts";
import { askPatient, completeOpinion, newStaff } from "../../config/command-scene.ts";
import { draftWithScan } from "./question-pages.ts";
import { closeViews, openViews, patientLooks, sendForm, take } from "./views.ts";

/** A request from the moment it is sent to its answer. */
export async function takeTracker(browser: Browser): Promise<void> {
  const { patient, requestId } = await draftWithScan(browser);
  const [coordinator, surgeon] = [await newStaff("coordinator"), await newStaff("surgeon")];
  const views = await openViews(browser, "patient", patientLooks, patient);
  const here = `/requests/${requestId}`;
  expectOk(await submitRequest(patient, { requestId }));
  await take(views, "tracker", "just-sent", `${here}?sent=1`);
  await take(views, "tracker", "sent", here);
  expectOk(await claimRequest(coordinator, { requestId }));
  await take(views, "tracker", "looked-at", here);
  expectOk(await askPatient({ coordinator, requestId }, "Which leg hurts more, and since when?"));
  await take(views, "tracker", "question", here);
  await take(views, "tracker", "question-errors", here, sendForm);
  await take(views, "requests", "question", "/requests");
  expectOk(await answerQuestion(patient, { requestId, body: "The left one, since the spring." }));
  await take(views, "tracker", "question-answered", `${here}?answered=1`);
  expectOk(await assignSurgeon(coordinator, { requestId, surgeonId: surgeon.accountId }));
  expectOk(await openStudy(surgeon, { requestId }));
  await take(views, "tracker", "with-surgeon", here);
  expectOk(await signOpinion(surgeon, { requestId, ...completeOpinion }));
  await take(views, "tracker", "answer-here", here);
  await closeViews(views);
}

/** Every page that the patient of a sent request has beside it. */
export async function takeBeside(browser: Browser): Promise<void> {
  const { patient, requestId } = await draftWithScan(browser);
  const coordinator = await newStaff("coordinator");
  const views = await openViews(browser, "patient", patientLooks, patient);
  const here = `/requests/${requestId}`;
  expectOk(await submitRequest(patient, { requestId }));
  await take(views, "agreements", "plain", `${here}/agreements`);
  await take(views, "allow-talk-to", "plain", `${here}/agreements/allow/talk-to`);
  await take(views, "allow-talk-to", "errors", `${here}/agreements/allow/talk-to`, sendForm);
  await take(views, "allow-voicemail", "plain", `${here}/agreements/allow/voicemail`);
  await take(views, "allow-text-messages", "plain", `${here}/agreements/allow/text-messages`);
  const typedName = "Pat Sample";
  const person = "Dr Alma Ruiz, 212 555 0100";
  expectOk(await giveConsent(patient, { requestId, text: "talk-to", language: "en", typedName, person }));
  await take(views, "agreements", "allowed", `${here}/agreements`);
  await take(views, "messages", "empty", `${here}/messages`);
  await take(views, "messages", "errors", `${here}/messages`, sendForm);
  const write = (from: Person, body: string) => sendMessage(from, { requestId, messageId: crypto.randomUUID(), body });
  expectOk(await write(patient, "Does the scan of 2024 help you too? I have it on a disc."));
  expectOk(await write(coordinator, "Yes, please add it to your scan.\nThere is no hurry."));
  await take(views, "messages", "written", `${here}/messages`);
  await take(views, "contact", "plain", `${here}/contact`);
  await take(views, "contact", "errors", `${here}/contact`, async (page) => {
    await page.locator("input[name=phone]").fill("12");
    await sendForm(page);
  });
  await take(views, "corrections", "plain", `${here}/corrections`);
  await take(views, "corrections", "errors", `${here}/corrections`, sendForm);
  expectOk(await makeWish(patient, { requestId, kind: "amendment", text: "I was born in 1968." }));
  await take(views, "corrections", "asked", `${here}/corrections?asked=1`);
  await take(views, "download", "plain", `${here}/download`);
  expectOk(await startExport(patient, { requestId, language: "en" }));
  for (let tries = 0; tries < 60; tries++) {
    const { made } = expectOk(await viewExport(patient, { requestId }));
    if (made?.state !== "building") break;
    await after(500);
  }
  await take(views, "download", "ready", `${here}/download`);
  await closeViews(views);
}
