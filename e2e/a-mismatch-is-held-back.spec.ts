import { rmSync } from "node:fs";
import type { Page } from "@playwright/test";
import { indexOf, showsTheSlice } from "./pixels.ts";
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

test("a scan that may be another person's reaches a surgeon only once staff have decided that it is theirs", async ({
  newPerson,
}) => {
  test.setTimeout(240_000);
  const { folder, files } = await phantom({ patient: { birthDate: "19680421" } });
  const patient = await atTheirScan(await newPerson());
  await sendScan(patient, folder, files.length);
  const request = await submitRequest(patient);
  const reader = await newStaff("surgeon");

  const staff = await newPerson();
  await signInAsStaff(staff, await newStaff("coordinator"));
  await test.step("staff see in the queue that it is not clear whose it is", async () => {
    await expect(rowOf(staff, request.reference)).toContainText("Whose scan?");
    await isAccessible(staff);
  });
  await staff.getByRole("link", { name: request.reference }).click();
  await test.step("and on its page why, with a picture of each series", async () => {
    await expect(staff.getByText("May be another person’s")).toBeVisible();
    await expect(staff.getByText(/^Birth date differs: 21 April 1968 in the scan, 12 April 1968 in the/)).toBeVisible();
    await expect(staff.getByText("No surgeon sees it until you decide whose it is.")).toBeVisible();
    await hasPreviews(staff);
    await isAccessible(staff);
  });

  await test.step("no surgeon gets it before that is decided", async () => {
    await staff.keyboard.press("c");
    await assignTo(staff, reader);
    await expect(staff.getByText(/^This may be another person’s scan\. Decide whose it is/)).toBeVisible();
  });

  await test.step("they decide with a reason, by keyboard alone", async () => {
    await staff.getByRole("heading", { level: 1 }).click(); // out of the list, where letters choose surgeons
    await staff.keyboard.press("d");
    const dialog = staff.getByRole("dialog", { name: "Whose scan is it?" });
    await expect(dialog.getByLabel("It is Pat Sample’s scan")).toBeFocused();
    await isAccessible(staff);
    await staff.keyboard.press("Space");
    await staff.keyboard.press("Tab");
    await staff.keyboard.press("Tab");
    await staff.keyboard.press("Enter");
    await expect(dialog.getByText(/^Write how you know/)).toBeVisible();
    await expect(dialog.getByLabel("How do you know?")).toBeFocused();
    await staff.keyboard.type("Phoned: the clinic mistyped the day.");
    await staff.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await staff.keyboard.press("d");
    await expect(dialog.getByLabel("How do you know?")).toHaveValue("Phoned: the clinic mistyped the day.");
    await expect(dialog.getByLabel("It is Pat Sample’s scan")).toBeChecked();
    await staff.keyboard.press("Tab");
    await staff.keyboard.press("Tab");
    await staff.keyboard.press("Enter");
    await expect(dialog).toBeHidden();
    await expect(staff.getByText("Decided: this person’s", { exact: true })).toBeVisible();
    await expect(staff.getByText("“Phoned: the clinic mistyped the day.”")).toBeVisible();
    await isAccessible(staff);
  });

  await staff.getByRole("button", { name: "Assign" }).click();
  await expect(staff.getByText(`${request.reference} is assigned to ${reader.name}`)).toBeVisible();

  const surgeon = await newPerson({ dark: true });
  await signInAsStaff(surgeon, reader);
  await test.step("then the surgeon's case opens its images", async () => {
    await hasPreviews(surgeon);
    await isAccessible(surgeon);
    await surgeon.getByRole("link", { name: request.reference }).click();
    await showsTheSlice(surgeon, request.id, files);
    await isAccessible(surgeon);
  });

  await test.step("and it is out of their sight again when staff decide otherwise", async () => {
    await staff.goto(`/queue/${request.id}`);
    await staff.getByRole("button", { name: "Decide again…" }).click();
    await staff.getByLabel("It is another person’s").check();
    await staff.getByLabel("How do you know?").fill("The clinic phoned back: another patient.");
    await staff.getByRole("button", { name: "Decide", exact: true }).click();
    await expect(staff.getByText("Decided: another person’s", { exact: true })).toBeVisible();
    await expect(staff.getByRole("button", { name: "Decide again…" })).toBeFocused();
    expect((await indexOf(surgeon, request.id)).studies).toEqual([]);
  });
});

test("staff ask for what a scan lacks, in words for the patient that are there already", async ({ newPerson }) => {
  const { folder, files } = await phantom();
  const lacking = files.filter((file) => file.includes("-t1-"));
  for (const file of lacking) rmSync(file);
  const patient = await atTheirScan(await newPerson());
  await sendScan(patient, folder, files.length - lacking.length);
  const request = await submitRequest(patient);

  const staff = await newPerson();
  await signInAsStaff(staff, await newStaff("coordinator"), `/queue/${request.id}`);
  await expect(staff.getByText("1 of 5 needed lacking")).toBeVisible();
  await staff.getByRole("button", { name: "Claim", exact: true }).click();
  const question = staff.getByLabel("What do you need from the patient?");
  await question.fill("Hello Pat.");
  await staff.getByRole("button", { name: "Ask for what is missing" }).click();
  await expect(question).toBeFocused();
  await expect(question).toHaveValue(/^Hello Pat\.\n\nWe did not find the pictures that show the bones from the side/);
  await isAccessible(staff);
  await staff.getByRole("button", { name: "Send question" }).click();
  await expect(staff.getByText("Waiting for patient").first()).toBeVisible();
});

const rowOf = (page: Page, reference: string) =>
  page.getByRole("row").filter({ has: page.getByRole("link", { name: reference }) });

/** Every preview in sight is there and was drawn. */
async function hasPreviews(page: Page): Promise<void> {
  const pictures = page.getByRole("img", { name: /^Preview of/ });
  await expect(pictures.first()).toBeVisible({ timeout: 30_000 });
  for (const picture of await pictures.all()) {
    await picture.scrollIntoViewIfNeeded();
    await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(40);
  }
}
