import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { specimen } from "#lib/imaging/specimen.ts";
import { partBytes } from "#lib/upload/limits.ts";
import {
  atTheirScan,
  database,
  endSessionsOf,
  expect,
  isAccessible,
  newAddress,
  requestIdOf,
  signInAsPatient,
  test,
  signInByMail,
  signInHere,
} from "./scene.ts";

const frames = 40;
const [height, width] = [1024, 512];
let folder: string;

test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "foramen-big-"));
});
test.afterAll(() => rmSync(folder, { recursive: true }));

test("a file of 40 MB, the browser closed in the middle: chosen again elsewhere, only the missing parts travel", async ({
  newPerson,
}) => {
  const file = bigFile();
  const address = newAddress();
  const first = await atTheirScan(await newPerson({ phone: true }), address);
  const kept = await holdPartsAfter(first, 2);
  await send(first, file);
  await expect.poll(() => kept.waiting(), { timeout: 30_000 }).toBeGreaterThan(0);
  // Parts that storage has confirmed are safe, and the page says so before the file is whole.
  await expect(first.getByText(/1\d\sMB of 4\d\sMB are safe/)).toBeVisible();
  await first.screenshot({ path: test.info().outputPath("in-parts.png"), fullPage: true });
  await isAccessible(first);
  await first.context().close();

  const again = await newPerson();
  await signInAsPatient(again, address);
  await again.getByRole("link", { name: "Continue your request" }).click();
  const sent: number[] = [];
  again.on("request", (request) => {
    if (request.method() === "PUT") sent.push(Number(new URL(request.url()).searchParams.get("partNumber")));
  });
  await send(again, file);
  await expect(again.getByText(`Received: ${frames} pictures`)).toBeVisible({ timeout: 60_000 });
  const parts = Math.ceil((frames * height * width * 2) / partBytes) + 1; // what the headers add begins another one
  expect(sent).toHaveLength(parts - 2);
  expect(new Set(sent).size, "no part twice").toBe(sent.length);
  const { rows } = await database((client) =>
    client.query<{ state: string; size: string }>(
      `SELECT p.state, f.size FROM pack p JOIN scan_file f ON f."packId" = p.id WHERE p."requestId" = $1`,
      [requestIdOf(again)],
    ),
  );
  expect(rows).toEqual([{ state: "checked", size: String(statSync(file).size) }]);
});

const waysBack = {
  "right there": signInHere,
  "in another tab": async (patient: Page, address: string) => signInByMail(await patient.context().newPage(), address),
};

for (const [where, signInAgain] of Object.entries(waysBack))
  test(`signed out in the middle: signs in again ${where}, and the sending goes on by itself`, async ({
    newPerson,
  }) => {
    const address = newAddress();
    const patient = await atTheirScan(await newPerson({ phone: true }), address);
    const line = await holdPartsAfter(patient, 1);
    await send(patient, bigFile());
    await expect.poll(() => line.waiting(), { timeout: 30_000 }).toBeGreaterThan(0);
    await endSessionsOf(address);
    line.goOn();
    await expect(patient.getByText("You were signed out. What was sent is safe.")).toBeVisible();
    await patient.screenshot({ path: test.info().outputPath("signed-out.png"), fullPage: true });
    await isAccessible(patient);
    await signInAgain(patient, address);
    await expect(patient.getByText(`Received: ${frames} pictures`)).toBeVisible({ timeout: 60_000 });
  });

test("a scan that does not belong here is taken out of a draft; the other stays", async ({ newPerson }) => {
  const patient = await atTheirScan(await newPerson({ phone: true }), newAddress());
  const picture = (study: number, at: number) => ({
    name: `${study}-${at}`,
    mimeType: "",
    buffer: Buffer.from(
      specimen([
        ["0008,0018", "UI", `1.2.9.${study}.${at}`],
        ["0008,0020", "DA", `202${study}0304`],
        ["0020,000d", "UI", `1.2.9.${study}`],
        ["0020,000e", "UI", `1.2.9.${study}.0`],
        ["0020,0013", "IS", String(at)],
      ]),
    ),
  });
  const both = [picture(1, 1), picture(1, 2), picture(4, 1)];
  await patient.getByLabel("Choose files").setInputFiles(both);
  await patient.getByRole("button", { name: "Send these pictures" }).click();
  await expect(patient.getByText("Received: 3 pictures")).toBeVisible({ timeout: 30_000 });
  await patient.getByRole("button", { name: /^Remove MRI scan of March\s4, 2021/ }).click();
  const dialog = patient.getByRole("dialog", { name: "Remove this scan?" });
  await expect(dialog).toBeVisible();
  await patient.screenshot({ path: test.info().outputPath("remove.png"), animations: "disabled" });
  await isAccessible(patient);
  await dialog.getByRole("button", { name: "Remove this scan" }).click();
  await expect(dialog).toBeHidden();
  await expect(patient.getByRole("heading", { name: "MRI scan of March\u00a04, 2021" })).toBeHidden();
  await expect(patient.getByRole("heading", { name: "MRI scan of March\u00a04, 2024" })).toBeVisible();
  await patient.screenshot({ path: test.info().outputPath("removed.png"), fullPage: true });
  await isAccessible(patient);

  await patient.reload();
  await expect(patient.getByText("We have 1 picture.")).toBeVisible();
  await patient.getByLabel("Add scan files").setInputFiles(both);
  await patient.getByRole("button", { name: "Send these pictures" }).click();
  await expect(patient.getByText("Received: 3 pictures")).toBeVisible({ timeout: 30_000 });
});

/** A file of one picture with 40 frames that do not deflate. */
function bigFile(): string {
  const file = join(mkdtempSync(join(folder, "big-")), "IM1");
  const pixels = new Uint8Array(randomBytes(frames * height * width * 2));
  writeFileSync(
    file,
    specimen([
      ["0028,0008", "IS", String(frames)],
      ["0028,0010", "US", height],
      ["0028,0011", "US", width],
      ["7fe0,0010", "OW", pixels],
    ]),
  );
  return file;
}

async function send(patient: Page, file: string): Promise<void> {
  await patient.getByLabel("Choose files").setInputFiles(file);
  await patient.getByRole("button", { name: "Send these pictures" }).click();
}

/** A connection to storage that lets some parts through and then holds the rest. */
async function holdPartsAfter(patient: Page, parts: number) {
  let seen = 0;
  let waiting = 0;
  let goOn = (): void => undefined;
  const open = new Promise<void>((resolve) => (goOn = resolve));
  await patient.context().route(
    (url) => url.searchParams.has("partNumber"),
    async (route) => {
      if (route.request().method() === "PUT" && ++seen > parts) {
        waiting++;
        await open;
      }
      await route.continue().catch(() => undefined);
    },
  );
  return { goOn, waiting: () => waiting };
}
