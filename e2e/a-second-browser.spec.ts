import { existsSync } from "node:fs";
import { firefoxPath } from "#scripts/browser.ts";
import { firefox, withoutColourScheme } from "./firefox.ts";
import { showsTheSlice } from "./pixels.ts";
import {
  answerQuestions,
  everyByteArrived,
  expect,
  mailTo,
  newAddress,
  newStaff,
  phantom,
  signInByMail,
  startRequest,
  submitRequest,
  test,
  signInAsStaff,
} from "./scene.ts";

test.use(firefox);
test.skip(!existsSync(firefoxPath), "no Firefox on this machine: Debian has it as firefox-esr");
test.beforeAll(withoutColourScheme);

test("in Firefox a patient sends the scan, every byte arrives, and the staff see its pictures", async ({
  newPerson,
}) => {
  const { files } = await phantom();
  const address = newAddress();
  const patient = await newPerson();
  await patient.goto("/");
  await expect(patient.getByText("This browser cannot send a scan")).toBeHidden();
  await signInByMail(patient, address);
  await startRequest(patient);
  await answerQuestions(patient);
  // Its driver cannot choose a folder.
  await patient.getByLabel("Choose files").setInputFiles([...files]);
  await expect(patient.getByRole("heading", { name: `We found ${files.length} pictures` })).toBeVisible();
  await patient.getByRole("button", { name: "Send these pictures" }).click();
  await expect(patient.getByText(`Received: ${files.length} pictures`)).toBeVisible({ timeout: 60_000 });
  const { id, reference } = await submitRequest(patient);
  await mailTo(address, new RegExp(reference));
  await everyByteArrived(id, files);

  const staff = await newPerson();
  await signInAsStaff(staff, await newStaff("coordinator"), `/queue/${id}?images=open`);
  await showsTheSlice(staff, id, files);
});
