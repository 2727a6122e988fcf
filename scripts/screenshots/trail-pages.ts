import type { Browser } from "@playwright/test";
import { claimRequest } from "#lib/triage/claim-request.ts";
import { viewRequest } from "#lib/triage/view-request.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { newStaff, requestRow, reviewedRequest, rows, submittedRequest } from "../../config/command-scene.ts";
import { closeViews, openViews, staffLooks, take } from "./views.ts";

/** The trail, as auditors and administrators see it, and who opened a request. */
export async function takeTrail(browser: Browser): Promise<void> {
  const from = { place: "203.0.113.…", browser: "Firefox, Windows" };
  const coordinator = await newStaff("coordinator", { name: "Robin Sample" });
  const { requestId } = await reviewedRequest();
  const other = await submittedRequest();
  expectOk(await viewRequest({ ...coordinator, from }, { requestId }));
  await claimRequest({ ...(await newStaff("surgeon", { name: "Ada Sample" })), from }, { requestId: other.requestId });
  await newStaff("coordinator", { name: "Robin Sampleton" });
  const here = "/admin/trail";
  const auditor = await openViews(browser, "auditor", staffLooks, await newStaff("auditor", { name: "Sam Sample" }));
  await take(auditor, "trail", "plain", here);
  await take(auditor, "trail", "details", `${here}?request=${requestId}`, async (page) => {
    await page.locator("summary").nth(1).click();
  });
  await take(auditor, "trail", "denied", `${here}?outcome=denied`);
  await take(auditor, "trail", "nothing", `${here}?until=2020-01-01`);
  for (const [state, person, said] of [
    ["several", "Robin", "Several people"],
    ["problem", "Nobody Known", "Nobody is found"],
  ] as const)
    await take(auditor, "trail", state, here, async (page) => {
      await page.getByLabel("Person").fill(person);
      await page.getByRole("button", { name: "Search" }).click();
      await page.getByText(said).first().waitFor();
    });
  const ours = await rows((tx) => tx.auditEntry.findMany({ where: { requestId }, orderBy: { id: "desc" } }));
  const seal = await rows((tx) => tx.auditSeal.findFirst({ where: { entryId: ours[3]?.id ?? 0n } }));
  const wrong = { right: false, wrong: "entry changed", at: Number(seal?.seq ?? 1) };
  await rows((tx) =>
    tx.auditEntry.create({ data: { act: "audit.verify", outcome: "done", role: "system", detail: wrong } }),
  );
  await closeViews(auditor);
  const administrator = await openViews(browser, "administrator", staffLooks, await newStaff("administrator"));
  await take(administrator, "trail", "changed", `${here}?request=${requestId}`);
  await closeViews(administrator);
  const staff = await openViews(browser, "staff", staffLooks, coordinator);
  await take(staff, "request", "opened-by", `/queue/${(await requestRow(requestId)).id}/opened`);
  await closeViews(staff);
}
