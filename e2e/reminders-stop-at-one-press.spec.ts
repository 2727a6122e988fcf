import { draftRequest, rows, submittedRequest } from "../config/command-scene.ts";
import { notify } from "#lib/notifications/notify.ts";
import {
  expect,
  isAccessible,
  mailTo,
  newAddress,
  newStaff,
  patientOf,
  signInAsPatient,
  test,
  signInAsStaff,
} from "./scene.ts";

test("a patient who reads Spanish stops the reminders from the mail, without a script, and starts them again", async ({
  newPerson,
}) => {
  const address = newAddress();
  const patient = await newPerson({ phone: true });
  await signInAsPatient(patient, address);
  const { requestId } = await draftRequest(await patientOf(address));
  await patient.goto("/requests?lang=es");
  await rows((tx) => notify(tx, "draft_unfinished", { id: requestId }, { step: 2 }));
  const { text } = await mailTo(address, /todavía no se envió/);
  const [stop = ""] = /http\S+\/reminders\?\S+/.exec(text) ?? [];

  const elsewhere = await newPerson({ phone: true, javaScript: false });
  const isOff = async () => (await rows((tx) => tx.account.findUnique({ where: { email: address } })))?.remindersOffAt;
  await elsewhere.goto(stop);
  await expect(elsewhere.getByRole("heading", { name: "¿Quiere dejar de recibir recordatorios?" })).toBeVisible();
  expect(await isOff()).toBeNull();
  await elsewhere.getByRole("button", { name: "No recibir más recordatorios" }).click();
  await expect(elsewhere.getByRole("heading", { name: "Ya no recibirá recordatorios" })).toBeVisible();
  expect(await isOff()).not.toBeNull();
  await elsewhere.getByRole("button", { name: "Volver a recibir recordatorios" }).click();
  await expect(elsewhere.getByRole("button", { name: "No recibir más recordatorios" })).toBeVisible();
  expect(await isOff()).toBeNull();

  // As a mail program does it, from no page of ours; whoever only looks there changes nothing.
  const token = new URL(stop).searchParams.get("token") ?? "";
  const oneClick = `/api/mail/reminders?token=${encodeURIComponent(token)}`;
  const looked = await elsewhere.request.get(oneClick);
  expect([looked.status(), new URL(looked.url()).pathname, await isOff()]).toEqual([200, "/reminders", null]);
  const pressed = await elsewhere.request.post(oneClick, { form: { "List-Unsubscribe": "One-Click" } });
  expect(pressed.status()).toBe(204);
  expect(await isOff()).not.toBeNull();
  expect((await elsewhere.request.post("/api/mail/bounces", { data: "a mail" })).status()).toBe(401);

  await patient.goto(stop);
  await isAccessible(patient);
});

test("staff see whom mail does not reach, and call", async ({ newPerson }) => {
  const { requestId, patient } = await submittedRequest();
  const failed = { mailFailedAt: new Date(), mailFailure: "unknown_address" as const, mailBounced: true };
  await rows((tx) => tx.account.update({ where: { id: patient.accountId }, data: failed }));
  const staff = await newPerson();
  await signInAsStaff(staff, await newStaff("coordinator"));
  const sign = staff
    .locator(`[data-row="${requestId}"]`)
    .getByRole("img", { name: "Email does not reach this person" });
  await expect(sign).toHaveAccessibleName("Email does not reach this person. Call (212) 555-0123");
  await staff.goto(`/queue/${requestId}`);
  await expect(staff.getByText(/^Since .* there is no such address/)).toBeVisible();
  await isAccessible(staff);
});
