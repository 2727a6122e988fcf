import { describe, expect, test } from "vitest";
import {
  actorNow,
  assignedRequest,
  claimedRequest,
  codeOfResult,
  entries,
  jobsOn,
  mailsTo,
  newAddress,
  newPatient,
  newStaff,
  requestRow,
  rows,
} from "../../config/command-scene.ts";
import { type Person, nobody, system } from "./actor.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { sendNotice } from "#lib/notifications/send-notice.ts";
import { acceptInvitation } from "./accept-invitation.ts";
import { changeRole } from "./change-role.ts";
import { changeStaff } from "./change-staff.ts";
import { checkStaffPassword } from "./check-staff-password.ts";
import { disableAccount } from "./disable-account.ts";
import { enableAccount } from "./enable-account.ts";
import { inviteStaff } from "./invite-staff.ts";
import { listAccountNotices } from "./list-account-notices.ts";
import { listStaff } from "./list-staff.ts";
import { removeLicense } from "./remove-license.ts";
import { resendInvitation } from "./resend-invitation.ts";
import { resetSignIn } from "./reset-sign-in.ts";
import { revokeInvitation } from "./revoke-invitation.ts";
import { sendAccountMail } from "./send-account-mail.ts";
import { sendInvitation } from "./send-invitation.ts";
import { setLicense } from "./set-license.ts";
import { viewInvitation } from "./view-invitation.ts";
import { viewStaff } from "./view-staff.ts";

const password = "four quiet words here";
const reason = "asked for by the clinic";

async function invited(administrator: Person, more: Partial<Parameters<typeof inviteStaff>[1]> = {}) {
  const email = newAddress("newcomer");
  const given = { email, name: "Noor Sample", role: "coordinator" as const, ...more };
  const { accountId } = expectOk(await inviteStaff(administrator, given));
  return { accountId, email };
}

/** The token in the newest mail of an invitation. */
async function tokenFor({ accountId, email }: { accountId: string; email: string }): Promise<string> {
  const { id: invitationId } = await rows((tx) =>
    tx.invitation.findFirstOrThrow({ where: { accountId }, orderBy: { id: "desc" } }),
  );
  expectOk(await sendInvitation(system, { invitationId }));
  const text = (await mailsTo(email)).map((mail) => mail.text).find((one) => one.includes(invitationId)) ?? "";
  return /token=(\S+)/.exec(text)?.[1] ?? "";
}

const standing = async (administrator: Person, accountId: string) =>
  expectOk(await listStaff(administrator, {})).find(({ id }) => id === accountId)?.standing;

describe("an invitation", () => {
  test("lets somebody set a password once; opening it uses nothing up", async () => {
    const administrator = await newStaff("administrator");
    const newcomer = await invited(administrator);
    expect(await standing(administrator, newcomer.accountId)).toBe("invited");
    const token = await tokenFor(newcomer);
    for (let times = 0; times < 3; times++)
      expect(expectOk(await viewInvitation(nobody, { token }))).toMatchObject({ email: newcomer.email });
    expect(codeOfResult(await acceptInvitation(nobody, { token, password: "short" }))).toBe("invalid");
    expect(expectOk(await acceptInvitation(nobody, { token, password }))?.attempt).toBeTruthy();
    expect(codeOfResult(await acceptInvitation(nobody, { token, password }))).toBe("signed_out");
    expect(expectOk(await viewInvitation(nobody, { token }))).toBeNull();
    expect(await standing(administrator, newcomer.accountId)).toBe("active");
    expect(expectOk(await checkStaffPassword(nobody, { email: newcomer.email, password }))).toMatchObject({
      status: "enrol",
    });
  });

  test("is worth nothing when it is over, replaced, taken back or made up, and its mail names nobody", async () => {
    const administrator = await newStaff("administrator");
    const newcomer = await invited(administrator);
    const first = await tokenFor(newcomer);
    expectOk(await resendInvitation(administrator, newcomer));
    const second = await tokenFor(newcomer);
    for (const token of [first, `${crypto.randomUUID()}.x`, ""])
      expect(expectOk(await viewInvitation(nobody, { token }))).toBeNull();
    const past = { expiresAt: new Date(Date.now() - 1) };
    await rows((tx) => tx.invitation.updateMany({ where: { accountId: newcomer.accountId }, data: past }));
    expect(expectOk(await viewInvitation(nobody, { token: second }))).toBeNull();
    expect(await standing(administrator, newcomer.accountId)).toBe("invitation_over");
    expectOk(await revokeInvitation(administrator, newcomer));
    expect(await rows((tx) => tx.account.count({ where: { email: newcomer.email } }))).toBe(0);
    expect(JSON.stringify(await mailsTo(newcomer.email))).not.toContain("Noor");
    const active = await newStaff("coordinator");
    await rows((tx) => tx.account.update({ where: { id: active.accountId }, data: { passwordHash: "x" } }));
    for (const act of [revokeInvitation, resendInvitation])
      expect(codeOfResult(await act(administrator, active))).toBe("conflict");
  });

  test("is refused for an address that is taken, and to everybody but administrators", async () => {
    const patient = await newPatient();
    const given = { email: patient.email, name: "Noor Sample", role: "surgeon" as const };
    expect(codeOfResult(await inviteStaff(await newStaff("administrator"), given))).toBe("invalid");
    for (const actor of [patient, await newStaff("coordinator"), await newStaff("surgeon"), nobody])
      expect(codeOfResult(await inviteStaff(actor, { ...given, email: newAddress() }))).toMatch(/forbidden|signed_out/);
  });
});

