import type { Page } from "@playwright/test";
import { answeredDraft } from "../config/command-scene.ts";
import {
  endSessionsOf,
  expect,
  isAccessible,
  newAddress,
  patientOf,
  signInAsPatient,
  signInHere,
  startRequest,
  test,
  signInByMail,
} from "./scene.ts";

const goOn = (page: Page) => page.getByRole("button", { name: "Continue" }).click();

/** Somebody on a phone who has typed who they are, and has not sent it yet. */
async function whoHasTyped(patient: Page, address: string, name: string): Promise<void> {
  await signInAsPatient(patient, address);
  await startRequest(patient);
  await toTheName(patient);
  await fillPerson(patient, name, ["4", "12", "1968"]);
}

/** From the first question to the name. */
async function toTheName(page: Page): Promise<void> {
  await page.getByLabel("None of these").check();
  await goOn(page);
  await page.getByLabel("For me").check();
  await goOn(page);
  await expect(page.getByRole("heading", { name: "Your name and date of birth" })).toBeVisible();
}

async function fillPerson(page: Page, name: string, [month, day, year]: readonly [string, string, string]) {
  await page.getByLabel("Full name").fill(name);
  await page.getByLabel("Month").fill(month);
  await page.getByLabel("Day").fill(day);
  await page.getByLabel("Year").fill(year);
}

test("what was typed is still there after the session ended in the middle of a form", async ({ newPerson }) => {
  const address = newAddress();
  const patient = await newPerson({ phone: true });
  await whoHasTyped(patient, address, "Pat Sample-Longname");
  await patient.context().clearCookies();
  await goOn(patient);
  await expect(patient.getByRole("heading", { name: "What is your email address?" })).toBeVisible();
  await signInByMail(patient, address, { landing: "Your name and date of birth", stay: true });
  await expect(patient.getByLabel("Full name")).toHaveValue("Pat Sample-Longname");
  await expect(patient.getByLabel("Year")).toHaveValue("1968");
  await goOn(patient);
  await expect(patient.getByRole("heading", { name: "How can we reach you?" })).toBeVisible();
});

