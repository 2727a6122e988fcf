import type { Page } from "@playwright/test";
import { expect, isAccessible, newAddress, requestIdOf, signInAsPatient, startRequest, test } from "./scene.ts";

const goOn = (page: Page) => page.getByRole("button", { name: "Continue" }).click();
const fitsThePhone = async (page: Page) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);

test("a warning sign interrupts with advice to get help, and nobody slips past it", async ({ newPerson }) => {
  const patient = await newPerson({ phone: true });
  await patient.setViewportSize({ width: 360, height: 740 });
  await signInAsPatient(patient, newAddress());
  await startRequest(patient);
  await isAccessible(patient);
  await patient.getByLabel("Fever together with the back pain").check();
  await patient.getByLabel("Losing weight without trying").check();
  await goOn(patient);

  await expect(patient.getByRole("heading", { name: "Get medical help now", level: 1 })).toBeVisible();
  await expect(patient).toHaveURL(/questions\/get-help-now$/);
  await expect(patient.getByRole("link", { name: "Call 911" })).toHaveAttribute("href", "tel:911");
  await expect(patient.getByText("Nobody is watching this page. Do not wait for us.")).toBeVisible();
  await expect(patient.getByRole("listitem").filter({ hasText: "Fever together with the back pain" })).toBeVisible();
  await isAccessible(patient);
  await fitsThePhone(patient);

  await patient.goto(`/requests/${requestIdOf(patient)}/questions/for-whom`);
  await expect(patient).toHaveURL(/questions\/get-help-now$/);
  await goOn(patient);
  await expect(patient.getByRole("alert").getByText("Check the box to go on")).toBeVisible();
  await patient.getByLabel("I have read this and still want to send a request").check();
  await goOn(patient);
  await expect(patient).toHaveURL(/questions\/for-whom$/);
});

test("the body map is filled in by keyboard alone, and its list says the same", async ({ newPerson }) => {
  const patient = await newPerson({ phone: true });
  await patient.setViewportSize({ width: 360, height: 740 });
  await atBodyMap(patient);
  await isAccessible(patient);
  await fitsThePhone(patient);

  await patient.getByRole("button", { name: "Lower back, middle: not chosen" }).focus();
  for (const [key, name] of [
    ["ArrowLeft", "Lower back, left side: not chosen"],
    ["ArrowDown", "Left buttock: not chosen"],
    ["ArrowDown", "Back of the left thigh: not chosen"],
    ["ArrowDown", "Left calf: not chosen"],
  ] as const) {
    await patient.keyboard.press(key);
    await expect(patient.getByRole("button", { name })).toBeFocused();
  }
  await patient.keyboard.press("Enter");
  const kinds = patient.getByRole("group", { name: /^Left calf/ });
  await expect(kinds).toBeFocused();
  await patient.keyboard.press("Tab");
  await patient.keyboard.press("Space");
  await patient.keyboard.press("Tab");
  await patient.keyboard.press("Space");
  await isAccessible(patient);
  await patient.keyboard.press("Escape");
  await expect(patient.getByRole("button", { name: "Left calf: pain and tingling" })).toBeFocused();
  await expect(patient.getByRole("listitem").filter({ hasText: "Left calf: pain and tingling" })).toBeVisible();

  await patient.getByText("Choose from a list instead").click();
  await expect(patient.getByRole("checkbox", { name: "Left calf" })).toBeChecked();
  await patient.getByRole("checkbox", { name: "Left knee" }).check();
  await isAccessible(patient);
  await goOn(patient);
  await expect(patient.getByRole("alert").getByText("Left knee: choose what it feels like there")).toBeVisible();
  await patient
    .getByRole("group", { name: /^Left knee/ })
    .getByLabel("Weakness")
    .check();
  await goOn(patient);
  await expect(patient.getByRole("heading", { name: "How is the pain?" })).toBeVisible();
});

/** Answers what comes before it, plainly. */
async function atBodyMap(page: Page): Promise<void> {
  await signInAsPatient(page, newAddress());
  await startRequest(page);
  await page.getByLabel("None of these").check();
  await goOn(page);
  await page.getByLabel("For me").check();
  await goOn(page);
  await page.getByLabel("Full name").fill("Pat Sample");
  for (const [part, value] of Object.entries({ Month: "4", Day: "12", Year: "1968" }))
    await page.getByLabel(part).fill(value);
  await goOn(page);
  await page.getByLabel("Your phone number").fill("(212) 555-0123");
  await page.getByLabel("The state you live in").selectOption("New York");
  await goOn(page);
  await expect(page.getByRole("heading", { name: "Where do you feel it?" })).toBeVisible();
}
