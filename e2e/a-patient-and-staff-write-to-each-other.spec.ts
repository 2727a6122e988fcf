import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { samplePdf } from "#lib/papers/specimen.ts";
import { inflateEntry, packLimits, readPackDirectory } from "#lib/upload/zip.ts";
import {
  atTheirScan,
  database,
  expect,
  isAccessible,
  mailTo,
  newAddress,
  newStaff,
  phantom,
  sendScan,
  submitRequest,
  test,
  signInAsStaff,
} from "./scene.ts";

const form = { name: "form.pdf", mimeType: "application/pdf", buffer: Buffer.from(samplePdf(2)) };
const broken = { name: "letter.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4 and then nothing") };
const checked = { timeout: 60_000 };

test("a patient and staff write to each other, with files, and the patient takes everything along", async ({
  newPerson,
}) => {
  test.setTimeout(300_000);
  const address = newAddress();
  const patient = await newPerson({ phone: true });
  await atTheirScan(patient, address);
  const { folder, files } = await phantom();
  await sendScan(patient, folder, files.length);
  const request = await submitRequest(patient);

  // The patient asks, from the page where the request stands; a script in the text is text.
  await patient.getByRole("link", { name: "Messages: write to us" }).click();
  await expect(patient.getByText("No messages yet")).toBeVisible();
  await isAccessible(patient);
  await look(patient, "patient-empty");
  await patient.getByRole("button", { name: "Send message" }).click();
  await expect(patient.getByRole("link", { name: "Write your message" })).toBeVisible();
  const question = `Is this the right report?\n<script>alert(1)</script>\n${"A long line. ".repeat(30)}`;
  await patient.getByLabel("Your message", { exact: true }).fill(question);
  await patient.reload();
  await expect(patient.getByLabel("Your message", { exact: true })).toHaveValue(question);
  await patient.getByLabel("Add files to your message").setInputFiles([form, broken]);
  await expect(patient.getByText("Goes with your message")).toHaveCount(2);
  await isAccessible(patient);
  await patient.getByRole("button", { name: "Send message" }).click();
  await expect(patient.getByText("<script>alert(1)</script>")).toBeVisible();
  await expect(patient.getByText("PDF, 2 pages")).toBeVisible(checked);
  await expect(patient.getByText("Not kept. It is damaged or cut off.")).toBeVisible(checked);
  await isAccessible(patient);
  await look(patient, "patient-refused");
  await patient.goto(request.url); // an open thread would count as read what arrives in it

  // Staff see in the queue that somebody wrote, read it, keep a note among themselves, and answer with a form.
  const staff = await newPerson();
  await signInAsStaff(staff, await newStaff("coordinator"));
  await staff.getByRole("link", { name: /^Messages/ }).click();
  await expect(staff.getByText("1 new message").first()).toBeAttached();
  await isAccessible(staff);
  await look(staff, "queue");
  await staff.getByRole("link", { name: request.reference }).click();
  const thread = staff.getByRole("list", { name: "What was written" });
  await expect(thread.getByText("New", { exact: true })).toBeVisible();
  await expect(thread.getByText("PDF, 2 pages")).toBeVisible();
  await staff.getByText("Add a note for staff").click();
  await staff.getByLabel("Note").fill("Sounds worried. Call on Monday.");
  await staff.getByRole("button", { name: "Keep note" }).click();
  await expect(staff.getByRole("list", { name: "Among staff" }).getByText("For staff only")).toBeVisible();
  await staff.getByLabel("Write to the patient").fill("Yes, it is. Please fill in this form.");
  await staff.getByLabel("Add files to your message").setInputFiles({ ...form, name: "consent form.pdf" });
  const written = new Date();
  await staff.getByRole("button", { name: "Send message" }).click();
  await expect(thread.getByText("consent form.pdf")).toBeVisible(checked);
  await expect(thread.getByText("New", { exact: true })).toBeHidden();
  await isAccessible(staff);
  await look(staff, "staff-thread");

  // A mail says that there is something, not what; the patient's own page says how much.
  const { text, html } = await mailTo(address, /message for you/, written);
  expect(`${text} ${html}`).not.toMatch(/fill in this form|consent form|worried/);
  await patient.goto(request.url);
  await patient.getByRole("link", { name: "Messages: 1 new" }).click();
  await expect(patient.getByText("Yes, it is. Please fill in this form.")).toBeVisible();
  await expect(patient.getByText("We have read it")).toBeVisible();
  await expect(patient.getByText("Sounds worried")).toBeHidden();
  await expect(patient.getByRole("button", { name: "Open consent form.pdf" })).toBeVisible(checked);
  await isAccessible(patient);
  await look(patient, "patient-thread");

  // Everything in one file: as it was sent, byte for byte.
  await patient.goto(request.url);
  await patient.getByRole("link", { name: "Download everything" }).click();
  await isAccessible(patient);
  await look(patient, "download");
  await patient.getByRole("button", { name: "Make my copy" }).click();
  await expect(patient.getByText("Your copy is ready")).toBeVisible(checked);
  await isAccessible(patient);
  await look(patient, "download-ready");
  await mailTo(address, /copy .* is ready/i, written);
  const downloading = patient.waitForEvent("download");
  await patient.getByRole("link", { name: /^Save file/ }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe(`foramen-request-${request.reference}.zip`);
  const copy = await unzipped(new Uint8Array(readFileSync(await download.path())));
  const scan = [...copy].filter(([name]) => name.startsWith("DICOM/")).map(([, bytes]) => hashOf(bytes));
  expect(scan.sort()).toEqual(files.map((file) => hashOf(readFileSync(file))).sort());
  const said = new TextDecoder().decode(copy.get("messages.txt"));
  expect(said).toContain("Please fill in this form.");
  expect(said).not.toContain("worried");
  const saved = await database((client) =>
    client.query(`SELECT 1 FROM audit_entry WHERE act = 'request.export-download' AND "requestId" = $1`, [request.id]),
  );
  expect(saved.rows).toHaveLength(1);

  // In Spanish, and without a script: the text at least.
  const { cookies } = await patient.context().storageState();
  const plain = await newPerson({ phone: true, javaScript: false });
  await plain.context().addCookies(cookies);
  await plain.goto(`/requests/${request.id}/messages?lang=es`);
  await look(plain, "patient-plain");
  await plain.locator("textarea").fill("Gracias.");
  await plain.locator("main button[type=submit]").click();
  await expect(plain.getByText("Gracias.", { exact: true })).toBeVisible();
  await expect(plain).toHaveURL(/sent=1/);
});

/** Every file of a ZIP by its name. */
async function unzipped(zip: Uint8Array<ArrayBuffer>): Promise<Map<string, Uint8Array>> {
  const limits = { ...packLimits, foreign: true };
  const found = new Map<string, Uint8Array>();
  for (const entry of await readPackDirectory(async (start, end) => zip.subarray(start, end), zip.length, limits))
    found.set(
      entry.name,
      await inflateEntry(zip.subarray(entry.dataOffset, entry.dataOffset + entry.compressedSize), entry),
    );
  return found;
}

const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** For people who want to see what was built: a picture where they ask for one. */
async function look(page: Page, name: string): Promise<void> {
  const folder = process.env["LOOK"];
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
