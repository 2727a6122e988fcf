import type { Browser, CDPSession, Page } from "@playwright/test";
import type { Person } from "#lib/accounts/actor.ts";
import type { Language } from "#lib/platform/language.ts";
import { tooSmall, tooWide } from "../../e2e/any-size.ts";
import { isAccessible } from "../../e2e/scene.ts";
import { cookieOf } from "../../e2e/session-cookie.ts";

/** Where the pictures go; git ignores it. */
export const folder = "screenshots";

type Shot = { width: number; height: number; dark?: boolean };

/** One browser, and how each of its pages is photographed: it is loaded once, at the first size. */
export type View = Look & { who: string; page: Page; devtools: CDPSession };

type Look = { language: Language; shots: readonly Shot[] };

/** What happens on a page before its pictures are taken. */
type Prepare = (page: Page) => Promise<unknown>;

const phone = { width: 360, height: 780 };
const desktop = { width: 1280, height: 900 };
const desk = { width: 1440, height: 900 };

/** Patients' pages are light only; staff and surgeons read English. */
export const patientLooks: readonly Look[] = (["en", "es"] as const).map((language) => ({
  language,
  shots: [phone, desktop],
}));
export const phoneLook: readonly Look[] = [{ language: "en", shots: [phone] }];
export const staffLooks: readonly Look[] = [{ language: "en", shots: [desk, { ...desk, dark: true }] }];

/** A browser for each look, signed in where somebody is given. */
export function openViews(browser: Browser, who: string, looks: readonly Look[], person?: Person): Promise<View[]> {
  return Promise.all(
    looks.map(async ({ language, shots }) => {
      const handheld = shots[0]?.width === phone.width;
      const context = await browser.newContext({
        baseURL: process.env["NEXTAUTH_URL"] ?? "",
        viewport: shots[0] ?? phone,
        locale: `${language}-US`,
        ...(handheld ? { hasTouch: true, isMobile: true } : {}),
      });
      if (person) await context.addCookies([await cookieOf(person)]);
      const page = await context.newPage();
      return { who, language, shots, page, devtools: await context.newCDPSession(page) };
    }),
  );
}

/** Takes one page in one state in every view; what cannot be shown is told and does not stop the rest. */
export async function take(views: readonly View[], name: string, state: string, path: string, prepare?: Prepare) {
  await Promise.all(
    views.map(async (view) => {
      try {
        await lookAs(view, view.shots[0]);
        await view.page.goto(path);
        await prepare?.(view.page);
        await picture(view, name, state);
        if (view.shots[0] === phone) await holds(view, `${name}-${state}`);
      } catch (error) {
        console.error(`\nno picture: ${name}-${state} ${view.language}: ${String(error).split("\n", 1).join("")}`);
        process.exitCode = 1;
      }
    }),
  );
}

/** Tells what a page of patients should not be in any state: hard for some people to use, too wide, cut off, too small to press. */
async function holds(view: View, picture: string): Promise<void> {
  const { page, language } = view;
  await lookAs(view, phone);
  await page.evaluate("globalThis.__name ??= (made) => made"); // scripts are compiled so that functions keep their names
  const found = [...(await page.evaluate(tooWide)), ...(await page.evaluate(tooSmall))];
  await isAccessible(page).catch((error: unknown) => found.push(String(error)));
  if (found.length === 0) return;
  console.error(`\n${picture} ${language}:\n  ${found.join("\n  ")}`);
  process.exitCode = 1;
}

/** Saves a view as it is now, in each of its sizes and colours. */
export async function picture(view: View, name: string, state: string): Promise<void> {
  const { page, who, language, shots } = view;
  const takesFiles = (await page.locator("input[type=file]").count()) > 0;
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForTimeout(250); // what only a script shows
  for (const shot of shots) {
    await lookAs(view, shot);
    // A picture of more than the window is drawn as without a finger: what is for fingers needs a window as high as its page.
    if (takesFiles && shot.width === phone.width) {
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.setViewportSize({ width: shot.width, height });
    }
    const file = `${who}-${name}-${state}-${shot.width}x${shot.height}-${language}${shot.dark ? "-dark" : ""}.png`;
    await page.screenshot({ path: `${folder}/${file}`, fullPage: true, animations: "disabled", caret: "hide" });
  }
}

/** A phone is pointed at with a finger, anything wider with a mouse. */
async function lookAs({ page, devtools }: View, { width, height, dark = false }: Shot = phone): Promise<void> {
  await page.setViewportSize({ width, height });
  await devtools.send("Emulation.setTouchEmulationEnabled", { enabled: width === phone.width });
  await page.emulateMedia({ colorScheme: dark ? "dark" : "light" });
}

export const closeViews = async (views: readonly View[]): Promise<void> => {
  for (const { page } of views) await page.context().close();
};

/** Sends the form of a page as it stands, and waits for what is wrong with it. */
export async function sendForm(page: Page): Promise<void> {
  await page.locator("main form button[type=submit]").first().click();
  await page.locator("main [role=alert]").first().waitFor();
}
