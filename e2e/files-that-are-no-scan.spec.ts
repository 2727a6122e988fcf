import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { specimen } from "#lib/imaging/specimen.ts";
import { tooWide } from "./any-size.ts";
import { atTheirScan, expect, isAccessible, newStaff, sendScan, submitRequest, signInAsStaff, test } from "./scene.ts";

test("a folder without a scan is said to be one, file by file, and another can be chosen", async ({ newPerson }) => {
  const patient = await atTheirScan(await newPerson({ phone: true }));
  const choose = (folder: string) => patient.getByLabel("Choose a folder").setInputFiles(folder);
  await expect(patient.getByRole("heading", { name: "Choose your scan" })).toBeVisible(); // nothing is dropped on a phone
  expect(await patient.evaluate(tooWide)).toEqual([]);

  await choose(folderWith({ "notes.txt": "Bring the blue folder.", "tax/2025.csv": "1;2;3" }));
  await expect(patient.getByRole("heading", { name: "There are no scan pictures in these files" })).toBeVisible();
  await expect(patient.getByText("2 files stay on your device")).toBeVisible();
  await isAccessible(patient);

  await patient.getByRole("button", { name: "Choose other files" }).click();
  await choose(folderWith({ "report.pdf": "%PDF-1.4\n1 0 obj" }));
  await expect(patient.getByRole("heading", { name: "These are documents or photos, not a scan" })).toBeVisible();

  await patient.getByRole("button", { name: "Choose other files" }).click();
  await choose(folderWith({ "letter.dcm": "Dear Sir or Madam, this is a text.", "nothing.dcm": "" }));
  await expect(patient.getByRole("heading", { name: "We could not read these files" })).toBeVisible();
  await expect(patient.getByText("1 file is empty: nothing.dcm.")).toBeVisible();
  await expect(patient.getByRole("button", { name: "Continue" })).toBeDisabled();
});

test("of a damaged folder the good pictures are sent, and each of the others is named", async ({ newPerson }) => {
  const patient = await atTheirScan(await newPerson({ phone: true }));
  const whole = specimen();
  await patient.getByLabel("Choose a folder").setInputFiles(
    folderWith({
      "good.dcm": whole,
      "half.dcm": specimen([["0008,0018", "UI", "1.2.3.4.6"]]).subarray(0, whole.length - 20),
      "empty.dcm": "",
      "text.dcm": "This is not an image.",
    }),
  );
  await expect(patient.getByRole("heading", { name: "We found 1 picture" })).toBeVisible();
  await expect(patient.getByText("1 file is cut off, a part is missing: half.dcm.")).toBeVisible();
  await expect(patient.getByText("1 file is empty: empty.dcm.")).toBeVisible();
  await expect(patient.getByText("1 file stays on your device")).toBeVisible();
  await isAccessible(patient);
  await patient.getByRole("button", { name: "Send these pictures" }).click();
  await expect(patient.getByText("Received: 1 picture")).toBeVisible({ timeout: 30_000 });
});

test("a scan that is neither MRI nor CT can be sent, and staff are told", async ({ newPerson }) => {
  const patient = await atTheirScan(await newPerson({ phone: true }));
  const xray = folderWith({
    "xray.dcm": specimen([
      ["0008,0016", "UI", "1.2.840.10008.5.1.4.1.1.1.1"],
      ["0008,0060", "CS", "DX"],
      ["0010,0010", "PN", "Sample^Pat"],
    ]),
  });
  await patient.getByLabel("Choose a folder").setInputFiles(xray);
  await expect(patient.getByText("This is neither an MRI nor a CT scan")).toBeVisible();
  await isAccessible(patient);
  await patient.getByRole("button", { name: "Choose other files" }).last().click();
  await sendScan(patient, xray, 1);
  const request = await submitRequest(patient);

  const staff = await newPerson();
  await signInAsStaff(staff, await newStaff("coordinator"));
  await expect(staff.getByRole("row", { name: request.reference })).toContainText("Not MR or CT");
  await staff.getByRole("link", { name: request.reference }).click();
  await expect(staff.getByText("This is neither an MRI nor a CT scan")).toBeVisible();
});

function folderWith(files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), "foramen-folder-"));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}
