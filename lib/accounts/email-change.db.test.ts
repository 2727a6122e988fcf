import { expect, test } from "vitest";
import { actorNow, codeOfResult, entries, mailsTo, newAddress, newPatient, newSession, newStaff, personOf, rows, submittedRequest } from "../../config/command-scene.ts"; // prettier-ignore
import { expectOk } from "#lib/platform/refusal.ts";
import { startEmailChangeFor } from "#lib/triage/start-email-change-for.ts";
import { nobody, type Person, system } from "./actor.ts";
import { confirmEmailChange } from "./confirm-email-change.ts";
import { sendAccountMail } from "./send-account-mail.ts";
import { sendEmailChange } from "./send-email-change.ts";
import { startEmailChange } from "./start-email-change.ts";
import { viewEmailChange } from "./view-email-change.ts";

/** The mails of the change that waits, sent; and the code of the newest mail to an address. */
async function sent({ accountId }: Person): Promise<(address: string) => Promise<string>> {
  const { id: changeId } = await rows((tx) => tx.emailChange.findFirstOrThrow({ where: { accountId } }));
  expectOk(await sendEmailChange(system, { changeId }));
  return async (address) => /\d{6}/.exec((await mailsTo(address))[0]?.subject ?? "")?.[0] ?? "";
}

const status = async (patient: Person, oldCode: string, newCode: string) =>
  expectOk(await confirmEmailChange(patient, { oldCode, newCode })).status;

test("an address changes once both codes were typed; the old one is told, and other sessions end", async () => {
  const patient = await newPatient();
  const elsewhere = await newSession({ id: patient.accountId, role: "patient" });
  const next = newAddress();
  expectOk(await startEmailChange(patient, { email: next }));
  const codeTo = await sent(patient);
  const [oldCode, newCode] = [await codeTo(patient.email), await codeTo(next)];
  expect(oldCode).not.toBe(newCode);
  expect(expectOk(await viewEmailChange(patient, {}))).toEqual({ email: patient.email, next });
  expect(await status(patient, oldCode, oldCode)).toBe("wrong");
  expect(await status(patient, newCode, newCode)).toBe("wrong");
  expect((await personOf(patient.sessionId)).email).toBe(patient.email);
  expect(await status(patient, oldCode, newCode)).toBe("changed");
  expect(await actorNow(patient.sessionId)).toMatchObject({ email: next });
  expect(await actorNow(elsewhere.sessionId)).toEqual(nobody);
  expect(await status(patient, oldCode, newCode)).toBe("expired");
  const { id: noticeId } = await rows((tx) =>
    tx.accountNotice.findFirstOrThrow({ where: { accountId: patient.accountId, kind: "email_changed" } }),
  );
  expectOk(await sendAccountMail(system, { noticeId }));
  expect((await mailsTo(patient.email))[0]?.subject).toBe("Your email address was changed");
  const acts = await entries({ act: "account.confirm-email-change", patientId: patient.accountId });
  expect(acts.map(({ detail }) => detail)).toEqual([
    { right: false, why: "wrong" },
    { right: false, why: "wrong" },
    { right: true },
    { right: false, why: "expired" },
  ]);
});

test("codes can be mistyped five times and no more, and of a second change only the newest codes count", async () => {
  const patient = await newPatient();
  const next = newAddress();
  expectOk(await startEmailChange(patient, { email: next }));
  const before = await (await sent(patient))(next);
  expectOk(await startEmailChange(patient, { email: next }));
  const codeTo = await sent(patient);
  expect(await codeTo(next)).not.toBe(before);
  for (let tries = 0; tries < 5; tries++) expect(await status(patient, "000000", "000000")).toBe("wrong");
  expect(await status(patient, await codeTo(patient.email), await codeTo(next))).toBe("expired");
});

test("an address that somebody has is not given away, and is refused at the end", async () => {
  const [patient, owner] = [await newPatient(), await newPatient()];
  expect(codeOfResult(await startEmailChange(patient, { email: owner.email }))).toBe("ok");
  const codeTo = await sent(patient);
  expect((await mailsTo(owner.email))[0]?.subject).toBe("This address has an account already");
  expect(await codeTo(owner.email)).toBe("");
  expect(codeOfResult(await startEmailChange(patient, { email: patient.email }))).toBe("invalid");
  for (const actor of [await newStaff("coordinator"), await newStaff("administrator"), nobody])
    expect(codeOfResult(await startEmailChange(actor, { email: newAddress() }))).toMatch(/forbidden|signed_out/);
});

test("staff begin it for a caller whom they know by two things; the codes are still the patient's", async () => {
  const { patient, requestId } = await submittedRequest();
  const coordinator = await newStaff("coordinator");
  const email = newAddress();
  const begin = (identifiers: string[]) => startEmailChangeFor(coordinator, { requestId, email, identifiers });
  expect(codeOfResult(await begin(["name"]))).toBe("invalid");
  expectOk(await begin(["name", "birth_date"]));
  expect(expectOk(await viewEmailChange(patient, {})).next).toBe(email);
  expect((await personOf(patient.sessionId)).email).toBe(patient.email);
  const surgeon = await newStaff("surgeon");
  expect(codeOfResult(await startEmailChangeFor(surgeon, { requestId, email, identifiers: ["name", "phone"] }))).toBe(
    "not_found",
  );
});
