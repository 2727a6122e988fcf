import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { generateSync } from "otplib";
import type { Page } from "@playwright/test";
import { samplePack, sendPack } from "#lib/studies/sample-pack.ts";
import { indexOf, showsTheSlice } from "./pixels.ts";
import {
  answerQuestions,
  atTheirScan,
  database,
  enrolStaff,
  expect,
  installedStaff,
  assignTo,
  isAccessible,
  mailTo,
  newAddress,
  newStaff,
  patientOf,
  phantom,
  sendScan,
  signInAsStaff,
  signInByMail,
  startRequest,
  submitRequest,
  test,
} from "./scene.ts";

const real = join(import.meta.dirname, "../../shared/dicom/series");
const scans = [
  { name: "the lumbar phantom", folder: null },
  { name: "a real MR series", folder: join(real, "mr_ax_t2_lumbar_level_CMB-a") },
  { name: "a real CT series", folder: join(real, "ct_abdomen_lumbar_CRLM-1004") },
];

for (const [place, { name, folder }] of scans.entries()) {
  test(`${name} travels from a patient to a surgeon's signed opinion`, async ({ newPerson }) => {
    test.skip(folder !== null && !existsSync(folder), "these scans are not beside the project");
    test.setTimeout(240_000);
    const first = place === 0; // begins where a newcomer begins, does all there is to do, and looks at every page with axe
    const look = (page: Page) => (first ? isAccessible(page) : Promise.resolve());
    const { folder: scan, files } = folder
      ? { folder, files: readdirSync(folder).map((file) => join(folder, file)) }
      : await phantom({ disc: true });
    const address = newAddress();
    const reader = first ? { ...installedStaff("surgeon"), name: "Dr Ada Okoye" } : await newStaff("surgeon");

    const patient = await newPerson({ phone: true });
    await patient.goto("/");
    await look(patient);
    if (first) {
      await signInByMail(patient, address);
      await look(patient);
      await startRequest(patient);
      await answerQuestions(patient, () => look(patient));
      await look(patient);
    } else await atTheirScan(patient, address);
    await sendScan(patient, scan, files.length);
    await look(patient);
    const request = await submitRequest(patient);
    await look(patient);
    await mailTo(address, new RegExp(request.reference));

    const staff = await newPerson();
    if (first) await enrolStaff(staff, installedStaff("coordinator"), () => look(staff));
    else await signInAsStaff(staff, await newStaff("coordinator"));
    await look(staff);
    await staff.getByRole("link", { name: request.reference }).click();
    await expect(staff.getByRole("button", { name: "Claim", exact: true })).toBeVisible();
    await look(staff);
    await staff.getByRole("link", { name: "Open images" }).click();
    await expect(staff.locator("[data-rendered-instance]").first()).toBeVisible({ timeout: 30_000 });
    await look(staff);
    await staff.getByRole("button", { name: "Claim", exact: true }).click();
    if (first) await seesWhatIsChecked(staff, request.id, address);
    await assignTo(staff, reader);
    await expect(staff.getByText(`${request.reference} is assigned to ${reader.name}`)).toBeVisible();
    await expect(patient.getByText("Your scan is with a surgeon.")).toBeVisible(live);

    const surgeon = await newPerson({ dark: true });
    const secret = first ? (await enrolStaff(surgeon, reader, () => look(surgeon))).secret : null;
    if (!first) await signInAsStaff(surgeon, reader);
    await look(surgeon);
    await surgeon.getByRole("link", { name: request.reference }).click();
    await showsTheSlice(surgeon, request.id, files);
    await bytesAreIdentical(surgeon, request.id, files);
    await look(surgeon);
    await surgeon.getByLabel("Good", { exact: true }).check();
    await surgeon.getByRole("gridcell", { name: "L4/5, disc:" }).focus();
    for (const key of "el12") await surgeon.keyboard.press(key); // extrusion, left, canal normal–mild, left recess moderate
    await surgeon.getByLabel("May be a candidate").check();
    await surgeon.getByLabel("Findings").fill("L4/L5: left paracentral extrusion with contact to the left L5 root.");
    await surgeon.getByLabel("Message to the patient").fill("One disc presses on a nerve. A procedure may help you.");
    if (secret) await signedInHoursAgo(surgeon, reader.email);
    await surgeon.getByRole("button", { name: "Review and sign" }).click();
    await look(surgeon);
    await surgeon.getByRole("button", { name: "Sign opinion" }).click();
    // The code of the next half minute: this one's may have been used to sign in, and none counts twice.
    if (secret) await givesTheirCode(surgeon, generateSync({ secret, epoch: Date.now() / 1000 + 30 }));
    await expect(surgeon.getByText("Signed and published")).toBeVisible();
    if (first) await addsToTheirAnswer(surgeon);

    await expect(patient.getByRole("heading", { name: "Your answer is here." })).toBeVisible(live);
    await look(patient);

    const letter = await mailTo(address, /is ready/);
    expect(`${letter.subject} ${letter.text}`).not.toMatch(/disc|nerve|lumbar|candidate|procedure|scan/i);
    await patient.goto(request.url);
    await patient.getByRole("link", { name: "Read your answer" }).click();
    await expect(patient.getByRole("heading", { name: "You may be a candidate for a procedure" })).toBeVisible();
    await expect(patient.getByText("One disc presses on a nerve.")).toBeVisible();
    await expect(patient.getByText(/^Disc material has come out \(extrusion\), on the left\./)).toBeVisible();
    await expect(patient.getByText(`${reader.name}, MD`)).toHaveCount(first ? 2 : 1);
    await expect(patient.getByText(addendum)).toHaveCount(first ? 1 : 0);
    await look(patient);
  });
}

