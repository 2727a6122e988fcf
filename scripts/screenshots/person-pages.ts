import type { Browser, Page } from "@playwright/test";
import { saveAnswer } from "#lib/intake/save-answer.ts";
import { submitRequest } from "#lib/intake/submit-request.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import {
  answeredDraft,
  checkedScan,
  completeAnswers,
  newAddress,
  newPatient,
  newSession,
} from "../../config/command-scene.ts";
import { closeViews, openViews, patientLooks, sendForm, take } from "./views.ts";

/** The account of a patient, its address, and the end of a session. */
export async function takePerson(browser: Browser): Promise<void> {
  const patient = await newPatient();
  const views = await openViews(browser, "patient", patientLooks, patient);
  await take(views, "account", "alone", "/account");
  for (let more = 0; more < 2; more++) await newSession({ id: patient.accountId, role: "patient" });
  await take(views, "account", "several", "/account");
  await take(views, "email", "plain", "/account/email");
  await take(views, "email", "errors", "/account/email", sendForm);
  const first = views[0]?.page;
  await first?.goto("/account/email");
  await first?.locator("input[name=email]").fill(newAddress("a-very-long-name.of-somebody-with-two-surnames"));
  await first?.locator("main form button[type=submit]").first().click();
  await first?.locator("input[name=newCode]").waitFor();
  await take(views, "email", "codes", "/account/email");
  await take(views, "email", "wrong-codes", "/account/email", async (page) => {
    for (const name of ["oldCode", "newCode"]) await page.locator(`input[name=${name}]`).fill("000000");
    await sendForm(page);
  });
  await take(views, "session", "ends-soon", "/requests", (page) => sessionIs(page, 200, { idle: 90_000 }));
  await take(views, "session", "over", "/requests", (page) => sessionIs(page, 401, {}));
  await closeViews(views);

  async function sessionIs(page: Page, status: number, left: { idle?: number }): Promise<void> {
    const json = { accountId: patient.accountId, limit: 3_600_000, idle: 3_600_000, most: 7_200_000, ...left };
    await page.route("**/api/session", (route) => route.fulfill({ status, json }));
    await page.reload();
    await page.locator("dialog[open], [role=dialog]").first().waitFor();
    await page.unroute("**/api/session");
  }
}

const longName =
  "María de los Ángeles Wolfeschlegelsteinhausenbergerdorff-Villavicencio de la Santísima Trinidad y Sotomayor";
const longWord = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

/** Names, words and answers as long as they may be. */
export async function takeLong(browser: Browser): Promise<void> {
  const patient = await newPatient();
  const views = await openViews(browser, "long", patientLooks, patient);
  const { requestId } = await answeredDraft(patient);
  const given = {
    "for-whom": { forWhom: "other" },
    carer: { carerName: longName, relationship: "child", authority: "attorney" },
    person: { ...completeAnswers.person, fullName: longName },
    consent: { consentName: longName },
    hopes: { hopes: `${longWord}${longWord} ${"walk ".repeat(100)}` },
  };
  for (const [slug, answer] of Object.entries(given))
    expectOk(await saveAnswer(patient, { requestId, slug, given: answer }));
  const here = `/requests/${requestId}`;
  for (const slug of ["person", "consent", "hopes"]) await take(views, slug, "answered", `${here}/questions/${slug}`);
  await checkedScan(requestId);
  await take(views, "check", "complete", `${here}/check`);
  expectOk(await submitRequest(patient, { requestId }));
  await take(views, "tracker", "sent", here);
  await take(views, "agreements", "plain", `${here}/agreements`);
  await take(views, "requests", "one", "/requests");
  await closeViews(views);
}
