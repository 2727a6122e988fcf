import { generateSync } from "otplib";
import { expect, isAccessible, mailTo, newAddress, newStaff, signInAsStaff, test } from "./scene.ts";

test("an administrator invites a coordinator, who sets up their sign-in, is disabled, and is out within a second", async ({
  newPerson,
}) => {
  const address = newAddress("coordinator");
  const administrator = await newPerson();
  await signInAsStaff(administrator, await newStaff("administrator"));
  await administrator.getByRole("link", { name: "Accounts" }).click();
  await administrator.getByRole("link", { name: "Invite somebody" }).click();
  await administrator.getByLabel("Name", { exact: true }).fill("Noor Newcomer");
  await administrator.getByLabel("Email address").fill(address);
  await administrator.getByRole("radio", { name: "Coordinator" }).check();
  await administrator.getByRole("button", { name: "Invite", exact: true }).click();
  await expect(administrator.getByRole("heading", { name: "Noor Newcomer" })).toBeVisible();
  await isAccessible(administrator);

  const newcomer = await newPerson({ dark: true });
  const { text } = await mailTo(address, /Set up your sign-in/);
  await newcomer.goto(/https?:\S+invitation\S+/.exec(text)?.[0] ?? "");
  await isAccessible(newcomer);
  await newcomer.getByLabel("New password").fill("four quiet words here");
  await newcomer.getByRole("button", { name: "Continue" }).click();
  const secret = (await newcomer.locator("code").innerText()).replaceAll(" ", "");
  await newcomer.getByLabel("Code").fill(generateSync({ secret }));
  await newcomer.getByRole("button", { name: "Confirm" }).click();
  await newcomer.getByRole("link", { name: "I have kept them, continue" }).click();
  await newcomer.waitForURL(/\/queue/);
  await newcomer.goto("/account");
  await expect(newcomer.getByText("This browser", { exact: true })).toBeVisible();
  await isAccessible(newcomer);

  await newcomer.clock.install();
  await newcomer.goto("/queue");
  await expect(newcomer.getByRole("heading", { level: 1 })).toBeAttached();
  await newcomer.waitForTimeout(500);
  await newcomer.clock.fastForward("28:30");
  await newcomer.getByRole("button", { name: "Stay signed in" }).click();
  await expect(newcomer.getByRole("button", { name: "Stay signed in" })).toBeHidden();

  await administrator.getByRole("button", { name: "Disable" }).click();
  await administrator.getByLabel("Reason").fill("Left the clinic");
  await administrator.getByRole("button", { name: "Disable" }).click();
  await expect(administrator.getByRole("button", { name: "Enable again" })).toBeVisible();
  expect((await newcomer.request.get("/api/session")).status()).toBe(401);
  const over = newcomer.getByRole("heading", { name: "We signed you out to protect your information" });
  await expect(over).toBeVisible();
  // However long the page is left, what was typed there stays beneath.
  await newcomer.clock.fastForward("01:30");
  await newcomer.waitForLoadState("networkidle");
  await expect(over).toBeVisible();
});
