import type { Page } from "@playwright/test";
import { atTheirScan, database, expect, install, isAccessible, phantom, requestOf, sendScan, test } from "./scene.ts";

test("a daughter's laptop sends the scan: the code opens the upload and nothing else, and she is thanked", async ({
  newPerson,
}) => {
  test.setTimeout(180_000);
  const { folder, files } = await phantom();
  const patient = await newPerson({ phone: true });
  const { requestId, reference } = await requestOf(await atTheirScan(patient));
  const code = await askForCode(patient);
  await expect(patient.getByText("Not used yet")).toBeVisible();
  await isAccessible(patient);

  const daughter = await newPerson();
  await daughter.goto("/send");
  await isAccessible(daughter);
  await giveCode(daughter, "22222-22222");
  await expect(daughter.getByRole("alert").getByText("This code does not work.")).toBeVisible();
  await isAccessible(daughter);
  await giveCode(daughter, ` ${code.toUpperCase().replace("-", " ")} `);
  await expect(daughter.getByRole("heading", { name: "Send the scan", level: 1 })).toBeVisible();
  await expect(daughter.getByText(reference)).toBeVisible();
  await isAccessible(daughter);

  await sendScan(daughter, folder, files.length);
  await daughter.reload();
  await expect(daughter.getByText(`We have ${files.length} pictures.`)).toBeVisible();
  await expect(daughter.getByText(/Pat Sample|No name|born/)).toHaveCount(0);
  await expect(daughter.getByRole("heading", { name: "What we have" })).toHaveCount(0);
  await isAccessible(daughter);
  await findsNothingElse(daughter, requestId);

  await patient.reload();
  await expect(patient.getByText("Used on another computer")).toBeVisible();
  await expect(patient.getByText(`We have ${files.length} pictures.`)).toBeVisible();
  await expect(patient.getByText(code)).toHaveCount(0);

  await daughter.getByRole("link", { name: "I have finished" }).click();
  await expect(daughter.getByRole("heading", { name: "Thank you for your help" })).toBeVisible();
  await expect(daughter.getByText(`${files.length} pictures have arrived.`)).toBeVisible();
  await isAccessible(daughter);
  await daughter.getByRole("button", { name: "Finish on this computer" }).click();
  await expect(daughter.getByText("This computer is not connected to the request any more.")).toBeVisible();
  await isAccessible(daughter);
  await daughter.goto("/send");
  await giveCode(daughter, code);
  await expect(daughter.getByRole("alert").getByText("This code does not work.")).toBeVisible();
});

test("a code that is revoked while it is used ends at once, and what was sent is kept", async ({ newPerson }) => {
  const { folder, files } = await phantom();
  const patient = await newPerson();
  const { requestId } = await requestOf(await atTheirScan(patient));
  const unwanted = await askForCode(patient);
  await patient.getByRole("button", { name: "Revoke" }).click();
  await expect(patient.getByText(unwanted)).toHaveCount(0);
  const code = await askForCode(patient);
  const neighbour = await newPerson({ phone: true });
  await neighbour.goto("/send");
  await giveCode(neighbour, unwanted);
  await expect(neighbour.getByRole("alert").getByText("This code does not work.")).toBeVisible();
  await giveCode(neighbour, code);
  const goOn = await holdPacksAfter(neighbour, 1);
  await neighbour.getByLabel("Choose a folder").setInputFiles(folder);
  await neighbour.getByRole("button", { name: "Send these pictures" }).click();
  await expect(neighbour.getByText(/· [1-9]\d* of \d+ pictures/)).toBeVisible({ timeout: 30_000 });

  await patient.reload();
  await patient.getByRole("button", { name: "Revoke" }).click();
  await expect(patient.getByText("Used on another computer")).toHaveCount(0);
  expect((await neighbour.request.get(`/api/scans/${requestId}`)).status()).toBe(401);
  goOn();
  await expect(neighbour.getByText("This code does not work any more")).toBeVisible();
  await isAccessible(neighbour);
  await neighbour.getByRole("link", { name: "Enter another code" }).click();
  await expect(neighbour.getByRole("heading", { name: "Send a scan for somebody" })).toBeVisible();

  await patient.reload();
  await expect(patient.getByText(/We have \d+ pictures?\./)).toBeVisible();
  await expect(patient.getByText(`We have ${files.length} pictures.`)).toHaveCount(0);
});

/** No page and no door but those of the upload: for the pass everything else does not exist. */
async function findsNothingElse(page: Page, requestId: string): Promise<void> {
  const other = await database((client) =>
    client.query<{ id: string }>(`SELECT id FROM review_request WHERE id <> $1 LIMIT 1`, [requestId]),
  );
  const foreign = other.rows[0]?.id ?? crypto.randomUUID();
  const own = `/requests/${requestId}`;
  const pages = ["/requests", own, `${own}/scans`, `${own}/check`, `${own}/questions/person`, `/requests/${foreign}`];
  const rooms = ["/queue", `/queue/${requestId}`, "/reading", `/reading/${requestId}`, "/admin"];
  for (const path of [...pages, ...rooms, `/api/studies/${foreign}`, `/api/scans/${foreign}`]) {
    const res = await page.request.get(path, { maxRedirects: 0 });
    expect([path, res.status()]).toEqual([path, 404]);
    expect(await res.text()).not.toContain("Pat Sample");
  }
  expect((await page.request.get(`/api/studies/${requestId}`)).status()).toBe(403);
  const known = { headers: { origin: install().address }, data: {} };
  expect((await page.request.post(`/api/uploads/${foreign}/known`, known)).status()).toBe(404);
  expect((await page.request.post(`/api/uploads/${requestId}/known`, known)).status()).toBe(200);
}

async function askForCode(patient: Page): Promise<string> {
  await patient.getByRole("button", { name: "Send from another computer" }).click();
  await expect(patient.getByText("Write this down: we show the code only now")).toBeVisible();
  return patient.locator("code").innerText();
}

async function giveCode(page: Page, code: string): Promise<void> {
  await page.getByLabel("Code").fill(code);
  await page.getByRole("button", { name: "Continue" }).click();
}

/** A line to storage that lets some packs through and holds the rest; answers what lets them go on. */
async function holdPacksAfter(page: Page, packs: number): Promise<() => void> {
  let seen = 0;
  let goOn = (): void => undefined;
  const open = new Promise<void>((resolve) => (goOn = resolve));
  await page.context().route(
    (url) => url.port !== new URL(install().address).port,
    async (route) => {
      if (route.request().method() === "PUT" && ++seen > packs) await open;
      await route.continue().catch(() => undefined);
    },
  );
  return goOn;
}
