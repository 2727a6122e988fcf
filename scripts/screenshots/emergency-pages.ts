import type { Browser, Page } from "@playwright/test";
import { endEmergency } from "#lib/emergencies/end-emergency.ts";
import { judgeEmergency } from "#lib/emergencies/judge-emergency.ts";
import { openInEmergency } from "#lib/emergencies/open-in-emergency.ts";
import { listOwnEmergencies } from "#lib/emergencies/list-own-emergencies.ts";
import { openStudy } from "#lib/studies/open-study.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { assignedRequest, byOwner, newStaff, requestRow, reviewedRequest } from "../../config/command-scene.ts";
import { closeViews, openViews, patientLooks, staffLooks, take } from "./views.ts";

const reason =
  "Brought in by ambulance at noon. Cannot feel the legs; the operating room needs the scan before tonight.";

/** A phone in the hand of staff, whose pages are dense. */
const staffPhone = { language: "en", shots: [{ width: 360, height: 780 }] } as const;

/** A case that is opened in an emergency: by its surgeon of that hour, before administrators, in the trail, to its patient. */
export async function takeEmergency(browser: Browser): Promise<void> {
  const surgeon = await newStaff("surgeon", { name: "Ada Sample" });
  const open = async ({ requestId }: { requestId: string }) => {
    const { reference } = await requestRow(requestId);
    expectOk(await openInEmergency(surgeon, { reference, kind: "emergency_room", reason }));
    expectOk(await openStudy(surgeon, { requestId }));
    return expectOk(await listOwnEmergencies(surgeon, {})).open[0]?.id ?? "";
  };
  const administrator = await newStaff("administrator", { name: "Kim Sample" });
  const [judged, over, now, signed] = [
    await assignedRequest(),
    await assignedRequest(),
    await assignedRequest(),
    await reviewedRequest(),
  ];
  for (const one of [judged, over]) {
    const emergencyId = await open(one);
    expectOk(await endEmergency(surgeon, { emergencyId }));
    const judgement = "The emergency room confirms it: seen there at 12:40, operated at 17:00.";
    if (one === judged) expectOk(await judgeEmergency(administrator, { emergencyId, verdict: "justified", judgement }));
  }
  await open(now);
  await open(signed);
  const looks = [...staffLooks, staffPhone];
  const views = await openViews(browser, "surgeon", looks, surgeon);
  await take(views, "emergency", "form", "/reading/emergency");
  await take(views, "emergency", "problems", "/reading/emergency", openNothing);
  await take(views, "emergency", "not-found", "/reading/emergency", findNobody);
  await take(views, "emergency", "case", `/reading/${now.requestId}`);
  await take(views, "emergency", "case-signed", `/reading/${signed.requestId}`);
  const patient = await openViews(browser, "patient", patientLooks, judged.patient);
  const admin = await openViews(browser, "administrator", looks, administrator);
  await take(admin, "emergencies", "list", "/admin/emergencies");
  await take(admin, "trail", "emergency", "/admin/trail?emergency=any");
  await rested(async () => {
    await take(admin, "administration", "read-only", "/admin");
    await take(patient, "request", "read-only", `/requests/${judged.requestId}`);
    await take(views, "emergency", "read-only", `/reading/${now.requestId}`);
  });
  await closeViews([...views, ...admin]);
  await take(patient, "request", "opened-in-emergency", `/requests/${judged.requestId}`);
  await closeViews(patient);
}

async function openNothing(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Open for/ }).click();
  await page.getByRole("alert", { name: "There is a problem" }).waitFor();
}

async function findNobody(page: Page): Promise<void> {
  await page.getByLabel("Full name").fill("Pat Sampel");
  await page.getByLabel("Date of birth").fill("1961-04-27");
  await page.getByLabel("The person is with me").check();
  await page.getByLabel("Why do you need it now?").fill(reason);
  await page.getByRole("button", { name: /^Open for/ }).click();
  await page.getByText("Nothing is found").waitFor();
}

/** The same pages while the portal is read only; each process hears of it within a second. */
async function rested(look: () => Promise<void>): Promise<void> {
  await byOwner(`UPDATE rest SET since = now(), "backAt" = now() + interval '2 hours'`);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  await look();
  await byOwner(`UPDATE rest SET since = NULL, "backAt" = NULL`);
}
