import type { Page } from "@playwright/test";
import { sessionCookie } from "#lib/accounts/session-cookie.ts";
import { database, expect, isAccessible, newStaff, signInAsStaff, test } from "./scene.ts";

/** A device with a passkey of its own that asks for a finger, and gets it. */
async function withDevice(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

test("staff add a passkey, sign in with it, and show by it that it is them before it is removed", async ({
  newPerson,
  browserName,
}) => {
  test.skip(browserName !== "chromium", "only Chromium has a device that can be made up");
  const account = await newStaff("coordinator");
  const page = await newPerson();
  await withDevice(page);
  await signInAsStaff(page, account);
  await page.goto("/account/access");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByText("Give it a name")).toBeVisible();
  await page.getByLabel("Name of the new passkey").fill("My laptop");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "My laptop" })).toBeVisible();
  await isAccessible(page);

  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in\/staff/);
  await page.goto("/sign-in/staff?from=/queue/notices");
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page).toHaveURL(/^[^?]*\/queue\/notices$/);

  await database((client) =>
    client.query(
      `UPDATE session SET "createdAt" = now() - interval '20 minutes' WHERE "accountId" IN (SELECT id FROM account WHERE email = $1)`,
      [account.email],
    ),
  );
  await page.goto("/account/access");
  await page.getByRole("button", { name: "Remove My laptop" }).click();
  const question = page.getByRole("dialog", { name: "Remove “My laptop”?" });
  await question.getByRole("button", { name: "Remove" }).click();
  const proof = page.getByRole("dialog", { name: "Show once more that it is you" });
  await proof.getByLabel("Code of your authenticator app").fill("000000");
  await proof.getByRole("button", { name: "Continue" }).click();
  await expect(proof.getByText("This code is not right")).toBeVisible();
  await isAccessible(page);
  const token = async () =>
    (await page.context().cookies()).find(({ name }) => name === sessionCookie(page.url()).name);
  const before = await token();
  await proof.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "My laptop" })).toBeHidden(); // it went on by itself
  await expect(question).toBeHidden();
  expect((await token())?.value).not.toBe(before?.value);
});
