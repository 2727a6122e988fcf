import { randomUUID } from "node:crypto";
import type { Browser, Page } from "@playwright/test";
import { saveAnswer } from "#lib/intake/save-answer.ts";
import { sendMessage } from "#lib/messages/send-message.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { notePresence } from "#lib/presence/note-presence.ts";
import { logCall } from "#lib/triage/log-call.ts";
import { setUrgency } from "#lib/triage/set-urgency.ts";
import { writeNote } from "#lib/triage/write-note.ts";
import { claimedRequest, newStaff, type newPatient } from "../../config/command-scene.ts";
import { closeViews, openViews, staffLooks, take } from "./views.ts";

type Patient = Awaited<ReturnType<typeof newPatient>>;

/** What is told at leisure, all of it. */
const told = {
  calls: { bestTime: "evening", callLanguage: "es", phoneFirst: "yes" },
  "daily-life": { stopsFrom: ["sleep", "stand", "work"], walking: "blocks" },
  "tried-medicine": { medicine_weeks: "20", medicine_goes_on: "yes", medicine_helped: "some" },
  "tried-injections": { injections_last: "March 2026", injections_relief: "weeks", injections_helped: "little" },
  "earlier-surgery": { earlierSurgery: "yes" },
  "which-surgery": { surgeryWhat: "A disc was taken out, L5/S1", surgeryYear: "2014", implants: "no" },
  health: { conditions: ["diabetes", "bleeding"], smoking: "before" },
  hopes: { hopes: "To walk the dog again" },
};

/** A request's page with much on it, as staff work with it; and as it is printed. */
export async function takeDesk(browser: Browser): Promise<void> {
  const { patient, requestId } = await claimedRequest();
  const coordinator = await newStaff("coordinator", { name: "Robin Sample" });
  await tell(patient, requestId);
  const call = { requestId, direction: "outgoing" as const, identifiers: undefined };
  const phoned = (more: object) =>
    logCall(coordinator, { ...call, callId: randomUUID(), outcome: "no_answer", ...more });
  expectOk(await phoned({}));
  expectOk(
    await phoned({ outcome: "reached", identifiers: ["name", "birth_date"], note: "The foot drops since Monday" }),
  );
  expectOk(await phoned({ outcome: "voicemail" }));
  expectOk(await setUrgency(coordinator, { requestId, urgency: "raised", reason: "Phoned: the foot drops" }));
  expectOk(await writeNote(coordinator, { requestId, body: "Daughter helps. Speaks Spanish better." }));
  const message = { requestId, messageId: randomUUID(), body: "Do you need the disc of 2024 as well?" };
  expectOk(await sendMessage(patient, message));
  const colleague = await newStaff("coordinator", { name: "Toni Sample" });
  const look = () => notePresence(colleague, { requestId, tab: randomUUID(), here: true });

  const here = `/queue/${requestId}`;
  const views = await openViews(
    browser,
    "desk",
    [...staffLooks, { language: "en", shots: [{ width: 1280, height: 900 }] }],
    coordinator,
  );
  await take(views, "request", "full", here, async (page) => {
    expectOk(await look());
    await page.getByText("Toni Sample is looking at this too").waitFor();
  });
  await take(views, "request", "log-call", here, openCall);
  await take(views, "request", "log-call-errors", here, async (page) => {
    await openCall(page);
    await page
      .getByRole("dialog")
      .getByLabel(/^Reached/)
      .check();
    await page.getByRole("dialog").getByRole("button", { name: "Save the call" }).click();
    await page.getByRole("link", { name: /^Check two/ }).waitFor();
  });
  await take(views, "request", "changed", here, async (page) => {
    await page.getByLabel("Write to the patient").fill("Please send us");
    const urgency = page === views[0]?.page ? "urgent" : "routine";
    expectOk(await setUrgency(colleague, { requestId, urgency, reason: "Phoned again" }));
    await page.getByText("while you work on it").waitFor();
  });
  expectOk(await look());
  await take(views, "queue", "looked-at", "/queue?view=all", (page) =>
    page
      .getByRole("img", { name: /looking at it/ })
      .first()
      .waitFor(),
  );
  await take(views.slice(0, 1), "request", "printed", here, (page) => page.emulateMedia({ media: "print" }));
  await closeViews(views);
}

async function tell(patient: Patient, requestId: string): Promise<void> {
  for (const [slug, given] of Object.entries(told)) expectOk(await saveAnswer(patient, { requestId, slug, given }));
}

async function openCall(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Log a call" }).click();
  await page.getByRole("dialog", { name: "Log a call" }).waitFor();
}