describe("disabling", () => {
  test("ends every session, gives back what was claimed, and says which cases need another surgeon", async () => {
    const administrator = await newStaff("administrator");
    const claimed = await claimedRequest();
    const assigned = await assignedRequest();
    const { accountId } = claimed.coordinator;
    const left = expectOk(await disableAccount(administrator, { accountId, reason }));
    expect(left).toEqual({ released: 1, ownerless: 0, toReassign: 0 });
    expect(await actorNow(claimed.coordinator.sessionId)).toEqual(nobody);
    expect(await requestRow(claimed.requestId)).toMatchObject({ status: "submitted", ownerId: null });
    const { surgeon, coordinator, requestId } = assigned;
    expect(expectOk(await disableAccount(administrator, { accountId: surgeon.accountId, reason }))).toMatchObject({
      toReassign: 1,
    });
    const { reference } = await requestRow(requestId);
    expect(expectOk(await viewStaff(administrator, { accountId: surgeon.accountId })).cases).toEqual([reference]);
    expectOk(await sendNotice(system, { notice: "surgeon_gone", requestId }));
    expect((await mailsTo(coordinator.email))[0]?.subject).toBe(`${reference} needs another surgeon`);
    expect(codeOfResult(await disableAccount(administrator, { accountId, reason }))).toBe("conflict");
    expectOk(await enableAccount(administrator, { accountId, reason }));
    expect(await actorNow(claimed.coordinator.sessionId)).toEqual(nobody);
    const [entry] = await entries({ act: "account.disable", detail: { path: ["accountId"], equals: accountId } });
    expect(entry).toMatchObject({ outcome: "done", actorId: administrator.accountId, detail: { reason, sessions: 1 } });
  });

  test("is told to all administrators by mail, without a name", async () => {
    const [one, other] = [await newStaff("administrator"), await newStaff("administrator")];
    const { accountId } = await newStaff("coordinator", { name: "Quiet Sample" });
    expectOk(await disableAccount(one, { accountId, reason }));
    for (const administrator of [one, other]) {
      const { accountId: reader, email } = administrator;
      const notice = await rows((tx) => tx.accountNotice.findFirstOrThrow({ where: { accountId: reader } }));
      expect(notice).toMatchObject({ kind: "account_disabled", aboutId: accountId, byId: one.accountId });
      expect(await jobsOn("send-account-mail", { noticeId: notice.id })).toHaveLength(1);
      expectOk(await sendAccountMail(system, { noticeId: notice.id }));
      expectOk(await sendAccountMail(system, { noticeId: notice.id }));
      const mails = await mailsTo(email);
      expect(mails.map(({ subject }) => subject)).toEqual(["An account was disabled"]);
      expect(JSON.stringify(mails)).not.toContain("Quiet");
      expect(expectOk(await listAccountNotices(administrator, {}))[0]).toMatchObject({ about: "Quiet Sample" });
    }
  });

  test("nobody decides on their own access, and of two administrators who disable each other at once one remains", async () => {
    const [one, other] = [await newStaff("administrator"), await newStaff("administrator")];
    for (const act of [disableAccount, enableAccount, resetSignIn])
      expect(codeOfResult(await act(one, { accountId: one.accountId, reason }))).toBe("forbidden");
    expect(codeOfResult(await changeRole(one, { accountId: one.accountId, role: "surgeon" }))).toBe("forbidden");
    const results = await Promise.all([
      disableAccount(one, { accountId: other.accountId, reason }),
      changeRole(other, { accountId: one.accountId, role: "coordinator" }),
    ]);
    expect(results.map(codeOfResult).sort()).toEqual(["conflict", "ok"]);
  });
});

