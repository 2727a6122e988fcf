import { newStaff, rows, submittedRequest } from "../config/command-scene.ts";
import { expect, isAccessible, pressUntil, test } from "./scene.ts";
import { cookieOf } from "./session-cookie.ts";

const letters = (): string =>
  crypto
    .randomUUID()
    .replace(/[^a-f]/g, "")
    .padEnd(8, "k");

test("staff find a person by a misspelt name, look without opening, say how urgent it is, and come back to their list", async ({
  newPerson,
}) => {
  const { requestId } = await submittedRequest();
  const name = `Zo${letters()}`;
  await rows((tx) => tx.reviewRequest.update({ where: { id: requestId }, data: { personName: `Ida ${name}` } }));
  const { reference } = await rows((tx) => tx.reviewRequest.findUniqueOrThrow({ where: { id: requestId } }));
  const coordinator = await newStaff("coordinator", { name: "Robin Sample" });
  const staff = await newPerson();
  await staff.context().addCookies([await cookieOf(coordinator)]);
  const asked: string[] = [];
  staff.on("request", (request) => asked.push(request.url()));
  const found = staff.locator(`[data-row="${requestId}"]`);

  await test.step("what is typed stands after the # and travels in no address", async () => {
    await staff.goto("/queue");
    await pressUntil(staff, "/", () => expect(staff.getByRole("searchbox")).toBeFocused({ timeout: 300 }));
    await staff.keyboard.type(`${name.slice(0, 4)}q${name.slice(5)}`);
    await expect(staff.getByText("Nobody is called just so.")).toBeVisible();
    await expect(found).toContainText(name);
    await expect(staff).toHaveURL(/\/queue#q=Zo/);
    expect(asked.filter((address) => /zo[a-f]{2}/i.test(address))).toEqual([]);
    await isAccessible(staff);
  });

  await test.step("a preview beside the list, by keys alone", async () => {
    await staff.keyboard.press("Enter");
    await staff.keyboard.press("Space");
    const preview = staff.getByRole("complementary", { name: "Preview" });
    await expect(preview.getByRole("heading", { name: new RegExp(reference) })).toBeVisible();
    await expect(preview.getByText("What they told us")).toBeVisible();
    await isAccessible(staff);
    await staff.keyboard.press("Escape");
    await expect(preview).toBeHidden();
  });

  await test.step("urgent, with the reason that everybody reads", async () => {
    await staff.keyboard.press("u");
    const dialog = staff.getByRole("dialog", { name: `How urgent is ${reference}?` });
    await dialog.getByLabel(/^Urgent/).check();
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog.getByText(/^Write why/)).toBeVisible();
    await isAccessible(staff);
    await dialog.getByLabel("Why?").fill("Phoned: the foot drops");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(found).toContainText("because of Phoned: the foot drops (Robin Sample)");
  });

  await test.step("a list of one's own, and back to it from the request", async () => {
    await staff.goto("/queue");
    await pressUntil(staff, "f", () => expect(staff.getByRole("dialog")).toBeVisible({ timeout: 300 }));
    await staff.getByRole("dialog").getByLabel("Urgent", { exact: true }).check();
    await staff.getByRole("dialog").getByLabel("New", { exact: true }).check();
    await isAccessible(staff);
    await staff.getByRole("dialog").getByRole("button", { name: "Show" }).click();
    await expect(found).toBeVisible();
    await staff.getByRole("button", { name: "Save list" }).click();
    await staff.getByLabel("Name").fill("New and urgent");
    await staff.getByRole("button", { name: "Save", exact: true }).click();
    await expect(staff.getByRole("link", { name: /^New and urgent/ })).toHaveAttribute("aria-current", "page");
    await isAccessible(staff);
    const list = staff.url();
    await found.getByRole("link", { name: reference }).press("Enter");
    await expect(staff.getByRole("heading", { level: 1 })).toContainText(reference);
    await expect(staff.getByText("Staff say: urgent")).toBeVisible();
    await isAccessible(staff);
    await staff.keyboard.press("Escape");
    await expect(staff).toHaveURL(list);
    await expect(found.getByRole("link", { name: reference })).toHaveAttribute("tabindex", "0");
  });
});
