import { expect, isAccessible, mailTo, newStaff, signInAsPatient, signInAsStaff, test } from "./scene.ts";
import { requestRow } from "../config/command-scene.ts";
import { withPhantom } from "../config/phantom-scan.ts";

test("a surgeon opens another's case in an emergency, on a phone; all are told, and it is judged", async ({
  newPerson,
}) => {
  const { requestId, patient } = await withPhantom();
  const { reference } = await requestRow(requestId);
  const chief = await newStaff("administrator");
  const asked = new Date();
  const surgeon = await newPerson({ phone: true });
  await signInAsStaff(surgeon, await newStaff("surgeon"), `/reading/${requestId}`);
  await expect(surgeon.getByText("There is no such case")).toBeVisible();

  await surgeon.goto("/reading");
  await surgeon.getByRole("link", { name: "Emergency" }).click();
  await expect(surgeon.getByText("You can read it for 4 hours")).toBeVisible();
  await surgeon.getByLabel("Full name").fill("Pat Sample");
  await surgeon.getByRole("button", { name: "Open for 4 hours" }).click();
  await expect(surgeon.getByRole("link", { name: "Enter the date of birth too" })).toBeVisible();
  await isAccessible(surgeon);
  await surgeon.getByLabel("Reference").fill(reference.toLowerCase());
  await surgeon.getByLabel("The person is with me").check();
  await surgeon.getByLabel("Why do you need it now?").fill("Lies in our emergency room, cannot feel the legs");
  await surgeon.getByRole("button", { name: "Open for 4 hours" }).click();
  const banner = surgeon.getByRole("region", { name: "Emergency access" });
  await expect(banner).toContainText("you only read");
  await expect(surgeon.getByRole("heading", { name: /^Pat Sample/ })).toBeVisible();
  await expect(surgeon.locator("[data-rendered-instance]").first(), "the images").toBeVisible({ timeout: 60_000 });
  await expect(surgeon.getByText("No opinion is signed yet")).toBeVisible();
  await expect(surgeon.getByRole("button", { name: /^(Review|Ask a colleague|Return to intake)/ })).toHaveCount(0);
  await isAccessible(surgeon);

  const { text } = await mailTo(chief.email, new RegExp(`${reference} was opened in an emergency`), asked);
  expect(text).not.toMatch(/Pat Sample|legs/);
  const administrator = await newPerson({ dark: true });
  await signInAsStaff(administrator, chief, "/admin/emergencies");
  const opening = administrator.getByRole("listitem").filter({ hasText: reference });
  await expect(opening).toContainText("Open now");

  await banner.getByRole("button", { name: "End it now" }).click();
  await expect(surgeon).toHaveURL(/^[^?]*\/reading\/emergency$/);
  await surgeon.goto(`/reading/${requestId}`);
  await expect(surgeon.getByText("There is no such case")).toBeVisible();

  await administrator.reload();
  await opening.getByLabel("Justified", { exact: true }).check();
  await opening.getByLabel("Why?").fill("The record of the emergency room says so");
  await opening.getByRole("button", { name: "Close the review" }).click();
  await expect(opening).toContainText("The record of the emergency room says so");
  await isAccessible(administrator);
  await opening.getByRole("link", { name: "What was read" }).click();
  await expect(administrator.getByRole("row").filter({ hasText: "Opened the images" })).toContainText(
    "In an emergency",
  );
  await isAccessible(administrator);

  const page = await newPerson({ phone: true });
  await signInAsPatient(page, patient.email);
  await page.goto(`/requests/${requestId}`);
  await expect(page.getByText("It does not mean that you are in danger.")).toBeVisible();
});