test("signed out while they were away, somebody signs in again on the very page, and what they typed stands there", async ({
  newPerson,
}) => {
  const address = newAddress();
  const patient = await newPerson({ phone: true });
  await whoHasTyped(patient, address, "Pat Sample-Longname");
  await endSessionsOf(address);
  const back = () => patient.evaluate(() => window.dispatchEvent(new Event("focus")));
  const over = patient.getByRole("heading", { name: "We signed you out to protect your information" });
  await expect(async () => {
    await back(); // the watch over the session comes a moment after the first touch
    await expect(over).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await isAccessible(patient);
  await patient.screenshot({ path: test.info().outputPath("signed-out.png") });
  await signInHere(patient, address);
  await expect(over).toBeHidden();
  await expect(patient.getByLabel("Full name")).toHaveValue("Pat Sample-Longname");
  await goOn(patient);
  await expect(patient.getByRole("heading", { name: "How can we reach you?" })).toBeVisible();
});

test("somebody who comes back is where they stopped, with every answer", async ({ newPerson }) => {
  const address = newAddress();
  const first = await newPerson({ phone: true });
  await whoHasTyped(first, address, "Pat Sample");
  await goOn(first);
  await expect(first.getByRole("heading", { name: "How can we reach you?" })).toBeVisible();
  await first.context().close();

  const again = await newPerson();
  await signInAsPatient(again, address);
  await again.getByRole("link", { name: "Continue your request" }).click();
  await expect(again.getByRole("heading", { name: "How can we reach you?" })).toBeVisible();
  await again.getByRole("link", { name: "Back" }).click();
  await expect(again.getByLabel("Full name")).toHaveValue("Pat Sample");
});

test("each answer that does not fit is said at the field and above, and stays, also while the line is down", async ({
  newPerson,
}) => {
  const patient = await newPerson({ phone: true });
  await signInAsPatient(patient, newAddress());
  await startRequest(patient);
  await goOn(patient);
  await expect(patient.getByRole("heading", { name: "There is a problem" })).toBeVisible();
  await expect(patient).toHaveTitle(/^Error: /);
  await isAccessible(patient);
  await patient.getByLabel("None of these").check();
  await goOn(patient);
  await patient.getByLabel("For somebody I help").check();
  await goOn(patient);
  await goOn(patient);
  for (const words of [
    "Enter your own full name",
    "Choose how you are related to them",
    "Choose what allows you to ask for them",
  ])
    await expect(patient.getByRole("alert").getByText(words)).toBeVisible();
  await isAccessible(patient);
  await patient.getByLabel("Your own full name").fill("sam@example.org");
  await patient.getByLabel("I am their son or daughter").check();
  await patient.getByLabel("They asked me to help").check();
  await goOn(patient);
  await expect(patient).toHaveURL(/questions\/person$/);
  for (const [date, words] of [
    [["2", "30", "1968"], "must be a real date"],
    [["4", "12", "2999"], "must be in the past"],
    [["4", "12", "1876"], "Check the year"],
    [["April", "", "1968"], "must have a month, a day and a year"],
  ] as const) {
    await fillPerson(patient, "Łukasz 🙂 Ó Briain-山田", date);
    await goOn(patient);
    await expect(patient.getByRole("alert").getByText(words)).toBeVisible();
    await expect(patient.getByLabel("Year")).toHaveValue(date[2]);
  }
  await isAccessible(patient);
  await patient.getByLabel("Day").fill("12");
  await patient.context().setOffline(true);
  await goOn(patient);
  await expect(patient.getByText("The portal cannot be reached.")).toBeVisible();
  await expect(patient.getByLabel("Full name")).toHaveValue("Łukasz 🙂 Ó Briain-山田");
  await patient.context().setOffline(false);
  await goOn(patient);
  await expect(patient.getByRole("heading", { name: "How can we reach you?" })).toBeVisible();
  await patient.getByLabel("Country of this number").selectOption({ label: "Mexico (+52)" });
  await patient.getByLabel("Your phone number").fill("12");
  await patient.getByLabel("The state they live in").selectOption("Outside the USA");
  await goOn(patient);
  await expect(patient.getByRole("alert").getByText("Enter a phone number of the country you chose")).toBeVisible();
  await expect(patient.getByRole("alert").getByText("only people who live in the USA")).toBeVisible();
  await isAccessible(patient);
  await patient.getByLabel("Your phone number").fill("55 1234 5678");
  await patient.getByLabel("The state they live in").selectOption("Wyoming");
  await goOn(patient);
  // Nobody answers more for nothing: who skipped "Can we review yours?" is told here.
  await expect(patient.getByRole("heading", { name: "We cannot answer people in Wyoming yet" })).toBeVisible();
  await expect(patient.getByText("None of ours has one for Wyoming today.")).toBeVisible();
  await expect(patient.getByRole("link", { name: /^Find a health center near you/ })).toBeVisible();
  await isAccessible(patient);
  await patient.goto(patient.url().replace(/questions.*/, "check"));
  await expect(patient.getByRole("heading", { name: "We cannot answer people in Wyoming yet" })).toBeVisible();
  await isAccessible(patient);
  await patient.getByRole("link", { name: "Change the state" }).click();
  await patient.getByLabel("The state they live in").selectOption("New York");
  await goOn(patient);
  await expect(patient.getByText("Step 5 of 10")).toBeVisible();
  await patient.getByRole("link", { name: "Back" }).click();
  await expect(patient.getByLabel("Your phone number")).toHaveValue("55 1234 5678");
  await expect(patient.getByLabel("Country of this number")).toHaveValue("MX");
});

test("the questions work without a script in the browser, and in Spanish", async ({ newPerson }) => {
  const patient = await newPerson({ phone: true, javaScript: false });
  await signInAsPatient(patient, newAddress());
  await startRequest(patient);
  await goOn(patient);
  await expect(patient.getByRole("heading", { name: "There is a problem" })).toBeVisible();
  await toTheName(patient);
  await patient.getByLabel("Full name").fill("Pat Sample");
  await patient.getByLabel("Month").fill("13");
  await goOn(patient);
  await expect(patient.getByLabel("Month")).toHaveValue("13");
  await expect(patient.getByRole("heading", { name: "There is a problem" })).toBeVisible();
  await patient.goto(`${patient.url().split("?")[0] ?? ""}?lang=es`);
  await expect(patient.getByRole("heading", { name: "Su nombre y fecha de nacimiento" })).toBeVisible();
  await patient.getByLabel("Nombre completo").fill("Pat Sample");
  await patient.getByLabel("Mes").fill("abril");
  await patient.getByLabel("Día").fill("12");
  await patient.getByRole("button", { name: "Continuar" }).click();
  await expect(patient.getByRole("alert").getByText("debe tener mes, día y año")).toBeVisible();
  await patient.getByLabel("Año").fill("1968");
  await patient.getByRole("button", { name: "Continuar" }).click();
  await expect(patient.getByRole("heading", { name: "¿Cómo podemos comunicarnos con usted?" })).toBeVisible();
  await patient.getByLabel("Su número de teléfono").fill("212 555 0123");
  await patient.getByLabel("El estado donde vive").selectOption("NY");
  await patient.getByRole("button", { name: "Continuar" }).click();
  await expect(patient.getByRole("heading", { name: "¿Dónde lo siente?" })).toBeVisible();
  await patient.getByText("Prefiero elegir de una lista").click();
  await patient.getByRole("checkbox", { name: "Pantorrilla izquierda" }).check();
  await patient.getByRole("button", { name: "Continuar" }).click();
  await expect(patient.getByRole("heading", { name: "Hay un problema" })).toBeVisible();
  await patient
    .getByRole("group", { name: /^Pantorrilla izquierda/ })
    .getByLabel("Dolor")
    .check();
  await patient.getByRole("button", { name: "Continuar" }).click();
  await expect(patient.getByRole("heading", { name: "¿Cómo es el dolor?" })).toBeVisible();
});

test("what can wait is told at leisure, changed from the list of all, and never in the way", async ({ newPerson }) => {
  const address = newAddress();
  const patient = await newPerson({ phone: true });
  await signInAsPatient(patient, address);
  const { requestId } = await answeredDraft(await patientOf(address));
  await patient.goto(`/requests/${requestId}/check`);
  await isAccessible(patient);
  await patient.getByRole("link", { name: "Answer them now" }).click();
  await expect(patient.getByRole("heading", { name: "Calls and our answer" })).toBeVisible();
  await isAccessible(patient);
  await patient.getByRole("link", { name: "Skip for now" }).click();
  await patient.getByLabel("Sleeping").check();
  await patient.getByLabel("A few blocks, or 5 minutes").check();
  await isAccessible(patient);
  await goOn(patient);
  await expect(patient.getByRole("heading", { name: "Medicine for pain" })).toBeVisible();
  await patient.goto(`/requests/${requestId}/check`);
  await expect(patient.getByText("Can walk: A few blocks, or 5 minutes")).toBeVisible();
  await patient.getByRole("link", { name: "Change tried so far" }).click();
  await patient.getByLabel("Chiropractic care").check();
  await goOn(patient);
  await expect(patient.getByRole("heading", { name: "Chiropractic care" })).toBeVisible();
  await patient.getByLabel("For how many weeks in all?").fill("6");
  await patient.getByLabel("No", { exact: true }).check();
  await patient.getByLabel("A little").check();
  await goOn(patient);
  await expect(patient.getByRole("heading", { name: "Check your answers" })).toBeVisible();
  await expect(patient.getByText("6 weeks")).toBeVisible();
});
