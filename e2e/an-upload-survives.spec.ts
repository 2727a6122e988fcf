import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { freePort } from "#scripts/installation.ts";
import { draftIn } from "./draft-elsewhere.ts";
import { endInstallation, startInstallation } from "./installation.ts";
import { pickerInTheBrowsersOwnStore, putInTheBrowsersOwnStore } from "./own-store.ts";
import {
  atTheirScan,
  database,
  expect,
  isAccessible,
  newAddress,
  phantom,
  requestIdOf,
  signInAsPatient,
  test,
} from "./scene.ts";

test("a browser closed in the middle: choose the folder again anywhere, and only the rest travels", async ({
  newPerson,
}) => {
  const { folder, files } = await phantom();
  const address = newAddress();
  const first = await atTheirScan(await newPerson({ phone: true }), address);
  const line = await lineThatStopsAfter(first, 2);
  await begin(first, folder);
  await expect.poll(() => safePictures(first), { timeout: 30_000 }).toBeGreaterThan(0);
  await expect.poll(() => line.waiting()).toBeGreaterThan(0);
  const kept = await safePictures(first);
  await first.context().close();

  const again = await newPerson();
  await signInAsPatient(again, address);
  await again.getByRole("link", { name: "Continue your request" }).click();
  await expect(again.getByText("choose the same folder again: only the rest will be sent.")).toBeVisible();
  let sent = 0;
  again.on("request", (request) => void (sent += request.method() === "PUT" ? 1 : 0));
  await begin(again, folder);
  await received(again, files.length);
  expect(kept).toBeLessThan(files.length);
  const packs = await database((client) =>
    client.query(`SELECT 1 FROM pack WHERE "requestId" = $1 AND state = 'checked'`, [requestIdOf(again)]),
  );
  expect(sent, "packs sent after coming back").toBeLessThan(packs.rowCount ?? 0);
});

test("a page that is loaded anew opens the same folder with one press, where the browser can, and sends the rest", async ({
  newPerson,
}) => {
  const { files } = await phantom();
  const patient = await newPerson();
  await patient.addInitScript(pickerInTheBrowsersOwnStore);
  await atTheirScan(patient);
  await putInTheBrowsersOwnStore(patient, files);
  const line = await lineThatStopsAfter(patient, 2);
  await patient.getByLabel("Choose a folder").click();
  await patient.getByRole("button", { name: "Send these pictures" }).click();
  await expect.poll(() => safePictures(patient), { timeout: 30_000 }).toBeGreaterThan(0);
  await expect.poll(() => line.waiting()).toBeGreaterThan(0);
  patient.once("dialog", (question) => void question.accept()); // "leave this page?"
  await patient.reload();
  line.goOn();
  await expect(patient.getByText(/^You chose disc on this computer/)).toBeVisible();
  await isAccessible(patient);
  await patient.getByRole("button", { name: "Go on with these files" }).click();
  await patient.getByRole("button", { name: "Send these pictures" }).click();
  await received(patient, files.length);
  await patient.reload();
  await expect(patient.getByRole("button", { name: "Go on with these files" })).toBeHidden();
});

test("who signs out leaves nothing of what they chose in the browser", async ({ newPerson }) => {
  const { files } = await phantom();
  const patient = await newPerson();
  await patient.addInitScript(pickerInTheBrowsersOwnStore);
  await atTheirScan(patient);
  await putInTheBrowsersOwnStore(patient, files);
  await patient.getByLabel("Choose a folder").click();
  await expect.poll(() => keptFolders(patient)).toBe(1);
  await patient.getByRole("button", { name: "Sign out" }).click();
  await expect(patient).toHaveURL(/\/sign-in\?left=1$/);
  await expect.poll(() => keptFolders(patient)).toBe(0);
});

test("two tabs that send the same folder at once leave one copy and no error", async ({ newPerson }) => {
  const { folder, files } = await phantom();
  const one = await atTheirScan(await newPerson(), newAddress());
  const other = await one.context().newPage();
  await other.goto(one.url());
  for (const tab of [one, other]) await choose(tab, folder);
  for (const tab of [one, other]) await tab.getByRole("button", { name: "Send these pictures" }).click();
  await Promise.all([received(one, files.length), received(other, files.length)]);
  const rows = await database((client) =>
    client.query<{ instances: string; kept: string }>(
      `SELECT count(*) AS kept, count(i.id) AS instances
         FROM scan_file f LEFT JOIN instance i ON i."fileId" = f.id WHERE f."requestId" = $1`,
      [requestIdOf(one)],
    ),
  );
  expect(rows.rows[0]).toEqual({ kept: String(files.length), instances: String(files.length) });
});

