import type { Browser, Page } from "@playwright/test";
import { publicPaths } from "#app/_public/public-paths.ts";
import { newAddress } from "../../config/command-scene.ts";
import { newStaff, enrolStaff } from "../../e2e/scene.ts";
import { closeViews, openViews, patientLooks, picture, sendForm, staffLooks, take } from "./views.ts";

type Asked = { place: string; age?: string; region?: string; scan?: string };

const verdicts: Record<string, Asked> = {
  yes: { place: "NY" },
  "scan-elsewhere": { place: "NY", scan: "elsewhere" },
  "no-scan": { place: "NY", scan: "none" },
  "other-state": { place: "WY" },
  abroad: { place: "abroad" },
  "too-young": { place: "NY", age: "younger" },
  "other-region": { place: "NY", region: "neck" },
};

/** What is seen before anybody signs in. */
export async function takePublicPages(browser: Browser): Promise<void> {
  const views = await openViews(browser, "visitor", patientLooks);
  for (const path of publicPaths) await take(views, path.slice(1).replaceAll("/", "-") || "front", "plain", path);
  await take(views, "privacy-notice", "plain", "/privacy/notice");
  await take(views, "can-we-review", "errors", "/can-we-review", sendForm);
  for (const [verdict, asked] of Object.entries(verdicts))
    await take(views, "can-we-review-answer", verdict, "/can-we-review", (page) => ask(page, asked));
  await take(views, "send", "plain", "/send");
  await take(views, "reminders", "unknown", "/reminders");
  await take(views, "not-found", "plain", "/nowhere");
  await closeViews(views);
}

/** How patients get in. */
export async function takeWaysIn(browser: Browser): Promise<void> {
  const views = await openViews(browser, "visitor", patientLooks);
  await take(views, "sign-in", "plain", "/sign-in");
  await take(views, "sign-in", "errors", "/sign-in", sendForm);
  await take(views, "sign-in-code", "plain", "/sign-in", askForCode);
  await take(views, "sign-in-code", "errors", "/sign-in", async (page) => {
    await askForCode(page);
    await page.locator("input[name=code]").fill("000000");
    await sendForm(page);
  });
  await closeViews(views);
}

async function ask(page: Page, { place, age = "old_enough", region = "lower_back", scan = "have" }: Asked) {
  await page.locator("select[name=place]").selectOption(place);
  for (const [name, value] of Object.entries({ age, region, scan }))
    await page.locator(`input[name=${name}][value=${value}]`).check();
  await page.locator("main form button[type=submit]").first().click();
  await page.waitForURL(/\/can-we-review\/answer$/);
}

async function askForCode(page: Page): Promise<void> {
  await page.locator("input[name=email]").fill(newAddress());
  await page.locator("main form button[type=submit]").first().click();
  await page.waitForURL(/\/sign-in\/code/);
}

/** How staff get in, the first time. */
export async function takeStaffWayIn(browser: Browser): Promise<void> {
  const views = await openViews(browser, "staff", staffLooks);
  await take(views, "sign-in", "plain", "/sign-in/staff");
  for (const view of views) {
    const pages = ["enrol", "recovery-codes"];
    await enrolStaff(view.page, await newStaff("coordinator"), () =>
      picture(view, `sign-in-${pages.shift() ?? "end"}`, "plain"),
    );
  }
  await closeViews(views);
}
