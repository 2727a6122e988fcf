import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { specimen } from "#lib/imaging/specimen.ts";
import { atTheirScan, database, expect, isAccessible, phantom, requestIdOf, sendScan, test } from "./scene.ts";

/** As the answers of `atTheirScan` have it. */
const own = { name: "SAMPLE^PAT", birthDate: "19680412" };

test("a disc of which one series is missing: the receipt says so, each series has its picture, nothing is in the way", async ({
  newPerson,
}) => {
  test.setTimeout(180_000);
  const { folder, files } = await phantom({ disc: true, patient: own });
  const series = [...new Set(files.map((file) => dirname(file)))];
  const gone = files.filter((file) => dirname(file) === series.at(-1));
  rmSync(series.at(-1) ?? "", { recursive: true });
  const patient = await atTheirScan(await newPerson({ phone: true }));
  await sendScan(patient, folder, files.length - gone.length);
  const says = `Your disc lists ${series.length} sets; ${series.length - 1} of them arrived, ${files.length - gone.length} pictures.`;
  await expect(patient.getByText(says)).toBeVisible();
  await expect(patient.getByText(`One set with ${gone.length} pictures did not arrive.`)).toBeVisible();
  await expect(patient.getByText("Is this the right scan?")).toHaveCount(0);
  await expect(patient.getByText(/Your scan is \d+ months old|We did not find/).first()).toBeVisible();
  await expect(async () => {
    const drawn = await patient
      .locator("img[src^='/api/previews/']")
      .evaluateAll((all) => (all as HTMLImageElement[]).filter(({ naturalWidth }) => naturalWidth > 0).length);
    expect(drawn).toBe(series.length - 1);
  }).toPass({ timeout: 30_000 });
  await isAccessible(patient);
  await patient.screenshot({ path: test.info().outputPath("gaps.png"), fullPage: true });

  await patient.getByRole("link", { name: "Continue" }).click();
  await expect(patient.getByText(says)).toBeVisible();
  await expect(patient.getByText("You can send your request all the same.")).toBeVisible();
  await isAccessible(patient);
  await patient.getByRole("button", { name: "Send my request" }).click();
  await expect(patient.getByRole("heading", { name: "We have your request", exact: true })).toBeVisible();
  await expect(patient.getByText(says)).toBeVisible();
  await isAccessible(patient);
});

test("two persons on one disc: the patient says whose, and nothing of the other is sent or even listed", async ({
  newPerson,
}) => {
  const folder = mkdtempSync(join(tmpdir(), "foramen-persons-"));
  const lay = (at: number, study: number, name: string, birthDate: string) =>
    writeFileSync(join(folder, `I${at}`), picture(at, study, name, birthDate));
  lay(1, 1, "SAMPLE^PAT", "19610427");
  lay(2, 2, "Sample^Pat Jo", "19610427");
  lay(3, 3, "SAMPLE^PAT", "19880101");
  const patient = await atTheirScan(await newPerson({ phone: true }));
  await patient.getByLabel("Choose a folder").setInputFiles(folder);
  const whose = patient.getByRole("group", { name: "Who is this request for?" });
  await expect(whose.getByRole("checkbox")).toHaveCount(2);
  await expect(patient.getByRole("button", { name: "Send these pictures" })).toBeDisabled();
  await expect(patient.getByText("Choose the person first.")).toBeVisible();
  await isAccessible(patient);
  await whose.getByLabel(/born April\s27, 1961/).check();
  await expect(patient.getByText("Ready to send: 2 pictures")).toBeVisible();
  await patient.screenshot({ path: test.info().outputPath("persons.png"), fullPage: true });
  await isAccessible(patient);
  await patient.getByRole("button", { name: "Send these pictures" }).click();
  await expect(patient.getByText("Received: 2 pictures in 2 sets")).toBeVisible({ timeout: 30_000 });
  await expect(patient.getByText("1988")).toHaveCount(0);
  const { rows } = await database((client) =>
    client.query(`SELECT 1 FROM scan_file WHERE "requestId" = $1`, [requestIdOf(patient)]),
  );
  expect(rows).toHaveLength(2);
});

test("a scan with another birth date: a kind question, the way to correct it, and no obstacle", async ({
  newPerson,
}) => {
  test.setTimeout(180_000);
  const { folder, files } = await phantom({ patient: { ...own, birthDate: "19681204" } });
  const patient = await atTheirScan(await newPerson());
  await sendScan(patient, folder, files.length);
  await expect(patient.getByText("Is this the right scan?")).toBeVisible();
  await expect(patient.getByText("Pat Sample, born December 4, 1968")).toBeVisible();
  await expect(patient.getByText("Pat Sample, born April 12, 1968")).toBeVisible();
  await isAccessible(patient);
  await patient.screenshot({ path: test.info().outputPath("mismatch.png"), fullPage: true });
  await patient.getByRole("link", { name: "Continue" }).click();
  await expect(patient.getByText("You can send your request all the same.")).toBeVisible();
  await isAccessible(patient);

  await patient.getByRole("link", { name: "the name or the birth date" }).click();
  await patient.getByLabel("Month").fill("12");
  await patient.getByLabel("Day").fill("4");
  await patient.getByRole("button", { name: "Continue" }).click();
  await expect(patient.getByRole("heading", { name: "Check your answers" })).toBeVisible();
  await expect(patient.getByText("Is this the right scan?")).toHaveCount(0, { timeout: 20_000 });
  await expect(patient.getByRole("button", { name: "Send my request" })).toBeVisible();
});

function picture(at: number, study: number, name: string, birthDate: string): Uint8Array {
  return specimen([
    ["0008,0018", "UI", `1.2.3.${study}.${at}`],
    ["0010,0010", "PN", name],
    ["0010,0030", "DA", birthDate],
    ["0020,000d", "UI", `1.2.3.${study}`],
    ["0020,000e", "UI", `1.2.3.${study}.0`],
  ]);
}
