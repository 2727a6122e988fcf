import { mkdirSync, rmSync } from "node:fs";
import { chromium } from "@playwright/test";
import { closeDatabase } from "#lib/platform/db.ts";
import setUp from "../e2e/installation.setup.ts";
import settings from "../e2e/playwright.config.ts";
import { ensureBrowser } from "./browser.ts";
import { takePatientPages } from "./screenshots/patient-pages.ts";
import { takePublicPages } from "./screenshots/public-pages.ts";
import { takeStaffPages } from "./screenshots/staff-pages.ts";
import { folder } from "./screenshots/views.ts";
import { walk } from "./screenshots/walk.ts";
import { step } from "./terminal.mjs";

// A picture of every page and its main states, by an installation of its own with invented people, to be looked at.
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
ensureBrowser();
const takeDown = await step("An installation with nobody in it", setUp);
const browser = await chromium.launch(settings.use?.launchOptions ?? {});
const failed = (error: unknown): void => {
  console.error(error);
  process.exitCode = 1; // the rest is still worth a look
};
try {
  const walked = await step("A patient on a phone, from the front page to the end", () => walk(browser));
  await step("Public pages", () => takePublicPages(browser)).catch(failed);
  await step("Pages of patients", () => takePatientPages(browser)).catch(failed);
  await step("Pages of staff and surgeons", () => takeStaffPages(browser, walked.requestId)).catch(failed);
  console.log(JSON.stringify({ folder, screens: walked.screens, taps: walked.taps }));
} finally {
  await browser.close();
  await closeDatabase();
  await takeDown();
}
process.exit();
