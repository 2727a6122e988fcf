import type { Browser } from "@playwright/test";
import type { Person } from "#lib/accounts/actor.ts";
import { withdrawRequest } from "#lib/intake/withdraw-request.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { draftRequest, newPatient, newStaff, rows, submittedRequest, turnDown } from "../../config/command-scene.ts";
import { outcomes } from "#lib/opinions/content.ts";
import { signOpinion } from "#lib/reading/sign-opinion.ts";
import { assignSurgeon } from "#lib/triage/assign-surgeon.ts";
import { claimRequest } from "#lib/triage/claim-request.ts";
import { takeCarerQuestions, takeQuestions, takeScan } from "./question-pages.ts";
import { takeTracker } from "./tracker-pages.ts";
import { closeViews, openViews, patientLooks, take, type View } from "./views.ts";

/** One patient from an empty list to every way a request can end, and somebody who asks for a person they care for. */
export async function takePatientPages(browser: Browser): Promise<void> {
  const patient = await newPatient();
  const views = await openViews(browser, "patient", patientLooks, patient);
  await take(views, "requests", "empty", "/requests");
  await take(views, "start", "plain", "/requests/new");
  const { requestId } = await draftRequest(patient);
  await takeQuestions(views, patient, requestId);
  await takeScan(views, requestId);
  await take(views, "requests", "draft", "/requests");
  const [coordinator, surgeon] = [await newStaff("coordinator"), await newStaff("surgeon")];
  await takeTracker(views, { patient, coordinator, surgeon, requestId });
  await takeAnswers(views, { patient, coordinator, surgeon });
  await takeOtherEnds(views, { patient, coordinator });
  await take(views, "requests", "many", "/requests");
  await closeViews(views);

  const carer = await newPatient();
  const carersViews = await openViews(browser, "carer", patientLooks, carer);
  await takeCarerQuestions(carersViews, carer, (await draftRequest(carer)).requestId);
  await closeViews(carersViews);
}

type People = { patient: Person; coordinator: Person; surgeon: Person };

/** The letter of each conclusion. */
async function takeAnswers(views: View[], { patient, coordinator, surgeon }: People): Promise<void> {
  for (const { value: outcome } of outcomes) {
    const { requestId } = await submittedRequest(patient);
    expectOk(await claimRequest(coordinator, { requestId }));
    expectOk(await assignSurgeon(coordinator, { requestId, surgeonId: surgeon.accountId }));
    const findings = "L4/L5: left paracentral extrusion.\nContact to the left L5 root.";
    const patientMessage = "One disc of your lower back touches a nerve.\nThat fits what you feel in your leg.";
    expectOk(await signOpinion(surgeon, { requestId, outcome, findings, patientMessage }));
    const state = outcome.replaceAll("_", "-");
    await take(views, "answer", state, `/requests/${requestId}/answer`);
    if (outcome === "emergency") await take(views, "tracker", state, `/requests/${requestId}`);
  }
}

/** Declined, taken back, and late. */
async function takeOtherEnds(views: View[], { patient, coordinator }: Omit<People, "surgeon">): Promise<void> {
  const { requestId: declined } = await submittedRequest(patient);
  expectOk(await claimRequest(coordinator, { requestId: declined }));
  const letter = "Your scan shows the shoulder. We look at the lower back only.\nYour own doctor can send you on.";
  expectOk(await turnDown({ coordinator, requestId: declined }, letter));
  await take(views, "tracker", "declined", `/requests/${declined}`);
  await take(views, "answer", "declined", `/requests/${declined}/answer`);

  const { requestId: late } = await submittedRequest(patient);
  const dueAt = new Date(Date.now() - 3 * 86_400_000);
  await rows((tx) => tx.reviewRequest.update({ where: { id: late }, data: { dueAt } }));
  await take(views, "tracker", "late", `/requests/${late}`);
  await take(views, "take-back", "plain", `/requests/${late}/take-back`);
  expectOk(await withdrawRequest(patient, { requestId: late }));
  await take(views, "tracker", "taken-back", `/requests/${late}`);
}
