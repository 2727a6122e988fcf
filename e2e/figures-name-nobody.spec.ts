import { database, expect, isAccessible, newStaff, signInAsStaff, test } from "./scene.ts";
import { candidateRequest } from "../config/command-scene.ts";

test("figures are read without a script, in both themes, and taken along as a file; a candidate is followed up", async ({
  newPerson,
}) => {
  const { requestId } = await candidateRequest();
  const coordinator = await newStaff("coordinator");
  const staff = await newPerson();
  await signInAsStaff(staff, coordinator);
  await staff.getByRole("link", { name: "Follow-ups" }).click();
  await staff.goto(`/queue/${requestId}`);
  await staff.getByRole("radio", { name: "Visit booked" }).check();
  await staff.getByLabel("Visit", { exact: true }).fill(`${new Date().getFullYear() + 1}-01-14T10:30`);
  await staff.getByLabel("Where").fill("Main office, Tampa");
  await staff.getByRole("button", { name: "Save the call" }).click();
  await expect(staff.getByText(/Main office, Tampa/)).toBeVisible();
  await staff.getByText("Insurance: not asked yet").click();
  await staff.getByLabel("Insurance", { exact: true }).selectOption("Medicare");
  await staff.getByRole("button", { name: "Save insurance" }).click();
  await expect(staff.getByText("Insurance: Medicare")).toBeVisible();
  await isAccessible(staff);

  const plain = await newPerson({ javaScript: false });
  await signInAsStaff(plain, coordinator, "/queue/figures");
  await expect(plain.getByRole("img", { name: /^Requests by day/ })).toBeVisible();
  await plain.getByLabel("First day").fill("2024-01-01");
  await plain.getByRole("button", { name: "Show" }).click();
  await expect(plain.getByText(/At most 184 days/)).toBeVisible();

  const administrator = await newPerson({ dark: true });
  await signInAsStaff(administrator, await newStaff("administrator"));
  await administrator.getByRole("link", { name: "Figures" }).click();
  await expect(administrator.getByRole("heading", { name: "Figures", level: 1 })).toBeVisible();
  await isAccessible(administrator);
  const download = administrator.waitForEvent("download");
  await administrator.getByRole("link", { name: "CSV: What surgeons concluded" }).click();
  expect((await download).suggestedFilename()).toMatch(/^outcomes-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/);
  const names = await database((client) =>
    client.query<{ name: string }>(`SELECT "personName" AS name FROM review_request WHERE "personName" IS NOT NULL`),
  );
  const text = await administrator.locator("body").innerText();
  expect(names.rows.filter(({ name }) => text.includes(name))).toEqual([]);

  await administrator.goto("/admin/trail");
  await administrator.getByLabel("Person").fill(coordinator.email);
  await administrator.getByRole("button", { name: "Search" }).click();
  await expect(administrator).toHaveURL(/\/admin\/trail\?who=[\w-]+$/);
  const call = administrator.getByRole("row").filter({ hasText: "Noted a call after the answer" });
  await expect(call).toContainText("Chrome");
  await call.getByText("Noted a call").press("Enter");
  await expect(call.getByText("All of this session")).toBeVisible();
  await isAccessible(administrator);
  const events = administrator.waitForEvent("download");
  await administrator.getByRole("link", { name: "FHIR R4" }).click();
  expect((await events).suggestedFilename()).toMatch(/^trail-[\d-]+-fhir-r4\.ndjson$/);
});
