import type { Browser, Page } from "@playwright/test";
import { journey } from "#lib/intake/journey.ts";
import type { Answers } from "#lib/intake/questions.ts";
import { saveAnswer } from "#lib/intake/save-answer.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { answeredDraft, completeAnswers, draftRequest, newPatient, requestRow } from "../../config/command-scene.ts";
import { phantom, sendScan } from "../../e2e/scene.ts";
import { closeViews, openViews, patientLooks, sendForm, take } from "./views.ts";

const everyTreatment = ["active_therapy", "passive_therapy", "medicine", "injections", "chiropractic", "other"];

/** What leads past every branch. Young enough to be asked whether they are pregnant. */
const needed = {
  ...completeAnswers,
  person: { fullName: "Pat Sample", birthDate: { month: "4", day: "12", year: "1988" } },
  treatments: { treatments: everyTreatment },
};

/** The phantom's, so that its scan is theirs. */
export const phantomsPerson = { fullName: "Pat Sample", birthDate: { month: "4", day: "12", year: "1968" } };

const atLeisure = {
  "earlier-surgery": { earlierSurgery: "yes" },
  health: { conditions: ["diabetes", "bleeding"], smoking: "before" },
  "earlier-scans": { earlierScans: ["mri", "ct", "xray", "other"] },
};

/** From an empty list through every question, as it is met, as it is refused, and as it was answered. */
export async function takeQuestions(browser: Browser): Promise<void> {
  const patient = await newPatient();
  const views = await openViews(browser, "patient", patientLooks, patient);
  await take(views, "requests", "empty", "/requests");
  await take(views, "start", "plain", "/requests/new");
  const { requestId } = await draftRequest(patient);
  const at = (slug: string) => `/requests/${requestId}/questions/${slug}`;
  for (const [slug, given] of Object.entries(needed)) {
    await take(views, slug, "empty", at(slug));
    await take(views, slug, "errors", at(slug), sendForm);
    if (slug === "where") await take(views, slug, "asking", at(slug), pressLowerBack);
    expectOk(await saveAnswer(patient, { requestId, slug, given }));
    await take(views, slug, "answered", at(slug));
  }
  for (const [slug, given] of Object.entries(atLeisure))
    expectOk(await saveAnswer(patient, { requestId, slug, given }));
  const { answers } = await requestRow(requestId);
  for (const { slug, fields } of journey(answers as Answers, "after")) {
    const answered = Object.hasOwn(atLeisure, slug);
    await take(views, slug, answered ? "answered" : "empty", at(slug));
    if (!answered && fields(answers as Answers).some(({ optional }) => !optional))
      await take(views, slug, "errors", at(slug), sendForm);
  }
  await take(views, "requests", "draft", "/requests");
  const elsewhere = { ...completeAnswers.contact, state: "WY" };
  expectOk(await saveAnswer(patient, { requestId, slug: "contact", given: elsewhere }));
  await take(views, "where", "turned-away", at("where"));
  await take(views, "check", "turned-away", `/requests/${requestId}/check`);
  await closeViews(views);
}

const pressLowerBack = (page: Page) => page.locator("g[role=button][id$=-lower_back_middle]").first().click();

/** What only those are asked who have a warning sign, or ask for somebody else. */
export async function takeCarer(browser: Browser): Promise<void> {
  const carer = await newPatient();
  const views = await openViews(browser, "carer", patientLooks, carer);
  const { requestId } = await draftRequest(carer);
  const given = {
    "warning-signs": { warningSigns: ["fever"] },
    "get-help-now": { toldToGetHelp: "yes" },
    "for-whom": { forWhom: "other" },
    carer: { carerName: "Sam Sample", relationship: "child", authority: "attorney" },
    person: completeAnswers.person,
    contact: completeAnswers.contact,
    where: completeAnswers.where,
    since: completeAnswers.since,
    treatments: completeAnswers.treatments,
    consent: { consentName: "Sam Sample" },
  };
  for (const [slug, answer] of Object.entries(given)) {
    const here = `/requests/${requestId}/questions/${slug}`;
    await take(views, slug, "empty", here);
    if (["get-help-now", "carer"].includes(slug)) await take(views, slug, "errors", here, sendForm);
    expectOk(await saveAnswer(carer, { requestId, slug, given: answer }));
  }
  await take(views, "scan", "with-authority", `/requests/${requestId}/scans`);
  await take(views, "check", "with-authority", `/requests/${requestId}/check`);
  await closeViews(views);
}

/** The page for the scan, and the check before it is sent. The scan itself travels once. */
export async function takeScan(browser: Browser): Promise<void> {
  const patient = await newPatient();
  const views = await openViews(browser, "patient", patientLooks, patient);
  const { requestId } = await answeredDraft(patient);
  expectOk(await saveAnswer(patient, { requestId, slug: "person", given: phantomsPerson }));
  const here = `/requests/${requestId}/scans`;
  const check = `/requests/${requestId}/check`;
  const { folder, files } = await phantom();
  await take(views, "scan", "empty", here);
  await take(views, "check", "no-scan", check);
  await take(views, "scan", "found", here, async (page) => {
    await page.locator("input[webkitdirectory]").first().setInputFiles(folder);
    await page.getByRole("button", { name: /^(Send these pictures|Enviar estas imágenes)$/ }).waitFor();
  });
  const first = views[0]?.page; // reads English, which sending by the page's words needs
  await first?.goto(here);
  if (first) await sendScan(first, folder, files.length);
  await take(views, "scan", "received", here);
  await take(views, "check", "complete", check);
  await closeViews(views);
}

/** A finished draft with a scan that was really sent, so that it can be looked at. */
export async function draftWithScan(browser: Browser) {
  const patient = await newPatient();
  const { requestId } = await answeredDraft(patient);
  expectOk(await saveAnswer(patient, { requestId, slug: "person", given: phantomsPerson }));
  const views = await openViews(browser, "sender", patientLooks.slice(0, 1), patient);
  const { folder, files } = await phantom();
  for (const { page } of views) {
    await page.goto(`/requests/${requestId}/scans`);
    await sendScan(page, folder, files.length);
  }
  await closeViews(views);
  return { patient, requestId };
}
