"use server";
import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/server";
import { redirect } from "next/navigation";
import { type FormState, refusedForm } from "#app/_server/form-action.ts";
import { fromWhere } from "#app/_server/client-address.ts";
import { demandOurPage } from "#app/_server/own-page.ts";
import { letIn, signOut, stranger } from "#app/_server/session.ts";
import { keepAttempt, readAttempt } from "#app/_server/sign-in-cookies.ts";
import { sendSignInMail, signInByMail, triedBy } from "#app/_server/sign-in-mail.ts";
import { problem } from "#app/_ui/words.ts";
import { fieldsOf, jsonIn } from "#app/_ui/form-fields.ts";
import { acceptInvitation } from "#lib/accounts/accept-invitation.ts";
import { homeOf } from "#lib/accounts/actor.ts";
import { beginPasskeySignIn } from "#lib/accounts/begin-passkey-sign-in.ts";
import { checkPasskey } from "#lib/accounts/check-passkey.ts";
import { checkStaffCode } from "#lib/accounts/check-staff-code.ts";
import { checkStaffPassword } from "#lib/accounts/check-staff-password.ts";
import { enrolStaff } from "#lib/accounts/enrol-staff.ts";
import { returnPath } from "#lib/accounts/forms.ts";
import { carry, type Words } from "#lib/platform/language.ts";
import { enrolWords, invitationOver, passwordWords, staffWords } from "./staff/words.ts";

const withReturn = (page: string, from: unknown) => {
  const back = returnPath(from);
  return back ? `${page}?from=${encodeURIComponent(back)}` : page;
};

/** A patient asks for a mail with code and link. */
export async function askForMail(before: FormState, form: FormData): Promise<FormState> {
  await demandOurPage();
  const typed = fieldsOf(form);
  const sent = await sendSignInMail(typed["email"]);
  if (!sent.ok) return refusedForm(before, sent.refusal, typed);
  redirect(withReturn("/sign-in/code", typed["from"]));
}

/** A patient gives the code, or presses Continue after opening the link. */
export async function redeemMail(before: FormState, form: FormData): Promise<FormState> {
  await demandOurPage();
  const typed = fieldsOf(form);
  const redeemed = await signInByMail(typed);
  if (!redeemed.ok) return refusedForm(before, redeemed.refusal, typed);
  redirect(returnPath(typed["from"]) ?? "/requests");
}

/** The first step of staff: email and password. */
export async function givePassword(before: FormState, form: FormData): Promise<FormState> {
  await demandOurPage();
  const { password, ...typed } = fieldsOf(form);
  const given = { ...(await triedBy()), email: typed["email"], password };
  const checked = await checkStaffPassword(await stranger(), given as never);
  if (!checked.ok) return refusedForm(before, checked.refusal, typed);
  const { value } = checked;
  if (!("attempt" in value)) return wrong(before, typed, passwordWords[value.status], "password");
  await keepAttempt(value.attempt);
  redirect(withReturn(`/sign-in/staff/${value.status}`, typed["from"]));
}

/** Somebody who was invited has chosen a password, and goes on to set up one-time codes. */
export async function acceptInvited(before: FormState, form: FormData): Promise<FormState> {
  await demandOurPage();
  const { password, ...typed } = fieldsOf(form);
  const accepted = await acceptInvitation(await stranger(), { token: typed["token"], password } as never);
  if (!accepted.ok && accepted.refusal.code === "invalid") return refusedForm(before, accepted.refusal, typed);
  if (!accepted.ok || !accepted.value) return wrong(before, typed, invitationOver, "password");
  await keepAttempt(accepted.value.attempt);
  redirect("/sign-in/staff/enrol");
}

/** The second step of staff: the code of the app, or a recovery code. */
export async function giveCode(before: FormState, form: FormData): Promise<FormState> {
  await demandOurPage();
  const typed = fieldsOf(form);
  const given = { ...(await triedBy()), attempt: await readAttempt(), code: typed["code"] as string };
  const checked = await checkStaffCode(await stranger(), given);
  if (!checked.ok) return refusedForm(before, checked.refusal, typed);
  if (checked.value.status !== "signed_in") return wrong(before, {}, staffWords[checked.value.status]);
  await letIn(checked.value);
  redirect(returnPath(typed["from"]) ?? homeOf(checked.value.role));
}

export type Asked = FormState & { options?: PublicKeyCredentialRequestOptionsJSON };

/** What the browser asks a device to sign. */
export async function askForPasskey(): Promise<Asked> {
  await demandOurPage();
  const begun = await beginPasskeySignIn(await stranger(), { from: await fromWhere() });
  if (!begun.ok) return refusedForm({ attempt: 0 }, begun.refusal, {});
  return { attempt: 1, done: true, options: begun.value };
}

/** Staff sign in by what their device has signed. */
export async function givePasskey(before: FormState, form: FormData): Promise<FormState> {
  await demandOurPage();
  const typed = jsonIn("signed")(fieldsOf(form));
  const checked = await checkPasskey(await stranger(), { signed: typed["signed"] } as never);
  if (!checked.ok || checked.value.status === "wrong")
    return refusedForm(before, { code: "invalid", message: passwordWords.passkey }, {});
  await letIn(checked.value);
  redirect(returnPath(typed["from"]) ?? homeOf(checked.value.role));
}

export type Enrolled = FormState & { recoveryCodes?: string[]; home?: string };

/** The first sign-in of staff ends: the app is set up, and ten recovery codes are shown once. */
export async function enrol(before: Enrolled, form: FormData): Promise<Enrolled> {
  await demandOurPage();
  const typed = fieldsOf(form);
  const attempt = await readAttempt();
  const enrolled = await enrolStaff(await stranger(), { attempt, code: typed["code"] as string });
  if (!enrolled.ok && enrolled.refusal.code !== "invalid") return wrong(before, {}, staffWords.expired);
  if (!enrolled.ok) return refusedForm(before, enrolled.refusal, {});
  if (enrolled.value.status === "wrong") return wrong(before, {}, enrolWords.wrong);
  await letIn(enrolled.value);
  const home = returnPath(typed["from"]) ?? homeOf(enrolled.value.role);
  return { attempt: before.attempt + 1, done: true, recoveryCodes: enrolled.value.recoveryCodes, home };
}

function wrong(before: FormState, typed: Record<string, unknown>, words: Words, field = "code"): Promise<FormState> {
  const fields = { [field]: typeof words === "string" ? words : carry(words) };
  return refusedForm(before, { code: "invalid", message: carry(problem), fields }, typed);
}

/** Ends the session of a patient. */
export async function leavePatient(): Promise<void> {
  await demandOurPage();
  await signOut();
  redirect("/sign-in?left=1");
}
