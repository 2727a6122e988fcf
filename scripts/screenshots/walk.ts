import type { Browser, Page } from "@playwright/test";
import {
  answerQuestions,
  expect,
  newAddress,
  phantom,
  sendScan,
  signInByMail,
  submitRequest,
} from "../../e2e/scene.ts";
import { closeViews, openViews, phoneLook, picture } from "./views.ts";

type Walked = { screens: number; taps: number };

/** From the front page to "we have your request" as a person goes it on a phone; counts screens and taps on the way. */
export async function walk(browser: Browser): Promise<Walked> {
  const views = await openViews(browser, "walk", phoneLook);
  const [view] = views;
  if (!view) throw new Error("there is no view");
  const { page } = view;
  const counted = await countOn(page);
  const { folder: scan, files } = await phantom();
  const seen = () => picture(view, `${String(counted.screens).padStart(2, "0")}-${lastPartOf(page)}`, "filled");

  await page.goto("/");
  await seen();
  await page.getByRole("link", { name: "Can we review yours?" }).first().click();
  await page.getByLabel("Where does the person live?").selectOption("NY");
  for (const choice of ["18 or older", "Lower back, or a leg", "Yes, and I have it"])
    await page.getByLabel(choice).check();
  await seen();
  await page.getByRole("button", { name: "See the answer" }).click();
  await expect(page).toHaveURL(/\/can-we-review\/answer$/);
  await seen();
  await page.getByRole("link", { name: "Start your request" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await signInByMail(page, newAddress(), { landing: "Start your request", stay: true });
  await seen();
  await page.getByRole("button", { name: "Start now" }).click();
  await expect(page).toHaveURL(/\/questions\//);
  await answerQuestions(page, seen);
  await sendScan(page, scan, files.length);
  await seen();
  await submitRequest(page);
  await seen();
  await closeViews(views);
  return { screens: counted.screens, taps: counted.taps };
}

const lastPartOf = (page: Page): string => new URL(page.url()).pathname.split("/").at(-1) || "front";

/**
 * Counts while somebody walks: another address is another screen; a press is a tap, and so is going into a field to type;
 * a choice from a list or a folder is two.
 */
async function countOn(page: Page): Promise<{ screens: number; taps: number }> {
  const counted = { screens: 0, taps: 0 };
  let path = "";
  page.on("framenavigated", (frame) => {
    if (frame !== page.mainFrame() || !frame.url().startsWith("http")) return;
    const { pathname } = new URL(frame.url());
    if (pathname !== path) counted.screens++;
    path = pathname;
  });
  await page.exposeFunction("countTaps", (taps: number) => void (counted.taps += taps));
  await page.addInitScript(() => {
    const count = (window as unknown as { countTaps: (taps: number) => void }).countTaps;
    const known = new WeakSet();
    addEventListener("pointerdown", () => count(1), true);
    addEventListener(
      "input",
      ({ target }) => {
        if (!(target instanceof HTMLElement) || known.has(target)) return;
        const type = target instanceof HTMLInputElement ? target.type : target.localName;
        if (["radio", "checkbox"].includes(type)) return;
        known.add(target);
        count(["select", "file"].includes(type) ? 2 : 1);
      },
      true,
    );
  });
  return counted;
}
