import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import dicomParser from "dicom-parser";
import { asIfByCard, cellsOnScreen, farthest } from "./pixels.ts";
import {
  assignTo,
  atTheirScan,
  expect,
  isAccessible,
  newStaff,
  phantom,
  sendScan,
  submitRequest,
  test,
  signInAsStaff,
} from "./scene.ts";

type NewPerson = (options?: { dark?: boolean }) => Promise<Page>;

test("a surgeon's reading room holds: keys, text, graphics and a bad connection", async ({ newPerson }) => {
  test.setTimeout(240_000);
  const surgeon = await atTheirCase(newPerson);
  await test.step("they read by keys, which are letters again in a text", () => readsByKeys(surgeon));
  await test.step("what they mark on the images is there after a reload, and leads all images to a level", () =>
    marksImages(surgeon));
  await test.step("letters and distances are those of the files", () => tellsTrueDistances(surgeon));
  await test.step("a colleague who is asked sees the case with its marks, and comments", () =>
    asksColleague(surgeon, newPerson));
  await test.step("what they type survives a second tab, a lost connection and an ended session", () =>
    losesNoText(surgeon));
  await test.step("images are drawn anew when the graphics card drops them, and without one as well", () =>
    drawsAnyhow(surgeon));
  await test.step("the image is seen before the viewer is there, in the same greys", () => seesFirst(surgeon));
  await test.step("the page says when images are slow to come and when they stop coming", () => saysWhy(surgeon));
  await test.step("addresses that have expired are asked for anew, and nobody is told", () => renewsAddresses(surgeon));
  await test.step("they give the case back to intake", () => givesBack(surgeon));
  test.info().annotations.push({ type: "acts", description: await actsOf(surgeon) });
});

async function readsByKeys(surgeon: Page): Promise<void> {
  await expect(surgeon.getByRole("gridcell", { name: "L1/2, disc:" }), "without scrolling").toBeInViewport();
  await image(surgeon).focus();
  const at = Number(await slider(surgeon).inputValue());
  const last = Number(await slider(surgeon).getAttribute("max"));
  await surgeon.keyboard.press("ArrowDown");
  await expect(slider(surgeon)).toHaveValue(String(at + 1));
  await surgeon.keyboard.press("Shift+ArrowUp");
  await expect(slider(surgeon)).toHaveValue(String(Math.max(at + 1 - 10, 0)));
  await surgeon.keyboard.press("End");
  await expect(slider(surgeon)).toHaveValue(String(last));
  const open = (await series(surgeon).evaluateAll((all) => all.map((one) => one.ariaCurrent))).indexOf("true");
  await surgeon.keyboard.press("PageDown");
  await expect(series(surgeon).nth(open + 1)).toHaveAttribute("aria-current", "true");
  await isShown(surgeon);
  const invert = surgeon.getByRole("button", { name: "Invert" });
  await surgeon.keyboard.press("i");
  await expect(invert).toHaveAttribute("aria-pressed", "true");
  await surgeon.getByLabel("Findings").pressSequentially("i r l v 0");
  await expect(surgeon.getByLabel("Findings")).toHaveValue("i r l v 0");
  await expect(invert).toHaveAttribute("aria-pressed", "true");
  await image(surgeon).press("o");
  await expect(surgeon.getByRole("tab", { name: "Opinion" })).toBeFocused();
  await surgeon.keyboard.press("Escape");
  await expect(image(surgeon)).toBeFocused();
  await surgeon.keyboard.press("Tab");
  await expect(image(surgeon)).not.toBeFocused();
  await isAccessible(surgeon);
}