test("another role ends every session and is told to all administrators", async () => {
  const administrator = await newStaff("administrator");
  const { coordinator, requestId } = await claimedRequest();
  const { accountId } = coordinator;
  expectOk(await changeRole(administrator, { accountId, role: "administrator" }));
  expect(await actorNow(coordinator.sessionId)).toEqual(nobody);
  expect(await requestRow(requestId)).toMatchObject({ status: "submitted", ownerId: null });
  expect(
    await rows((tx) => tx.accountNotice.findFirst({ where: { accountId: administrator.accountId } })),
  ).toMatchObject({ kind: "role_changed", detail: "administrator", aboutId: accountId });
  expect(codeOfResult(await changeRole(administrator, { accountId, role: "administrator" }))).toBe("conflict");
});

test("after a reset nothing of before signs in, and a mail lets its owner set both up anew", async () => {
  const administrator = await newStaff("administrator");
  const newcomer = await invited(administrator);
  const { accountId } = newcomer;
  expectOk(await acceptInvitation(nobody, { token: await tokenFor(newcomer), password }));
  expectOk(await resetSignIn(administrator, { accountId, reason: "lost their phone" }));
  expect(expectOk(await checkStaffPassword(nobody, { email: newcomer.email, password }))).toEqual({ status: "wrong" });
  const token = await tokenFor(newcomer);
  expect(expectOk(await acceptInvitation(nobody, { token, password: "five other quiet words" }))).not.toBeNull();
});

test("licenses are entered, renewed and taken off, and say when they end", async () => {
  const administrator = await newStaff("administrator");
  const { accountId } = await newStaff("surgeon");
  const on = (days: number) => new Date(Date.now() + days * 24 * 3_600_000).toISOString().slice(0, 10);
  const set = (state: string, expiresOn: string) =>
    setLicense(administrator, { accountId, state, number: "123", expiresOn });
  for (const [state, day] of [["NJ", on(400)], ["CT", on(30)], ["MA", on(-3)]] as const) expectOk(await set(state, day)); // prettier-ignore
  const licenses = async () =>
    expectOk(await listStaff(administrator, {})).find(({ id }) => id === accountId)?.licenses ?? [];
  const shown = async () => (await licenses()).map(({ state, standing: how }) => `${state} ${how}`);
  expect(await shown()).toEqual(["CT ends_soon", "MA ended", "NJ valid", "NY valid"]);
  expectOk(await set("MA", on(700)));
  const licenseId = (await licenses()).find(({ state }) => state === "CT")?.id ?? "";
  expectOk(await removeLicense(administrator, { accountId, licenseId }));
  expect(await shown()).toEqual(["MA valid", "NJ valid", "NY valid"]);
  const coordinator = await newStaff("coordinator");
  expect(codeOfResult(await setLicense(administrator, { accountId: coordinator.accountId, state: "NY" }))).toBe(
    "conflict",
  );
  expectOk(await changeStaff(administrator, { accountId, name: "Ada New", credentials: "MD, PhD" }));
  expect(expectOk(await listStaff(administrator, {})).find(({ id }) => id === accountId)).toMatchObject({
    name: "Ada New",
    credentials: "MD, PhD",
  });
});