const addendum = "I have read your report too.";

async function addsToTheirAnswer(surgeon: Page): Promise<void> {
  await surgeon.getByRole("button", { name: "Add or correct…" }).click();
  await surgeon.getByLabel("Addendum").check();
  await surgeon.getByLabel("What the patient reads").fill(addendum);
  await isAccessible(surgeon);
  await surgeon.getByRole("button", { name: "Sign and publish" }).click();
  await expect(surgeon.getByText(addendum)).toBeVisible();
}

/** What is told live is seen at once; a page that only asked would take half a minute, or a whole one. */
const live = { timeout: 10_000 };

/** What is found in a pack that arrives while staff look at the request appears by itself, once its check has ended. */
async function seesWhatIsChecked(staff: Page, requestId: string, address: string): Promise<void> {
  const pack = await samplePack([new TextEncoder().encode("This is not a scan.")]);
  const packId = await sendPack(await patientOf(address), requestId, pack);
  const state = () =>
    database(async (client) => {
      const { rows } = await client.query<{ state: string }>("SELECT state FROM pack WHERE id = $1", [packId]);
      return rows[0]?.state;
    });
  await expect.poll(state, { intervals: [50] }).toBe("checked");
  await expect(staff.getByText("Some files could not be taken")).toBeVisible(live);
}

/** As if a working day had begun with it: the portal asks once more who signs. */
const signedInHoursAgo = (surgeon: Page, email: string) =>
  database(async (client) => {
    await client.query(
      `UPDATE session SET "createdAt" = now() - interval '5 hours'
       WHERE "accountId" = (SELECT id FROM account WHERE email = $1)`,
      [email],
    );
    surgeon.once("dialog", (question) => void question.accept()); // "leave this page?", while something is not saved
    await surgeon.reload();
  });

async function givesTheirCode(surgeon: Page, code: string): Promise<void> {
  await surgeon.getByLabel("Code of your authenticator app").fill(code);
  await surgeon.getByRole("button", { name: "Continue" }).click();
}

/** Every file can be read back from object storage, byte for byte, by the addresses the viewer gets. */
async function bytesAreIdentical(page: Page, requestId: string, files: readonly string[]): Promise<void> {
  const { packs, studies } = await indexOf(page, requestId);
  const stored: string[] = [];
  for (const entry of studies.flatMap(({ series }) => series.flatMap((one) => one.instances))) {
    const range = `bytes=${entry.dataOffset}-${entry.dataOffset + entry.compressedSize - 1}`;
    const res = await fetch(packs[entry.packId]?.url ?? "", { headers: { range } });
    expect(res.status).toBe(206);
    const bytes = Buffer.from(await res.arrayBuffer());
    stored.push(hashOf(entry.method === 8 ? inflateRawSync(bytes) : bytes));
  }
  expect(stored.sort()).toEqual(files.map((file) => hashOf(readFileSync(file))).sort());
}

const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
