import type { Browser } from "@playwright/test";
import { logFollowUp } from "#lib/triage/log-follow-up.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { fill } from "../seed/fill.ts";
import { candidateRequest, newStaff } from "../../config/command-scene.ts";
import { closeViews, openViews, staffLooks, take } from "./views.ts";

/** The figures, of nothing and of six invented years, and what follows "may be a candidate". */
export async function takeFigures(browser: Browser): Promise<void> {
  const coordinator = await newStaff("coordinator", { name: "Robin Sample" });
  const looks = [...staffLooks, { language: "en" as const, shots: [{ width: 360, height: 780 }] }];
  const staff = await openViews(browser, "staff", looks, coordinator);
  await take(staff, "figures", "empty", "/queue/figures");
  await fill(process.env["DATABASE_OWNER_URL"] ?? "", 12_000);
  await take(staff, "figures", "plain", "/queue/figures");
  await take(staff, "figures", "problem", "/queue/figures?from=2026-02-30");
  await take(staff, "figures", "year", "/queue/figures?from=2020-01-01");
  await take(staff, "figures", "table", "/queue/figures", async (page) => {
    for (const summary of await page.getByText("Show as a table").all()) await summary.click();
  });

  const { requestId } = await candidateRequest();
  await take(staff, "queue", "follow-ups", "/queue?view=follow");
  await take(staff, "follow-up", "offered", `/queue/${requestId}`);
  expectOk(await logFollowUp(coordinator, { requestId, kind: "no_answer", note: "Voicemail is full" }));
  await take(staff, "follow-up", "booking", `/queue/${requestId}`, async (page) => {
    await page.getByText("Insurance: not asked yet").click();
    await page.getByRole("radio", { name: "Visit booked" }).check();
    await page.getByRole("button", { name: "Save the call" }).click();
    await page.getByText("Enter where the visit is").waitFor();
  });
  const visitAt = `${new Date().getFullYear() + 1}-01-14T10:30`;
  expectOk(await logFollowUp(coordinator, { requestId, kind: "booked", visitAt, visitPlace: "Main office, Tampa" }));
  await take(staff, "follow-up", "booked", `/queue/${requestId}`);
  await closeViews(staff);

  const administrator = await openViews(browser, "administrator", staffLooks, await newStaff("administrator"));
  await take(administrator, "figures", "plain", "/admin/figures");
  await closeViews(administrator);
}
