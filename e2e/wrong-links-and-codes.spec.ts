import { expect, isAccessible, mailTo, newAddress, signInAsPatient, test } from "./scene.ts";

const askForMail = async (page: import("@playwright/test").Page, address: string) => {
  await page.goto("/sign-in");
  await page.getByLabel("Email address").fill(address);
  await page.getByRole("button", { name: "Send me a code" }).click();
  await expect(page.getByRole("heading", { name: "Check your email" })).toBeVisible();
  const { subject, text } = await mailTo(address, /sign-in code/);
  const link = /http\S+\/sign-in\/link\?token=\S+/.exec(text)?.[0] ?? "";
  return { code: subject.slice(0, 6), link };
};

test("opening the link uses nothing up, and its button signs in once", async ({ newPerson }) => {
  const patient = await newPerson({ phone: true });
  const { link } = await askForMail(patient, newAddress());
  const scanner = await newPerson();
  await scanner.goto(link);
  await scanner.goto(link);
  await patient.goto(link);
  await isAccessible(patient);
  await patient.getByRole("button", { name: "Continue" }).click();
  await expect(patient.getByRole("heading", { name: "Your requests" })).toBeVisible();

  await scanner.goto(link);
  await expect(scanner.getByRole("heading", { name: "This link does not work any more" })).toBeVisible();
  await isAccessible(scanner);
  await expect(scanner.getByRole("link", { name: "Send a new email" })).toBeVisible();
});

test("the link signs in without a script too", async ({ newPerson }) => {
  const patient = await newPerson({ phone: true, javaScript: false });
  const { link } = await askForMail(patient, newAddress());
  await patient.goto(link);
  await patient.getByRole("button", { name: "Continue" }).click();
  await expect(patient.getByRole("heading", { name: "Your requests" })).toBeVisible();
});

test("in another browser the link asks for the code instead of failing", async ({ newPerson }) => {
  const address = newAddress();
  const { code, link } = await askForMail(await newPerson(), address);
  const phone = await newPerson({ phone: true });
  await phone.goto(link);
  await expect(phone.getByRole("heading", { name: "Enter the code from the email" })).toBeVisible();
  await isAccessible(phone);
  await phone.getByLabel("Code").fill(`${code.slice(0, 3)} ${code.slice(3)}`);
  await phone.getByRole("button", { name: "Continue" }).click();
  await expect(phone.getByRole("heading", { name: "Your requests" })).toBeVisible();
});

test("a wrong code is said kindly, and after five the right one is refused too", async ({ newPerson }) => {
  const patient = await newPerson({ phone: true });
  const { code } = await askForMail(patient, newAddress());
  const wrong = code === "000000" ? "000001" : "000000";
  const give = async (digits: string) => {
    await patient.getByLabel("Code").fill(digits);
    await patient.getByRole("button", { name: "Continue" }).click();
  };
  await give("12");
  await expect(patient.getByRole("alert").getByText("Enter the six digits")).toBeVisible();
  await isAccessible(patient);
  for (let tries = 0; tries < 5; tries++) {
    const answered = patient.waitForResponse((res) => res.request().method() === "POST");
    await give(wrong);
    await answered;
    await expect(patient.getByRole("alert").getByText("This is not the code from the newest email.")).toBeVisible();
  }
  await give(code);
  await expect(patient.getByRole("alert").getByText("This code or link has expired or was used.")).toBeVisible();
});

test("a forged link and somebody else's request show nothing", async ({ newPerson }) => {
  const owner = await newPerson();
  await signInAsPatient(owner, newAddress());
  await owner.getByRole("link", { name: "Start a request" }).click();
  await owner.getByRole("button", { name: "Start now" }).click();
  await owner.waitForURL(/questions/);
  const stranger = await newPerson();
  await signInAsPatient(stranger, newAddress());
  const answer = await stranger.goto(owner.url());
  expect(answer?.status()).toBe(404);
  await isAccessible(stranger);
  await stranger.goto("/sign-in/link?token=0190d0f0-0000-7000-8000-000000000000.forged");
  await expect(stranger.getByRole("heading", { name: "This link does not work any more" })).toBeVisible();
});

test("a sign-in page never leads to another site", async ({ newPerson }) => {
  const patient = await newPerson();
  const address = newAddress();
  await patient.goto("/sign-in?from=//evil.example/requests");
  await patient.getByLabel("Email address").fill(address);
  await patient.getByRole("button", { name: "Send me a code" }).click();
  await expect(patient.getByRole("heading", { name: "Check your email" })).toBeVisible();
  const { subject } = await mailTo(address, /sign-in code/);
  await patient.getByLabel("Code").fill(subject.slice(0, 6));
  await patient.getByRole("button", { name: "Continue" }).click();
  await expect(patient).toHaveURL(/\/requests$/);
});
