import { newStaff, rows, submittedRequest } from "../config/command-scene.ts";
import { expect, isAccessible, pressUntil, test } from "./scene.ts";
import { cookieOf } from "./session-cookie.ts";

const count = 20;

test("a coordinator clears twenty requests by keys alone, undoes, and is told what was refused", async ({
  newPerson,
}) => {
  test.setTimeout(120_000);
  const coordinator = await newStaff("coordinator", { name: "Robin Sample" });
  const surgeon = await newStaff("surgeon", { name: "Ada Sample" });
  const region = `r${crypto.randomUUID().replace(/[^a-f]/g, "")}`;
  const sent = await Promise.all(Array.from({ length: count }, () => submittedRequest()));
  const ids = sent.map(({ requestId }) => requestId);
  // A list of their own, as other stories fill the queue meanwhile.
  await rows((tx) => tx.reviewRequest.updateMany({ where: { id: { in: ids } }, data: { regions: [region] } }));
  const staff = await newPerson();
  await staff.context().addCookies([await cookieOf(coordinator)]);
  await staff.goto(`/queue?view=all&region=${region}`);
  await expect(staff.locator("[data-row]")).toHaveCount(count);

  let keys = 0;
  const press = async (key: string): Promise<void> => {
    keys += 1;
    await staff.keyboard.press(key);
  };
  const dialog = staff.getByRole("dialog");
  const row = (id: string) => staff.locator(`[data-row="${id}"]`);
  const here = async () =>
    (await staff.locator("[data-row]:focus-within").getAttribute("data-row")) ?? "no row has the focus";
  await pressUntil(staff, "j", () => expect(staff.locator("[data-row]:focus-within")).toHaveCount(1, { timeout: 300 }));

  await test.step("selected together, claimed at once, undone, and claimed again", async () => {
    for (let at = 0; at < 4; at++) await press("J");
    await expect(staff.getByRole("toolbar", { name: "Selected requests" })).toContainText("5 selected");
    await isAccessible(staff);
    await press("c");
    await expect(staff.getByText("5 claimed")).toBeVisible();
    await press("Control+z");
    await expect(staff.getByText("Undone")).toBeVisible();
    const owned = () => rows((tx) => tx.reviewRequest.count({ where: { id: { in: ids }, ownerId: { not: null } } }));
    expect(await owned()).toBe(0);
    await expect(staff.locator("[data-row]", { hasText: "In triage" })).toHaveCount(0);
    await press("Home");
    await expect(staff.getByRole("toolbar", { name: "Selected requests" })).toBeHidden();
  });

  await test.step("a claim is drawn at once, and taken back where it does not get through", async () => {
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await staff.route("**/queue?*", async (route) => {
      if (route.request().method() !== "POST") return route.continue();
      await held;
      return route.abort();
    });
    const id = await here();
    await press("c");
    await expect(row(id)).toContainText("In triage");
    letGo();
    await expect(row(id)).toContainText("New");
    await staff.unroute("**/queue?*");
  });

  const each: number[] = [];
  await test.step("one after the other: claimed and assigned to whoever is suggested", async () => {
    for (let at = 0; at < count - 2; at++) {
      keys = 0;
      const id = await here();
      await press("1");
      await expect(dialog.getByRole("radio").first()).toBeVisible();
      await expect(dialog.getByRole("radio", { checked: true })).toBeFocused();
      if (at === 0) await isAccessible(staff);
      await press("Enter");
      await expect(row(id)).toContainText("With surgeon");
      await expect(dialog).toBeHidden();
      await press("j");
      each.push(keys);
    }
  });

  await test.step("declined with a letter, and noted upon", async () => {
    keys = 0;
    const id = await here();
    await press("c");
    await expect(row(id)).toContainText("In triage");
    await press("3");
    await expect(dialog.getByLabel("Reason")).toBeFocused();
    await isAccessible(staff);
    for (const key of ["n", "n", "Tab", "Tab", "Enter"]) await press(key);
    await expect(row(id)).toContainText("Declined");
    await expect(dialog).toBeHidden();
    await press("j");
    each.push(keys);
    keys = 0;
    const last = await here();
    await press("n");
    await dialog.getByLabel("Note").pressSequentially("Calls back");
    for (const key of ["Tab", "Enter"]) await press(key);
    await expect(staff.getByText(/given a note/)).toBeVisible();
    await expect(dialog).toBeHidden();
    await press("1");
    await expect(dialog.getByRole("radio", { checked: true })).toBeFocused();
    await press("Enter");
    await expect(row(last)).toContainText("With surgeon");
    each.push(keys);
  });

  await test.step("what cannot be done is said of each, the keys and the palette show what can", async () => {
    await press("Control+a");
    await press("C");
    await expect(staff.getByText(`None of ${count} released`)).toBeVisible();
    await press("Escape");
    await press("?");
    await expect(dialog.getByText("Claim and assign a surgeon")).toBeVisible();
    await press("Escape");
    await press("Control+k");
    await staff.keyboard.type("handed");
    await expect(dialog.getByText("Nothing is called so.")).toBeVisible();
    for (let at = 0; at < 6; at++) await press("Backspace");
    await staff.keyboard.type("decided");
    await expect(dialog.getByRole("option", { name: "List: Decided" })).toBeVisible();
    await isAccessible(staff);
    await press("Enter");
    await expect(staff).toHaveURL(/view=decided/);
  });

  const median = [...each].sort((one, other) => one - other)[Math.floor(each.length / 2)] ?? 0;
  console.log(JSON.stringify({ what: "keys per request", requests: each.length, median, most: Math.max(...each) }));
  expect(median).toBeLessThanOrEqual(8);
  expect(surgeon.accountId).not.toBe("");
});
