import { mkdirSync, mkdtempSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { specimen } from "#lib/imaging/specimen.ts";
import { crc32 } from "#lib/upload/checksum.ts";
import { isoSpecimen } from "#lib/upload/iso-specimen.ts";
import { writeZip } from "#lib/upload/zip.ts";
import { atTheirScan, expect, isAccessible, newAddress, signInAsPatient, test } from "./scene.ts";

test("an image of a disc, then a ZIP of a ZIP: one selection, a series left out, one with gaps", async ({
  newPerson,
}) => {
  const patient = await atTheirScan(await newPerson({ phone: true }));
  await patient.getByText("How to send from a disc, a ZIP file or a phone").click();
  await expect(patient.getByText(/^One request can hold 20\sGB in 50,000 files/)).toBeVisible();
  await patient.getByLabel("Choose files").setInputFiles(tooLarge());
  await expect(patient.getByText("One request cannot hold all of this")).toBeVisible();
  await expect(patient.getByText("Leave out its set and send the rest, or phone us")).toBeVisible();
  await expect(patient.getByRole("button", { name: "Send these pictures" })).toBeDisabled();
  await isAccessible(patient);
  await patient.screenshot({ path: test.info().outputPath("too-much.png"), fullPage: true });
  await patient.getByRole("button", { name: "Choose other files" }).last().click();

  const disc = isoSpecimen({
    DICOM: {
      ...Object.fromEntries([1, 2, 3, 6, 7, 8].map((at) => [`A${at}`, picture(1, at)])),
      B1: picture(2, 1),
    },
    "VIEWER.EXE": Uint8Array.of(77, 90, 1),
  });
  await patient.getByLabel("Choose files").setInputFiles({ name: "cd.iso", mimeType: "", buffer: Buffer.from(disc) });
  await expect(patient.getByRole("heading", { name: "We found 7 pictures" })).toBeVisible();
  await expect(patient.getByText("2 pictures seem to be missing").first()).toBeVisible();
  await isAccessible(patient);

  await patient.getByRole("button", { name: "Leave out Set 2" }).click();
  await expect(patient.getByText("Ready to send: 6 pictures")).toBeVisible();
  await patient.getByRole("button", { name: "Take back Set 2" }).click();
  await expect(patient.getByText("Ready to send: 7 pictures")).toBeVisible();
  await patient.getByRole("button", { name: "Leave out Set 2" }).click();

  const zip = await zipped({ "inner.zip": await zipped({ C1: picture(3, 1), C2: picture(3, 2) }) });
  await patient
    .getByLabel("Add scan files")
    .setInputFiles({ name: "more.zip", mimeType: "", buffer: Buffer.from(zip) });
  await expect(patient.getByRole("heading", { name: "We found 9 pictures" })).toBeVisible();
  await expect(patient.getByText("Ready to send: 8 pictures")).toBeVisible();
  await patient.screenshot({ path: test.info().outputPath("found.png"), fullPage: true });
  await isAccessible(patient);
  await patient.getByRole("button", { name: "Send these pictures" }).click();
  await expect(patient.getByText("Received: 8 pictures in 2 sets")).toBeVisible({ timeout: 30_000 });
});

// The bench "b4" gives 10,000 and measures whether the page stays awake, beside other software.
test("2,000 files: something is said within a second", async ({ newPerson }) => {
  const folder = mkdtempSync(join(tmpdir(), "foramen-many-"));
  for (let series = 1; series <= 8; series++) {
    mkdirSync(join(folder, String(series)));
    for (let at = 1; at <= 250; at++) writeFileSync(join(folder, String(series), `I${at}`), picture(series, at));
  }
  const patient = await atTheirScan(await newPerson());
  await patient.evaluate(() => {
    const seen = { chosen: 0, said: 0 };
    Object.assign(window, { seen });
    document.addEventListener("change", () => (seen.chosen = performance.now()), true);
    new MutationObserver(() => {
      if (seen.said === 0 && document.body.innerText.includes("Looking through your files"))
        seen.said = performance.now();
    }).observe(document.body, { subtree: true, childList: true });
  });
  await patient.getByLabel("Choose a folder").setInputFiles(folder);
  await expect(patient.getByRole("heading", { name: "We found 2,000 pictures" })).toBeVisible({ timeout: 60_000 });
  const { chosen, said } = await patient.evaluate(
    () => (window as unknown as { seen: { chosen: number; said: number } }).seen,
  );
  expect(said - chosen).toBeGreaterThan(0);
  expect(said - chosen).toBeLessThan(1000);
});

test("a browser that cannot send a scan says so on the first page", async ({ newPerson }) => {
  const able = await newPerson({ phone: true });
  await able.goto("/");
  await expect(able.getByText("This browser cannot send a scan")).toBeHidden();
  const old = await newPerson({ phone: true });
  await old.addInitScript(() => Reflect.deleteProperty(window, "CompressionStream"));
  await old.goto("/");
  await expect(old.getByText("This browser cannot send a scan")).toBeVisible();
  await isAccessible(old);
  await old.screenshot({ path: test.info().outputPath("front.png") });
  await signInAsPatient(old, newAddress());
  await old.getByRole("link", { name: "Start a request" }).click();
  await expect(old.getByText("This browser cannot send a scan")).toBeVisible();
});

function picture(series: number, instance: number): Uint8Array<ArrayBuffer> {
  return specimen([
    ["0008,0018", "UI", `1.2.3.${series}.${instance}`],
    ["0008,103e", "LO", ""],
    ["0018,1030", "LO", ""],
    ["0020,000e", "UI", `1.2.3.${series}`],
    ["0020,0011", "IS", String(series)],
    ["0020,0013", "IS", String(instance)],
  ]);
}

/** A picture of many frames, larger than a request may hold; nearly all of it is a hole that takes no room on the disk. */
function tooLarge(): string {
  const head = specimen([["7fe0,0010", "OW", new Uint8Array(2)]]);
  const length = 4_100_000_000;
  new DataView(head.buffer).setUint32(head.length - 6, length, true);
  const path = join(mkdtempSync(join(tmpdir(), "foramen-large-")), "IM1.dcm");
  writeFileSync(path, head);
  truncateSync(path, head.length - 2 + length);
  return path;
}

async function zipped(files: Record<string, Uint8Array<ArrayBuffer>>): Promise<Uint8Array<ArrayBuffer>> {
  const inputs = await Promise.all(
    Object.entries(files).map(async ([name, bytes]) => {
      const data = new Uint8Array(deflateRawSync(bytes));
      const sizes = { size: bytes.length, compressedSize: data.length, crc32: await crc32(bytes) };
      return { name, method: 8 as const, data, ...sizes };
    }),
  );
  return new Uint8Array(Buffer.concat(writeZip(inputs).parts));
}
