import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { samplePdf } from "#lib/papers/specimen.ts";
import {
  assignTo,
  atTheirScan,
  database,
  expect,
  isAccessible,
  newStaff,
  phantom,
  sendScan,
  submitRequest,
  test,
  signInAsStaff,
} from "./scene.ts";

const report = { name: "MRI report, Pat Sample.pdf", mimeType: "application/pdf", buffer: Buffer.from(samplePdf(2)) };
/** The first paper of an installation waits until the process that draws pages has started. */
const checked = { timeout: 60_000 };
const note = { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("Bring the blue folder.") };

test("the report and a photographed letter travel beside the scan, and staff and surgeon read them", async ({
  newPerson,
}) => {
  test.setTimeout(240_000);
  const patient = await newPerson({ phone: true });
  await atTheirScan(patient);
  const photo = await photoOf(patient);
  const { folder: scan, files } = await phantom();
  writeFileSync(join(scan, "Surgery notes.pdf"), samplePdf(1, "Operation"));
  writeFileSync(join(scan, "Invoice.pdf"), samplePdf(1, "Invoice"));

  // A missing report is a line, not an obstacle; a report is asked for by name.
  await expect(patient.getByRole("heading", { name: "Do you have the radiologist’s report?" })).toBeVisible();
  await expect(patient.getByText("You have not added it yet. You can go on without it.")).toBeVisible();
  await patient.getByLabel("Add the report").setInputFiles([report, note]);
  await expect(patient.getByText("Radiologist’s report. PDF, 2 pages")).toBeVisible(checked);
  await expect(patient.getByText("Not sent. This is not a PDF or a photo.")).toBeVisible();
  await isAccessible(patient);
  await patient.getByRole("button", { name: "Leave out notes.txt" }).click();

  // A photo of a film is kept, and the person hears why it is not the scan.
  await patient.getByLabel("What do you want to add?").selectOption("Photo of a film or screen");
  await expect(patient.getByText("We keep it with your papers. It is not your scan.")).toBeVisible();
  await patient.getByLabel("Add this paper").setInputFiles({ ...photo, name: "film.jpg" });
  await expect(patient.getByText("Photo of a film or screen. JPEG picture")).toBeVisible(checked);
  await isAccessible(patient);
  await expect(patient.getByRole("button", { name: "Continue" })).toBeDisabled();
  await patient.getByRole("button", { name: "Remove film.jpg" }).click();
  await expect(patient.getByText("film.jpg", { exact: true })).toBeHidden();
  await patient.getByLabel("What do you want to add?").selectOption("Doctor’s letter");
  await patient.getByLabel("Take a photo: other papers").setInputFiles(photo);
  await expect(patient.getByText("Doctor’s letter. JPEG picture")).toBeVisible(checked);

  // What lies among the files of the scan is offered, and only what is ticked is sent.
  await sendScan(patient, scan, files.length);
  await expect(patient.getByRole("heading", { name: "We found 2 documents or photos" })).toBeVisible();
  await patient.getByLabel("Surgery notes.pdf").check();
  await expect(patient.getByLabel("What is Surgery notes.pdf?")).toHaveValue("operation");
  await isAccessible(patient);
  await patient.getByRole("button", { name: "Send these papers" }).click();
  await expect(patient.getByText("Notes of an operation. PDF, 1 page")).toBeVisible(checked);

  // Whoever goes back with their browser, or loads the page anew, finds all that was sent and nothing else.
  await patient.getByRole("link", { name: "Continue" }).click();
  await expect(patient.getByRole("heading", { name: "Check your answers" })).toBeVisible();
  await expect(patient.getByText(report.name)).toBeVisible();
  await isAccessible(patient);
  await patient.goBack();
  await expect(patient.getByText("Radiologist’s report. PDF, 2 pages")).toBeVisible(checked);
  await patient.reload();
  await expect(patient.getByText("Radiologist’s report. PDF, 2 pages")).toBeVisible(checked);
  await expect(patient.getByText("Invoice.pdf")).toBeHidden();
  await opensThePicture(patient, photo.name);
  const request = await submitRequest(patient);
  await expect(patient.getByText(report.name)).toBeVisible();
  await isAccessible(patient);

  const staff = await newPerson();
  const reader = await newStaff("surgeon");
  await signInAsStaff(staff, await newStaff("coordinator"), `/queue/${request.id}`);
  await readsTheReport(staff);
  await opensThePicture(staff, photo.name);
  await isAccessible(staff);
  await staff.getByRole("button", { name: "Claim" }).click();
  await assignTo(staff, reader);
  await expect(staff.getByText(`${request.reference} is assigned to ${reader.name}`)).toBeVisible();

  const surgeon = await newPerson({ dark: true });
  await signInAsStaff(surgeon, reader);
  await surgeon.getByRole("link", { name: request.reference }).click();
  await surgeon.getByRole("tab", { name: "Papers (3)" }).click();
  await readsBesideTheImages(surgeon);
  await isAccessible(surgeon);

  const acts = await database((client) =>
    client.query<{ act: string }>(
      `SELECT act FROM audit_entry
       WHERE act IN ('paper.open', 'paper.download') AND outcome = 'done' AND "requestId" = $1`,
      [request.id],
    ),
  );
  const times = (act: string) => acts.rows.filter((row) => row.act === act).length;
  expect({ opened: times("paper.open"), saved: times("paper.download") }, "the trail").toEqual({ opened: 4, saved: 2 });
});

