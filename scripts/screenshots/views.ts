import type { Browser, Page } from "@playwright/test";
import type { Person } from "#lib/accounts/actor.ts";
import type { Language } from "#lib/platform/language.ts";
import { cookieOf } from "../../e2e/session-cookie.ts";

/** Where the pictures go; git ignores it. */
export const folder = "screenshots";

type Look = { width: number; height: number; language: Language; dark?: boolean };

export type View = { who: string; look: Look; page: Page };

/** What happens on a page before its picture is taken. */
type Prepare = (page: Page) => Promise<unknown>;

const phone = { width: 360, height: 780 };
const desktop = { width: 1280, height: 900 };
const desk = { width: 1440, height: 900, language: "en" } as const;

/** Patients' pages are light only; staff and surgeons read English. */
export const patientLooks: readonly Look[] = [phone, desktop].flatMap((size) =>
  (["en", "es"] as const).map((language) => ({ ...size, language })),
);
export const staffLooks: readonly Look[] = [desk, { ...desk, dark: true }];

/** A browser for each look, signed in where somebody is given. */
export function openViews(browser: Browser, who: string, looks: readonly Look[], person?: Person): Promise<View[]> {
  return Promise.all(
    looks.map(async (look) => {
      const { width, height, language, dark } = look;
      const context = await browser.newContext({
        baseURL: process.env["NEXTAUTH_URL"] ?? "",
        viewport: { width, height },
        locale: `${language}-US`,
        colorScheme: dark ? "dark" : "light",
        ...(width < 600 ? { hasTouch: true, isMobile: true } : {}),
      });
      if (person) await context.addCookies([await cookieOf(person)]);
      return { who, look, page: await context.newPage() };
    }),
  );
}

/** Takes one page in one state in every view; what cannot be shown is told and does not stop the rest. */
export async function take(views: readonly View[], name: string, state: string, path: string, prepare?: Prepare) {
  for (const view of views)
    try {
      await view.page.goto(path);
      await prepare?.(view.page);
      await picture(view, name, state);
    } catch (error) {
      console.error(`\nno picture: ${fileOf(view, name, state)}: ${String(error).split("\n", 1).join("")}`);
      process.exitCode = 1;
    }
}

/** Saves a view as it is now. */
export async function picture(view: View, name: string, state: string): Promise<void> {
  await view.page.evaluate(() => document.fonts.ready.then(() => undefined));
  await view.page.waitForTimeout(250); // what only a script shows
  const path = `${folder}/${fileOf(view, name, state)}`;
  await view.page.screenshot({ path, fullPage: true, animations: "disabled", caret: "hide" });
}

const fileOf = ({ who, look: { width, height, language, dark } }: View, name: string, state: string): string =>
  `${who}-${name}-${state}-${width}x${height}-${language}${dark ? "-dark" : ""}.png`;

export const closeViews = async (views: readonly View[]): Promise<void> => {
  for (const { page } of views) await page.context().close();
};

/** Sends the form of a page as it stands, and waits for what is wrong with it. */
export async function sendForm(page: Page): Promise<void> {
  await page.locator("main form button[type=submit]").first().click();
  await page.locator("main [role=alert]").first().waitFor();
}
