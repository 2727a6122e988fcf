import { randomUUID } from "node:crypto";
import type { Browser, Page } from "@playwright/test";
import { clinicToday } from "#lib/calendar/clinic-calendar.ts";
import { currentText } from "#lib/consents/published.ts";
import { receiveDisc } from "#lib/discs/receive-disc.ts";
import { enterAnswers } from "#lib/intake/enter-answers.ts";
import { recordPaperConsent } from "#lib/intake/record-paper-consent.ts";
import { startForSomebody } from "#lib/intake/start-for-somebody.ts";
import { submitRequest } from "#lib/intake/submit-request.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { assignSurgeon } from "#lib/triage/assign-surgeon.ts";
import { claimRequest } from "#lib/triage/claim-request.ts";
import { checkedScan, completeAnswers, newStaff, signOff, urgentRequest } from "../../config/command-scene.ts";
import { closeViews, openViews, staffLooks, take } from "./views.ts";

/** A request that staff type for somebody without e-mail, on its way to a printed answer; and what they are told. */
export async function takeEntries(browser: Browser): Promise<void> {
  const coordinator = await newStaff("coordinator", { name: "Robin Sample" });
  const begin = async () => {
    const requestId = randomUUID();
    expectOk(await startForSomebody(coordinator, { requestId, via: "phone", language: "en" }));
    return requestId;
  };
  const views = await openViews(browser, "entry", staffLooks, coordinator);
  await take(views, "entries", "none", "/queue/entry");
  const requestId = await begin();
  const here = `/queue/entry/${requestId}`;
  await take(views, "entry", "begun", here);
  await take(views, "entry", "errors", here, async (page) => {
    await page.getByLabel("Full name").fill("Pat Sample");
    await page.getByLabel("Month", { exact: true }).fill("13");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("alert", { name: "There is a problem" }).waitFor();
  });
  const given = Object.fromEntries(Object.values(completeAnswers).flatMap((one) => Object.entries(one)));
  expectOk(await enterAnswers(coordinator, { requestId, given: { ...given, warningSigns: ["fever"] } }));
  await take(views, "entry", "emergency", here);
  expectOk(await enterAnswers(coordinator, { requestId, given }));
  const today = clinicToday();
  const disc = { requestId, discReceivedOn: today };
  expectOk(
    await receiveDisc(coordinator, { ...disc, discId: randomUUID(), label: "CD, MRI lumbar spine, March 2026" }),
  );
  const signed = { requestId, signer: "Pat Sample", receivedOn: today, noticeGiven: "yes" as const };
  const { version } = currentText("review");
  expectOk(await recordPaperConsent(coordinator, { ...signed, text: "review", version, paperLanguage: "en" }));
  await take(views, "entry", "scan", `${here}/scan`);
  await checkedScan(requestId);
  await take(views, "entry", "ready", here);
  await begin();
  await take(views, "entries", "some", "/queue/entry");

  expectOk(await submitRequest(coordinator, { requestId }));
  expectOk(await claimRequest(coordinator, { requestId }));
  const surgeon = await newStaff("surgeon", { name: "Ada Sample" });
  expectOk(await assignSurgeon(coordinator, { requestId, surgeonId: surgeon.accountId }));
  expectOk(await signOff({ surgeon, requestId }));
  await take(views, "request", "without-email", `/queue/${requestId}`, (page) =>
    page.getByText("The answer as a letter").scrollIntoViewIfNeeded(),
  );
  await take(views, "queue", "without-email", "/queue?view=call");
  await urgentRequest();
  await take(views, "notices", "page", "/queue/notices");
  await take(views, "notices", "bell", "/queue", openBell);
  await closeViews(views);
}

async function openBell(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Notices/ }).click();
  await page.getByRole("dialog", { name: "Notices" }).waitFor();
}