test("a request without a report is checked and sent all the same, and one is added when staff ask", async ({
  newPerson,
}) => {
  test.setTimeout(180_000);
  const patient = await newPerson({ phone: true });
  await atTheirScan(patient);
  const { folder: scan, files } = await phantom();
  await sendScan(patient, scan, files.length);
  await patient.getByRole("link", { name: "Continue" }).click();
  await expect(patient.getByText("Not added. You can send your request without it.")).toBeVisible();
  await patient.goBack();
  await expect(patient.getByText(`We have ${files.length} pictures.`)).toBeVisible();
  const request = await submitRequest(patient);

  const staff = await newPerson();
  await signInAsStaff(staff, await newStaff("coordinator"), `/queue/${request.id}`);
  await expect(staff.getByText("There is no radiologist’s report.")).toBeVisible();

  await patient.goto(`${request.url}/scans`);
  await patient.getByLabel("Add the report").setInputFiles(report);
  await expect(patient.getByText("Radiologist’s report. PDF, 2 pages")).toBeVisible(checked);
  await expect(patient.getByRole("button", { name: `Remove ${report.name}` })).toBeHidden();
  await staff.reload();
  await readsTheReport(staff);
});

/** A photo, as a phone would take it of what is on the page. */
const photoOf = async (page: Page) => ({
  name: "IMG_0417.jpg",
  mimeType: "image/jpeg",
  buffer: await page.screenshot({ type: "jpeg" }),
});

/**
 * The report comes first in the list. Its pages are pictures in a dialog, turned by buttons and keys; the file itself is
 * saved under a name that tells nothing, byte for byte.
 */
async function readsTheReport(page: Page): Promise<void> {
  await page
    .getByRole("button", { name: /^Open .*\.(pdf|jpg)$/ })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("Page 1 of 2")).toBeVisible();
  await drawsPage(dialog.getByRole("img", { name: `Page 1 of the paper ${report.name}` }));
  await isAccessible(page);
  await dialog.getByRole("button", { name: "Next page" }).click();
  await drawsPage(dialog.getByRole("img", { name: `Page 2 of the paper ${report.name}` }));
  await expect(dialog.getByRole("button", { name: "Next page" })).toBeDisabled();
  await page.keyboard.press("Home");
  await expect(dialog.getByText("Page 1 of 2")).toBeVisible();
  await dialog.getByRole("button", { name: "Larger" }).click();
  await expect(dialog.getByRole("button", { name: "Whole page" })).toBeVisible();
  const downloading = page.waitForEvent("download");
  await dialog.getByRole("button", { name: `Download ${report.name}` }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe("report.pdf");
  expect(readFileSync(await download.path()).equals(report.buffer)).toBe(true);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
}

/** The report stands beside the images: keys pressed in it turn its pages, and those pressed in the images do not. */
async function readsBesideTheImages(surgeon: Page): Promise<void> {
  await surgeon.getByRole("button", { name: `Open ${report.name}` }).click();
  const pages = surgeon.getByRole("group", { name: report.name });
  await drawsPage(pages.getByRole("img", { name: `Page 1 of the paper ${report.name}` }));
  await isAccessible(surgeon);
  const image = surgeon.locator("[role=application][data-active]");
  await expect(image).toBeInViewport();
  await image.press("End");
  await expect(pages.getByText("Page 1 of 2")).toBeVisible();
  await pages.getByRole("region").press("End");
  await drawsPage(pages.getByRole("img", { name: `Page 2 of the paper ${report.name}` }));
  const downloading = surgeon.waitForEvent("download");
  await surgeon.getByRole("button", { name: `Download ${report.name}` }).click();
  expect((await downloading).suggestedFilename()).toBe("report.pdf");
}

/** Drawn, and not blank: letters are on it. */
async function drawsPage(picture: Locator): Promise<void> {
  await expect(picture).toBeVisible();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalHeight)).toBe(2_000);
  const darkest = await picture.evaluate((image: HTMLImageElement) => {
    const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
    const context = canvas.getContext("2d");
    context?.drawImage(image, 0, 0);
    return context?.getImageData(0, 0, canvas.width, canvas.height).data.reduce((a, b) => Math.min(a, b), 255);
  });
  expect(darkest).toBeLessThan(60);
}

/** A picture is drawn in a dialog of the page itself. */
async function opensThePicture(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: `Open ${name}` }).click();
  const picture = page.getByRole("dialog").getByRole("img");
  await expect(picture).toBeVisible();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(300);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
}
