import { expect, isAccessible, newAddress, signInAsPatient, startRequest, test } from "./scene.ts";

test("what was typed is still there after the session ended in the middle of a form", async ({ newPerson }) => {
  const address = newAddress();
  const patient = await newPerson({ phone: true });
  await signInAsPatient(patient, address);
  await startRequest(patient);
  await patient.getByLabel("None of these").check();
  await patient.getByRole("button", { name: "Continue" }).click();
  await patient.getByLabel("What is your full name?").fill("Pat Sample-Longname");
  await patient.context().clearCookies();
  await patient.getByRole("button", { name: "Continue" }).click();
  await expect(patient.getByRole("heading", { name: "What is your email address?" })).toBeVisible();
  await signInAsPatient(patient, address, { landing: "What is your full name?", stay: true });
  await expect(patient.getByLabel("What is your full name?")).toHaveValue("Pat Sample-Longname");
  await patient.getByRole("button", { name: "Continue" }).click();
  await expect(patient.getByRole("heading", { name: "What is your date of birth?" })).toBeVisible();
});

test("somebody who comes back is where they stopped, with every answer", async ({ newPerson }) => {
  const address = newAddress();
  const first = await newPerson({ phone: true });
  await signInAsPatient(first, address);
  await startRequest(first);
  await first.getByLabel("None of these").check();
  await first.getByRole("button", { name: "Continue" }).click();
  await first.getByLabel("What is your full name?").fill("Pat Sample");
  await first.getByRole("button", { name: "Continue" }).click();
  await expect(first.getByRole("heading", { name: "What is your date of birth?" })).toBeVisible();
  await first.context().close();

  const again = await newPerson();
  await signInAsPatient(again, address);
  await again.getByRole("link", { name: "Go on with your request" }).click();
  await expect(again.getByRole("heading", { name: "What is your date of birth?" })).toBeVisible();
  await again.getByRole("link", { name: "Back" }).click();
  await expect(again.getByLabel("What is your full name?")).toHaveValue("Pat Sample");
});

test("each answer that does not fit is said at the field and above, and stays", async ({ newPerson }) => {
  const patient = await newPerson({ phone: true });
  await signInAsPatient(patient, newAddress());
  await startRequest(patient);
  await patient.getByRole("button", { name: "Continue" }).click();
  await expect(patient.getByRole("heading", { name: "There is a problem" })).toBeVisible();
  await expect(patient).toHaveTitle(/^Error: /);
  await isAccessible(patient);
  await patient.getByLabel("Fever together with the back pain").check();
  await patient.getByRole("button", { name: "Continue" }).click();
  await expect(patient.getByRole("heading", { name: "Get medical help now" })).toBeVisible();
  await isAccessible(patient);
  await patient.getByRole("button", { name: "Continue" }).click();
  await expect(patient.getByRole("alert").getByText("Tick the box to go on")).toBeVisible();
  await patient.getByLabel("I have read this and still want to send a request").check();
  await patient.getByRole("button", { name: "Continue" }).click();
  await patient.getByLabel("What is your full name?").fill("Łukasz 🙂 Ó Briain-山田");
  await patient.getByRole("button", { name: "Continue" }).click();
  for (const [month, day, year, words] of [
    ["2", "30", "1968", "must be a real date"],
    ["4", "12", "2999", "must be in the past"],
    ["4", "12", "1850", "Check the year"],
    ["April", "", "1968", "must have a month, a day and a year"],
  ] as const) {
    await patient.getByLabel("Month").fill(month);
    await patient.getByLabel("Day").fill(day);
    await patient.getByLabel("Year").fill(year);
    await patient.getByRole("button", { name: "Continue" }).click();
    await expect(patient.getByRole("alert").getByText(words)).toBeVisible();
    await expect(patient.getByLabel("Year")).toHaveValue(year);
  }
  await isAccessible(patient);
  await patient.getByLabel("Day").fill("12");
  await patient.getByRole("button", { name: "Continue" }).click();
  await expect(patient.getByRole("heading", { name: "How can we reach you?" })).toBeVisible();
});

test("the questions work without a script in the browser", async ({ newPerson }) => {
  const patient = await newPerson({ phone: true, javaScript: false });
  await signInAsPatient(patient, newAddress());
  await startRequest(patient);
  await patient.getByRole("button", { name: "Continue" }).click();
  await expect(patient.getByRole("heading", { name: "There is a problem" })).toBeVisible();
  await patient.getByLabel("None of these").check();
  await patient.getByRole("button", { name: "Continue" }).click();
  await patient.getByLabel("What is your full name?").fill("Pat Sample");
  await patient.getByRole("button", { name: "Continue" }).click();
  await patient.getByLabel("Month").fill("13");
  await patient.getByRole("button", { name: "Continue" }).click();
  await expect(patient.getByLabel("Month")).toHaveValue("13");
  await expect(patient.getByRole("heading", { name: "There is a problem" })).toBeVisible();
});