async function marksImages(surgeon: Page): Promise<void> {
  const [sagittal, axial] = [/^Sagittal T2/, /^Axial T2/].map((name) => surgeon.getByRole("application", { name }));
  if (!sagittal || !axial) return;
  await surgeon.reload(); // hung by the rules again
  await expect(axial).toHaveAttribute("data-rendered-instance", /./, { timeout: 60_000 });
  await expect(sagittal).toHaveAttribute("data-rendered-instance", /./);
  const click = async (right: number, down: number) => {
    const box = (await sagittal.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    const side = Math.min(box.width, box.height);
    const middle = [box.x + box.width / 2, box.y + box.height / 2] as const;
    await surgeon.mouse.click(middle[0] + (right - 0.5) * side, middle[1] + (down - 0.5) * side);
  };
  await sagittal.focus();
  await surgeon.keyboard.press("Shift+L");
  await click(0.57, 0.85);
  await surgeon.keyboard.down("Shift");
  await click(0.5, 0.21);
  await surgeon.keyboard.up("Shift");
  const levels = surgeon.getByRole("group", { name: "Levels" }).getByRole("button");
  await expect(levels).toHaveText(["L1/2", "L2/3", "L3/4", "L4/5", "L5/S1"]);
  await surgeon.getByRole("button", { name: "L4/5", exact: true }).click();
  await expect(axial.locator("..").getByText("L4/5", { exact: true })).toBeVisible();
  await sagittal.focus();
  await surgeon.keyboard.press("d");
  await click(0.4, 0.5);
  await click(0.6, 0.5);
  const length = sagittal.locator("svg text").filter({ hasText: /^\d+\.\d mm$/ });
  await expect(length).toHaveCount(1);
  const told = await length.textContent();
  const kept = surgeon.waitForResponse((res) => res.ok() && (res.request().postData() ?? "").includes("key_image"));
  await surgeon.keyboard.press("k");
  await kept;
  await surgeon.keyboard.press("Escape");
  await surgeon.keyboard.press("w");
  await surgeon.reload();
  await expect(levels).toHaveCount(5);
  await expect(sagittal.locator("..").getByText("Key image")).toBeVisible({ timeout: 60_000 });
  await expect(length).toHaveText(told ?? "");
}

/** From nothing but the file: how far apart two places are, and where the edges lead (PS3.3 C.7.6.2.1.1). */
async function tellsTrueDistances(surgeon: Page): Promise<void> {
  const sagittal = surgeon.getByRole("application", { name: /^Sagittal T2/ });
  const box = (await sagittal.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const { rows, columns, spacing, orientation } = sagittalFacts;
  const [high, wide] = [rows * spacing[0], columns * spacing[1]];
  const pixelsPerMm = Math.min(box.height / high, box.width / wide);
  const told = Number.parseFloat((await sagittal.locator("svg text").filter({ hasText: / mm$/ }).textContent()) ?? "");
  expect(Math.abs(told - (0.2 * Math.min(box.width, box.height)) / pixelsPerMm)).toBeLessThan(0.5);
  const [row, column] = [orientation.slice(0, 3), orientation.slice(3)];
  const leads = (way: number[]) => way.map((part) => Math.round(part)).join();
  expect([leads(row), leads(column)], "to the back, and down").toEqual(["0,1,0", "0,0,-1"]);
  for (const letter of ["H", "F", "A", "P"])
    await expect(sagittal.locator("..").getByText(letter, { exact: true })).toBeVisible();
  const places = ["A", "P"].map((letter) => sagittal.locator("..").getByText(letter, { exact: true }).boundingBox());
  const [left, right] = await Promise.all(places);
  expect(left?.x).toBeLessThan(right?.x ?? 0);
}

async function givesBack(surgeon: Page): Promise<void> {
  await surgeon.getByRole("button", { name: "Return to intake…" }).click();
  await surgeon.getByLabel("Why?").fill("The axial images end above L5/S1.");
  await surgeon.getByRole("button", { name: "Return it" }).click();
  await expect(surgeon).toHaveURL(/\/reading$/);
  await expect(surgeon.getByText("No case is waiting for you")).toBeVisible();
}

async function asksColleague(surgeon: Page, newPerson: NewPerson): Promise<void> {
  const colleague = await newStaff("surgeon");
  await surgeon.reload(); // whoever can be asked was listed before
  await surgeon.getByRole("button", { name: "Ask a colleague…" }).click();
  await surgeon.getByLabel("Colleague", { exact: true }).selectOption(colleague.name);
  await surgeon.getByLabel("What do you want to know?").fill("Would you start at L4/5?");
  await surgeon.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(surgeon.getByText("No comment yet.")).toBeVisible();
  const other = await newPerson();
  await signInAsStaff(other, colleague, surgeon.url());
  await expect(other.getByText("Would you start at L4/5?")).toBeVisible();
  await isShown(other);
  await expect(other.getByRole("button", { name: "L4/5" })).toBeVisible();
  await isAccessible(other);
  await other.getByLabel("Your comment").fill("Yes.");
  await other.getByRole("button", { name: "Send comment" }).click();
  await expect(other.getByText(/^Sent/)).toBeVisible();
}

async function losesNoText(surgeon: Page): Promise<void> {
  const findings = surgeon.getByLabel("Findings");
  const saved = surgeon.getByText(/^Saved \d{1,2}:\d\d\s[AP]M$/);
  const second = await surgeon.context().newPage();
  await second.goto(surgeon.url());
  await findings.fill("Typed in the first tab.");
  await expect(second.getByLabel("Findings")).toHaveValue("Typed in the first tab.");
  await second.getByLabel("Message to the patient").fill("Typed in the second.");
  await expect(surgeon.getByLabel("Message to the patient")).toHaveValue("Typed in the second.");
  await second.close();

  await surgeon.context().setOffline(true);
  await findings.fill("Typed without a connection.");
  await expect(surgeon.getByText(/^Not saved\. The portal cannot be reached/)).toBeVisible();
  await surgeon.context().setOffline(false);
  await expect(saved).toBeVisible({ timeout: 40_000 });

  const cookies = await surgeon.context().cookies();
  await surgeon.context().clearCookies();
  await findings.fill("Typed when nobody was signed in any more.");
  await expect(surgeon.getByText(/^Not saved\. Your session has ended/)).toBeVisible();
  await surgeon.context().addCookies(cookies); // as if they had signed in again
  surgeon.once("dialog", (question) => void question.accept()); // "leave this page?", while something is not saved
  await surgeon.reload();
  await expect(findings).toHaveValue("Typed when nobody was signed in any more.");
  await expect(surgeon.getByLabel("Message to the patient")).toHaveValue("Typed in the second.");
  await expect(saved).toBeVisible();
}

async function drawsAnyhow(surgeon: Page): Promise<void> {
  await isShown(surgeon); // the page was loaded anew just before
  const plain = await greys(surgeon);
  expect(Math.max(...plain) - Math.min(...plain)).toBeGreaterThan(50);

  const card = await surgeon.context().newPage();
  await card.addInitScript(asIfByCard);
  await card.addInitScript(rememberContexts);
  await card.goto(surgeon.url());
  await isShown(card);
  const before = await greys(card);
  expect(farthest(plain, before)).toBeLessThan(4);
  await card.evaluate(() => {
    for (const context of (window as unknown as { contexts: WebGLRenderingContext[] }).contexts)
      context.getExtension("WEBGL_lose_context")?.loseContext();
  });
  await expect.poll(() => greys(card).then((now) => farthest(now, before)), { timeout: 30_000 }).toBeLessThan(1);
  await isShown(card);
  await card.close();
}

async function seesFirst(surgeon: Page): Promise<void> {
  const after = await greys(surgeon);
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await surgeon.route(/\/_next\/static\/.*\.js$/, async (route) => {
    const response = await route.fetch();
    if ((await response.text()).includes("StackViewport")) await held;
    await route.fulfill({ response });
  });
  await surgeon.reload({ waitUntil: "commit" });
  await expect(surgeon.getByText("The image is here; its tools are on their way").first()).toBeVisible();
  await expect(image(surgeon)).not.toHaveAttribute("data-rendered-instance", /./);
  const before = await cellsOnScreen(image(surgeon).locator("canvas[data-first-look]"), 1, 12);
  letGo();
  await isShown(surgeon);
  await expect(surgeon.locator("canvas[data-first-look]")).toHaveCount(0);
  await surgeon.unrouteAll();
  expect(farthest(before, after), "two sizes of canvas, so the edges of cells differ").toBeLessThan(10);
}

const packs = /\/packs\//;

async function saysWhy(surgeon: Page): Promise<void> {
  await surgeon.route(packs, () => undefined); // never answered
  await surgeon.reload();
  await expect(
    surgeon.getByText(/^This takes longer than usual\. The image is still on its way/).first(),
  ).toBeVisible();
  await expect(surgeon.getByText(/^No connection to the images/).first()).toBeVisible({ timeout: 40_000 });
  await surgeon.unroute(packs);
  await isShown(surgeon);
  await expect(surgeon.getByText("The connection to the images is back.")).toBeAttached();
}

async function renewsAddresses(surgeon: Page): Promise<void> {
  let expired = true;
  await surgeon.route(/\/api\/studies\//, (route) => {
    expired = false;
    return route.continue();
  });
  const refusal = { status: 403, headers: { "access-control-allow-origin": "*" } };
  await surgeon.route(packs, (route) => (expired ? route.fulfill(refusal) : route.continue()));
  await surgeon.reload();
  await isShown(surgeon);
  expect(expired).toBe(false);
  await expect(surgeon.getByText(/^No connection to the images/)).toHaveCount(0);
  await expect(surgeon.getByText("The connection to the images is back.")).toHaveCount(0);
  await surgeon.unrouteAll();
}

/** A surgeon who has just opened the case that was assigned to them. */
async function atTheirCase(newPerson: NewPerson): Promise<Page> {
  const { folder, files } = await phantom({ disc: false });
  sagittalFacts = factsOf(files);
  const patient = await newPerson();
  await atTheirScan(patient);
  await sendScan(patient, folder, files.length);
  const { id } = await submitRequest(patient);
  const reader = await newStaff("surgeon");
  const staff = await newPerson();
  await signInAsStaff(staff, await newStaff("coordinator"), `/queue/${id}`);
  await staff.getByRole("button", { name: "Claim", exact: true }).click();
  await assignTo(staff, reader);
  await expect(staff.getByText(/is assigned to/)).toBeVisible();
  const surgeon = await newPerson({ dark: true });
  await surgeon.addInitScript(countActs);
  await signInAsStaff(surgeon, reader, `/reading/${id}`);
  await isShown(surgeon);
  return surgeon;
}

/** The viewport that the surgeon is at, of several. */
const image = (page: Page): Locator => page.locator("[role=application][data-active]");
const slider = (page: Page): Locator => image(page).locator("..").getByLabel("Image in the series");
const series = (page: Page): Locator => page.getByRole("navigation", { name: "Series" }).getByRole("button");
const greys = (page: Page): Promise<number[]> => cellsOnScreen(image(page).locator("canvas").first(), 1, 12);
const isShown = (page: Page): Promise<void> =>
  expect(image(page)).toHaveAttribute("data-rendered-instance", /./, { timeout: 60_000 });

let sagittalFacts = { rows: 0, columns: 0, spacing: [1, 1] as [number, number], orientation: [] as number[] };

/** What the sagittal T2 of the scan says of itself, read past all that the portal reads with. */
function factsOf(files: readonly string[]): typeof sagittalFacts {
  const sets = files.map((file) => dicomParser.parseDicom(readFileSync(file)));
  const set = sets.find((one) => /^SAG T2/.test(one.string("x0008103e") ?? ""));
  const numbers = (tag: string) => (set?.string(tag) ?? "").split("\\").map(Number);
  const [vertical = 1, horizontal = 1] = numbers("x00280030");
  return {
    ...{ rows: set?.uint16("x00280010") ?? 0, columns: set?.uint16("x00280011") ?? 0 },
    ...{ spacing: [vertical, horizontal], orientation: numbers("x00200037") },
  };
}

const actsOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const count = (kind: string) => sessionStorage.getItem(`test ${kind}`) ?? "0";
    return `${count("pointerdown")} clicks, ${count("keydown")} keys`;
  });

/** Runs in the page: counts presses of the mouse and of keys, over reloads too. */
function countActs(): void {
  for (const kind of ["pointerdown", "keydown"])
    window.addEventListener(
      kind,
      ({ isTrusted }) => {
        const before = Number(sessionStorage.getItem(`test ${kind}`) ?? 0);
        if (isTrusted) sessionStorage.setItem(`test ${kind}`, String(before + 1));
      },
      { capture: true },
    );
}

/** Runs in the page: keeps the WebGL contexts that are made, so that they can be lost. */
function rememberContexts(): void {
  const contexts: unknown[] = [];
  Object.assign(window, { contexts });
  const canvases = HTMLCanvasElement.prototype as unknown as { getContext: (...how: unknown[]) => unknown };
  const { getContext } = canvases;
  canvases.getContext = function (...how) {
    const context = Reflect.apply(getContext, this, how);
    if (context && String(how[0]).includes("webgl")) contexts.push(context);
    return context;
  };
}
