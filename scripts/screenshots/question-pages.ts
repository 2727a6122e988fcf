import type { Person } from "#lib/accounts/actor.ts";
import { journey } from "#lib/intake/journey.ts";
import type { Answers } from "#lib/intake/questions.ts";
import { saveAnswer } from "#lib/intake/save-answer.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { completeAnswers, requestRow } from "../../config/command-scene.ts";
import { phantom, sendScan } from "../../e2e/scene.ts";
import { sendForm, take, type View } from "./views.ts";

const everyTreatment = ["active_therapy", "passive_therapy", "medicine", "injections", "chiropractic", "other"];

/** What leads past every branch. Young enough to be asked whether they are pregnant. */
const needed = {
  ...completeAnswers,
  person: { fullName: "Pat Sample", birthDate: { month: "4", day: "12", year: "1988" } },
  treatments: { treatments: everyTreatment },
};

const atLeisure = {
  "earlier-surgery": { earlierSurgery: "yes" },
  health: { conditions: ["diabetes", "bleeding"], smoking: "before" },
  "earlier-scans": { earlierScans: ["mri", "ct", "xray", "other"] },
};

/** Every question as it is met, as it is refused, and as it was answered. */
export async function takeQuestions(views: View[], patient: Person, requestId: string): Promise<void> {
  const at = (slug: string) => `/requests/${requestId}/questions/${slug}`;
  for (const [slug, given] of Object.entries(needed)) {
    await take(views, slug, "empty", at(slug));
    await take(views, slug, "errors", at(slug), sendForm);
    expectOk(await saveAnswer(patient, { requestId, slug, given }));
    await take(views, slug, "answered", at(slug));
  }
  for (const [slug, given] of Object.entries(atLeisure))
    expectOk(await saveAnswer(patient, { requestId, slug, given }));
  const { answers } = await requestRow(requestId);
  for (const { slug } of journey(answers as Answers, "after"))
    await take(views, slug, Object.hasOwn(atLeisure, slug) ? "answered" : "empty", at(slug));
  const given = { ...needed.person, birthDate: { month: "4", day: "12", year: "1968" } }; // the phantom's, which comes next
  expectOk(await saveAnswer(patient, { requestId, slug: "person", given }));
}

/** What only those are asked who have a warning sign, or ask for somebody else. */
export async function takeCarerQuestions(views: View[], carer: Person, requestId: string): Promise<void> {
  const given = {
    "warning-signs": { warningSigns: ["fever"] },
    "get-help-now": { toldToGetHelp: "yes" },
    "for-whom": { forWhom: "other" },
    carer: { carerName: "Sam Sample", relationship: "child", authority: "agrees" },
    person: completeAnswers.person,
    contact: completeAnswers.contact,
    where: completeAnswers.where,
  };
  for (const [slug, answer] of Object.entries(given)) {
    await take(views, slug, "empty", `/requests/${requestId}/questions/${slug}`);
    if (["get-help-now", "carer"].includes(slug))
      await take(views, slug, "errors", `/requests/${requestId}/questions/${slug}`, sendForm);
    expectOk(await saveAnswer(carer, { requestId, slug, given: answer }));
  }
}

/** The page for the scan, and the check before it is sent. The scan itself travels once. */
export async function takeScan(views: View[], requestId: string): Promise<void> {
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
}
