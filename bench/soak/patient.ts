import type { BrowserContext, Page } from "@playwright/test";
import { expect } from "../../e2e/scene.ts";
import type { Browser } from "../browser.ts";
import type { Line } from "../slow-line.ts";
import type { Stage } from "../stage.ts";
import { atTheScan } from "../uploads.ts";

/** A line on which nothing is slow, for what comes before the sending. */
export const fastLine: Line = { roundTrip: 1, uplink: 1e9 };

export type Patient = { url: string; requestId: string; cookies: Awaited<ReturnType<BrowserContext["cookies"]>> };

/** A new patient who answered every question, and the cookies with which any browser of theirs is signed in. */
export async function newPatient(stage: Stage): Promise<Patient> {
  const over = await stage.over(fastLine);
  try {
    const { context, ...rest } = await over.open();
    const { url, requestId } = await atTheScan({ context, ...rest }, stage.portal);
    return { url, requestId, cookies: await context.cookies() };
  } finally {
    await over.close();
  }
}

/** The page for the scan in another browser of the patient. */
export async function comeBack({ context }: Browser, { cookies, url }: Patient): Promise<Page> {
  await context.addCookies(cookies);
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await page.goto(url);
  await expect(page.getByRole("heading", { name: "Your scan", level: 1 })).toBeVisible({ timeout: 120_000 });
  return page;
}

export const pressSend = (page: Page): Promise<void> =>
  page.getByRole("button", { name: "Send these pictures" }).click();

export const isSending = async (page: Page): Promise<boolean> =>
  (await page.getByRole("progressbar", { name: "Sending the pictures" }).count()) > 0;
