import type { Browser } from "@playwright/test";
import type { Person } from "#lib/accounts/actor.ts";
import { withdrawRequest } from "#lib/intake/withdraw-request.ts";
import { outcomes } from "#lib/opinions/outcomes.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { signOpinion } from "#lib/reading/sign-opinion.ts";
import { assignSurgeon } from "#lib/triage/assign-surgeon.ts";
import { claimRequest } from "#lib/triage/claim-request.ts";
import { newPatient, newStaff, rows, submittedRequest, turnDown } from "../../config/command-scene.ts";
import { closeViews, openViews, patientLooks, take } from "./views.ts";

const findings = "L4/L5: left paracentral extrusion.\nContact to the left L5 root.";
const levels = {
  "L4/5": { disc: "extrusion", side: "left", central: "moderate", subarticularLeft: "severe", fits: "yes" },
  "L5/S1": { disc: "bulge", foraminalRight: "normal_mild", fits: "no" },
} as const;
const short = "One disc of your lower back touches a nerve.\nThat fits what you feel in your leg.";
const long = Array.from({ length: 14 }, (_, at) => `${at + 1}. ${short.replace("\n", " ")} ${"Walk".repeat(at)}`);

/** The letter of each conclusion, and one that goes on. */
export async function takeAnswers(browser: Browser): Promise<void> {
  const [patient, coordinator, surgeon] = [
    await newPatient(),
    await newStaff("coordinator"),
    await newStaff("surgeon"),
  ];
  const views = await openViews(browser, "patient", patientLooks, patient);
  const answered = async (outcome: (typeof outcomes)[number]["value"], patientMessage: string) => {
    const { requestId } = await claimed(patient, coordinator);
    expectOk(await assignSurgeon(coordinator, { requestId, surgeonId: surgeon.accountId }));
    expectOk(await signOpinion(surgeon, { requestId, outcome, adequacy: "good", levels, findings, patientMessage }));
    return `/requests/${requestId}`;
  };
  for (const { value: outcome } of outcomes) {
    const here = await answered(outcome, short);
    const state = outcome.replaceAll("_", "-");
    await take(views, "answer", state, `${here}/answer`);
    if (outcome === "emergency") await take(views, "tracker", state, here);
  }
  await take(views, "answer", "long", `${await answered("candidate", long.join("\n\n"))}/answer`);
  await closeViews(views);
}

/** Declined, taken back, and late. */
export async function takeEnds(browser: Browser): Promise<void> {
  const [patient, coordinator] = [await newPatient(), await newStaff("coordinator")];
  const views = await openViews(browser, "patient", patientLooks, patient);
  const { requestId: declined } = await claimed(patient, coordinator);
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
  await take(views, "requests", "many", "/requests");
  await closeViews(views);
}

async function claimed(patient: Person, coordinator: Person) {
  const request = await submittedRequest(patient);
  expectOk(await claimRequest(coordinator, { requestId: request.requestId }));
  return request;
}
