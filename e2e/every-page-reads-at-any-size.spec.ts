import type { Locator, Page } from "@playwright/test";
import { answeredDraft, assignedRequest, newPatient, signOff } from "../config/command-scene.ts";
import { tooSmall, tooWide } from "./any-size.ts";
import { cookieOf } from "./session-cookie.ts";
import { expect, isAccessible, phantom, test } from "./scene.ts";

/** A page of 1280 px at 200 % and at 400 % (WCAG 1.4.10), and a narrow phone. */
const widths = [640, 320];

test("signing in and a question read at 200 and 400 %, in forced colours, without motion, and by name and role", async ({
  newPerson,
}) => {
  const page = await newPerson();
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });

  await page.goto("/sign-in");
  await holds(page);
  await page.getByRole("button", { name: "Send me a code" }).click();
  await holds(page);
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - alert "There is a problem":
      - heading "There is a problem" [level=2]
      - list:
        - listitem:
          - link "Enter your email address"
    - heading [level=1]
    - textbox "Email address"
    - button "Send me a code"
  `);

  const patient = await newPatient();
  await page.context().addCookies([await cookieOf(patient)]);
  const { requestId } = await answeredDraft(patient);
  await page.goto(`/requests/${requestId}/questions/since`);
  await page.getByRole("radio", { name: "Getting worse" }).focus();
  await expect(page.getByRole("radio", { name: "Getting worse" })).toHaveCSS("appearance", "auto");
  await page.goto(`/requests/${requestId}/questions/contact`);
  await page.getByLabel("Your phone number").fill("12");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("alert", { name: "There is a problem" })).toBeFocused();
  await expect(page).toHaveTitle(/^Error: /);
  await holds(page);
  const phone = page.getByRole("textbox", { name: "Your phone number" });
  await expect(phone).toHaveAccessibleDescription(/We call only about this request.*like \(555\)/);
  await expect(phone).toHaveAttribute("aria-invalid", "true");
  await page.getByRole("link", { name: /^Enter a phone number with 10 digits/ }).click();
  await expect(phone).toBeFocused();
});

test("the body map, the scan, the tracker and the answer read the same way", async ({ newPerson }) => {
  test.setTimeout(120_000);
  const page = await newPerson();
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  const { patient, requestId } = await answeredDraft();
  await page.context().addCookies([await cookieOf(patient)]);

  await test.step("the body map by keys alone, told apart without colour", async () => {
    await page.goto(`/requests/${requestId}/questions/where`);
    const middle = page.getByRole("button", { name: "Lower back, middle: pain" });
    await middle.focus();
    await page.keyboard.press("ArrowRight");
    const side = page.getByRole("button", { name: "Lower back, right side: not chosen" });
    await expect(side).toBeFocused();
    expect(await strokeOf(side)).not.toBe(await strokeOf(middle));
    await holds(page);
    await side.focus();
    await page.keyboard.press("Enter");
    const asked = page.getByRole("group", { name: /^Lower back, right side/ }).filter({ hasText: "Done" });
    await expect(asked).toBeFocused();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await expect(page.getByText("Lower back, right side: pain")).toBeVisible();
    await holds(page);
    await asked.getByRole("button", { name: "Done" }).press("Escape");
    await expect(page.getByRole("button", { name: "Lower back, right side: pain" })).toBeFocused();
    await page.getByText("Choose from a list instead").click();
    await page.getByRole("checkbox", { name: "Left calf" }).check();
    await expect(page.getByRole("group", { name: /^Left calf: What does it feel like there/ })).toBeVisible();
    await holds(page);
  });

  await test.step("the body map's list where its script does not come", async () => {
    const chunks = "**/_next/static/chunks/**";
    await page.goto(`/requests/${requestId}/questions/where`);
    await page.route(chunks, (route) => route.abort());
    await page.getByText("Choose from a list instead").click();
    await page.getByRole("checkbox", { name: "Left knee" }).check();
    await page
      .getByRole("group", { name: /^Left knee/ })
      .getByLabel("Pain")
      .check();
    await page.unroute(chunks);
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByRole("heading", { name: "How is the pain?" })).toBeVisible();
  });

  await test.step("the scan, before anything is chosen and with what was found", async () => {
    await page.goto(`/requests/${requestId}/scans`);
    await holds(page);
    await page.getByLabel("Choose a folder").setInputFiles((await phantom()).folder);
    await expect(page.getByRole("button", { name: "Send these pictures" })).toBeVisible();
    await holds(page);
  });

  const request = await assignedRequest();
  await page.context().clearCookies();
  await page.context().addCookies([await cookieOf(request.patient)]);

  await test.step("the tracker, its way heard step by step", async () => {
    await page.goto(`/requests/${request.requestId}`);
    await expect(page.getByRole("region", { name: "Where it stands" }).getByRole("listitem")).toHaveText([
      /^You sent it.*Done/,
      /^Scan received and checked.*Done/,
      /^Our staff looked at your request.*Done/,
      /^With the surgeon.*Now/,
      /^Your answer.*Next.*by /,
    ]);
    await holds(page);
  });

  await test.step("the answer", async () => {
    await signOff(request);
    await page.goto(`/requests/${request.requestId}/answer`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Treatment without a procedure comes first");
    await holds(page);
  });
});

/** The line around an area of the figure, as it is painted. */
const strokeOf = (area: Locator): Promise<string> =>
  area.locator("[data-area]").evaluate((path) => getComputedStyle(path).stroke);

/** No finding of axe, nothing to scroll sideways for, no text cut off, room for a finger, a focus that is seen, nothing that moves. */
async function holds(page: Page): Promise<void> {
  await isAccessible(page);
  for (const width of widths) {
    await page.setViewportSize({ width, height: 512 });
    expect(await page.evaluate(tooWide), `${new URL(page.url()).pathname} at ${width} px`).toEqual([]);
    expect(await page.evaluate(tooSmall), `${new URL(page.url()).pathname} at ${width} px`).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 860 });
  await page.keyboard.press("Tab");
  expect(await page.evaluate(focusIsSeen), `the focus on ${new URL(page.url()).pathname}`).toBe(true);
  const moving = await page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ effect }) => Number(effect?.getComputedTiming().duration) > 1)
      .map(String),
  );
  expect(moving).toEqual([]);
}

/** Whether a line is drawn around what has the focus, the label that it stands in, or its own shape. Runs in the page. */
function focusIsSeen(): boolean {
  const focused = document.querySelector(":focus-visible");
  const around = [focused, focused?.closest("label") ?? null].filter((element) => element !== null);
  const shape = focused?.querySelector("[data-area]");
  if (shape) return getComputedStyle(shape).strokeWidth === "5px";
  return focused === null || around.some((element) => getComputedStyle(element).outlineStyle !== "none");
}