test("the whole installation killed in the middle, then at rest: the upload waits, and goes on by itself @long", async ({
  newPerson,
}) => {
  test.setTimeout(240_000);
  const { folder, files } = await phantom();
  const [dataDir, port] = [mkdtempSync(join(tmpdir(), "foramen-killed-")), await freePort()];
  const ours = process.env["FORAMEN_DATA_DIR"];
  let running = await startInstallation(dataDir, port);
  process.env["FORAMEN_DATA_DIR"] = dataDir;
  try {
    const patient = await newPerson({ phone: true });
    const { cookie, requestId, administrator } = await draftIn(running);
    await patient.context().addCookies([cookie]);
    await patient.goto(`/requests/${requestId}/scans`);
    const line = await lineThatStopsAfter(patient, 2);
    await begin(patient, folder);
    await expect.poll(() => safePictures(patient), { timeout: 30_000 }).toBeGreaterThan(0);
    const acknowledged = await safePictures(patient);
    await endInstallation(running, "SIGKILL");
    running = await startInstallation(dataDir, port);
    const admin = await newPerson();
    await admin.context().addCookies([administrator]);
    await admin.goto(`${administrator.url}/admin`);
    await admin.getByRole("button", { name: "Begin the read-only mode" }).click();
    await expect(admin.getByRole("button", { name: "End the read-only mode" })).toBeVisible();
    await isAccessible(admin);
    line.goOn();
    await expect(
      patient.getByText(/^We are working on this site, and for the moment nothing can be changed/),
    ).toBeVisible();
    await isAccessible(patient);
    const atRest = await safePictures(patient);
    expect(atRest).toBeGreaterThanOrEqual(acknowledged);
    expect(atRest).toBeLessThan(files.length);
    await admin.getByRole("button", { name: "End the read-only mode" }).click();
    await expect(admin.getByRole("button", { name: "Begin the read-only mode" })).toBeVisible();
    await received(patient, files.length);
    await patient.reload();
    await expect(patient.getByText(`We have ${files.length} pictures.`)).toBeVisible();
  } finally {
    process.env["FORAMEN_DATA_DIR"] = ours;
    await endInstallation(running, "SIGTERM");
    rmSync(dataDir, { recursive: true, force: true });
  }
});

async function choose(patient: Page, folder: string): Promise<void> {
  await patient.bringToFront();
  await patient.getByLabel("Choose a folder").setInputFiles(folder);
}

async function begin(patient: Page, folder: string): Promise<void> {
  await choose(patient, folder);
  await patient.getByRole("button", { name: "Send these pictures" }).click();
}

const received = (patient: Page, pictures: number) =>
  expect(patient.getByText(`Received: ${pictures} pictures`)).toBeVisible({ timeout: 90_000 });

/** What the page itself says is safe. */
async function safePictures(patient: Page): Promise<number> {
  const words = await patient.getByText(/· \d+ of \d+ pictures/).textContent();
  return Number(/· (\d+) of/.exec(words ?? "")?.[1] ?? 0);
}

/** A connection to storage that lets some packs through and then holds the rest. */
async function lineThatStopsAfter(patient: Page, packs: number) {
  let seen = 0;
  let waiting = 0;
  let goOn = (): void => undefined;
  const open = new Promise<void>((resolve) => (goOn = resolve));
  await patient.context().route(
    (url) => url.port !== new URL(patient.url()).port,
    async (route) => {
      if (route.request().method() === "PUT" && ++seen > packs) {
        waiting++;
        await open;
      }
      await route.continue().catch(() => undefined);
    },
  );
  return { goOn, waiting: () => waiting };
}

/** How many chosen folders the browser keeps. */
const keptFolders = (patient: Page): Promise<number> =>
  patient.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("upload");
        opening.onerror = () => reject(new Error("there is nothing to look into"));
        opening.onupgradeneeded = () => opening.transaction?.abort();
        opening.onsuccess = () => {
          const counting = opening.result.transaction("choices").objectStore("choices").count();
          counting.onsuccess = () => resolve(counting.result);
          opening.result.close();
        };
      }),
  );
