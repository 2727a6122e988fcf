import type { Browser, Page } from "@playwright/test";
import { submitRequest } from "#lib/intake/submit-request.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { askColleague } from "#lib/reading/ask-colleague.ts";
import { assignSurgeon } from "#lib/triage/assign-surgeon.ts";
import { claimRequest } from "#lib/triage/claim-request.ts";
import { queueViews } from "#lib/triage/queue-filter.ts";
import {
  assignedRequest,
  newStaff,
  reviewedRequest,
  signOff,
  submittedRequest,
  uncheckedRequest,
  urgentRequest,
} from "../../config/command-scene.ts";
import { takeAccounts } from "./account-pages.ts";
import { draftWithScan } from "./question-pages.ts";
import { closeViews, openViews, staffLooks, take } from "./views.ts";

/** The queue, a request, and the installation as staff see them. */
export async function takeStaffPages(browser: Browser): Promise<void> {
  const coordinator = await newStaff("coordinator", { name: "Robin Sample" });
  const surgeon = await newStaff("surgeon", { name: "Ada Sample" });
  const { requestId } = await sentWithScan(browser);
  const staff = await openViews(browser, "staff", staffLooks, coordinator);
  const urgent = await urgentRequest();
  await uncheckedRequest();
  for (let times = 0; times < 4; times++) await submittedRequest();
  const { requestId: answered } = await reviewedRequest();
  await assignedRequest();
  const broken = await assignedRequest();
  const outsideNote = "Compression fracture of L1. To an emergency room today.";
  expectOk(await signOff(broken, { outside: ["fracture"], outsideNote }));
  for (const view of queueViews) await take(staff, "queue", view, `/queue?view=${view}`);
  await take(staff, "queue", "preview", `/queue?peek=${requestId}`);
  await take(staff, "request", "unclaimed", `/queue/${requestId}`);
  await take(staff, "request", "urgent", `/queue/${urgent.requestId}`);
  await take(staff, "request", "answered", `/queue/${answered}`);
  await take(staff, "request", "call-today", `/queue/${broken.requestId}`);
  await take(staff, "request", "images", `/queue/${requestId}?images=open`, isDrawn);
  expectOk(await claimRequest(coordinator, { requestId }));
  await take(staff, "request", "claimed", `/queue/${requestId}`);
  await take(staff, "queue", "mine-claimed", "/queue?view=mine");
  expectOk(await assignSurgeon(coordinator, { requestId, surgeonId: surgeon.accountId }));
  await take(staff, "request", "assigned", `/queue/${requestId}`);
  await take(staff, "not-found", "plain", `/queue/${crypto.randomUUID()}`);
  await closeViews(staff);

  const administrator = await openViews(browser, "administrator", staffLooks, await newStaff("administrator"));
  await take(administrator, "admin", "plain", "/admin");
  await takeAccounts(administrator);
  await closeViews(administrator);
}

/** A request that surgeons read, and the worklist it stands on. */
export async function takeReading(browser: Browser): Promise<void> {
  const coordinator = await newStaff("coordinator");
  const surgeon = await newStaff("surgeon", { name: "Ada Sample" });
  const { requestId } = await sentWithScan(browser);
  expectOk(await claimRequest(coordinator, { requestId }));
  expectOk(await assignSurgeon(coordinator, { requestId, surgeonId: surgeon.accountId }));
  const views = await openViews(browser, "surgeon", staffLooks, surgeon);
  const here = `/reading/${requestId}`;
  await take(views, "worklist", "plain", "/reading");
  await take(views, "case", "plain", here, isDrawn);
  await take(views, "case", "marked", here, async (page) => {
    await isDrawn(page);
    await markLevels(page);
  });
  await take(views, "case", "writing", here, writeOpinion);
  await take(views, "case", "signing", here, async (page) => {
    await writeOpinion(page);
    await page.getByRole("button", { name: "Review and sign" }).click();
    await page.getByRole("button", { name: "Sign opinion" }).waitFor();
  });
  const other = await newStaff("surgeon", { name: "Kim Sample" });
  expectOk(await askColleague(surgeon, { requestId, toId: other.accountId, question: "Would you start at L4/5?" }));
  await take(views, "case", "colleague-asked", here, isDrawn);
  expectOk(await signOff({ surgeon, requestId }, { levels: { "L4/5": { disc: "extrusion", side: "left" } } }));
  await take(views, "case", "signed", here, isDrawn);
  await closeViews(views);
}

async function writeOpinion(page: Page): Promise<void> {
  await isDrawn(page);
  await page.getByLabel("Good", { exact: true }).check();
  await page.getByRole("gridcell", { name: "L4/5, disc:" }).focus();
  for (const key of "el12123y") await page.keyboard.press(key);
  await page.getByLabel("May be a candidate").check();
  await page.getByLabel("Findings").fill("L4/L5: left paracentral extrusion with contact to the left L5 root.");
  await page.getByLabel("Message to the patient").fill("One disc presses on a nerve. A procedure may help you.");
}

/** Labels, a measurement and a key image, as a surgeon makes them. */
async function markLevels(page: Page): Promise<void> {
  const image = page.locator("[role=application][data-active]");
  await image.and(page.locator("[data-rendered-instance]")).waitFor({ timeout: 60_000 });
  const box = (await image.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const side = Math.min(box.width, box.height);
  const click = (right: number, down: number) =>
    page.mouse.click(box.x + box.width / 2 + right * side, box.y + box.height / 2 + down * side);
  await image.focus();
  await page.keyboard.press("Shift+L");
  await click(0.07, 0.35);
  await page.keyboard.down("Shift");
  await click(0, -0.29);
  await page.keyboard.up("Shift");
  await page.getByRole("button", { name: "L4/5", exact: true }).click();
  await image.focus();
  await page.keyboard.press("d");
  await click(-0.2, 0);
  await click(-0.05, 0);
  await page.keyboard.press("k");
  await page.keyboard.press("w");
}

async function sentWithScan(browser: Browser) {
  const draft = await draftWithScan(browser);
  expectOk(await submitRequest(draft.patient, { requestId: draft.requestId }));
  return draft;
}

/** The images come after the page. */
const isDrawn = (page: Page): Promise<void> =>
  page.locator("[data-rendered-instance]").first().waitFor({ timeout: 60_000 });
