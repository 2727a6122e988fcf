import { generateSync } from "otplib";
import { describe, expect, test } from "vitest";
import {
  atOnce,
  codeOfResult,
  enrolledStaff,
  entries,
  newAddress,
  newPatient,
  newStaff,
  newStaffWithPassword,
  rows,
  signedIn,
} from "../../config/command-scene.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { nobody, system } from "./actor.ts";
import { checkStaffCode } from "./check-staff-code.ts";
import { checkStaffPassword } from "./check-staff-password.ts";
import { createStaff } from "./create-staff.ts";
import { enrolStaff } from "./enrol-staff.ts";
import { listStaff } from "./list-staff.ts";
import { findActor, redeemTicket } from "./session.ts";
import { viewEnrolment } from "./view-enrolment.ts";
import { viewHealth } from "./view-health.ts";

type Staff = Awaited<ReturnType<typeof newStaffWithPassword>>;

/** The code that an app shows in `steps` half-minutes from now. */
const codeOf = (secret: string, steps = 0) =>
  generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + 30 * steps });

const givePassword = async (email: string, password: string) =>
  expectOk(await checkStaffPassword(nobody, { email, password }));

async function attemptOf({ email, password }: Staff): Promise<string> {
  const given = await givePassword(email, password);
  if (!("attempt" in given)) throw new Error(given.status);
  return given.attempt;
}

const giveCode = async (attempt: string, code: string) => expectOk(await checkStaffCode(nobody, { attempt, code }));

const disable = (id: string) => rows((tx) => tx.account.update({ where: { id }, data: { disabledAt: new Date() } }));

describe("the password", () => {
  test("that is wrong is answered alike for staff, patients, the disabled and addresses nobody knows", async () => {
    const staff = await newStaffWithPassword();
    const disabled = await newStaffWithPassword();
    await disable(disabled.id);
    const patient = await newPatient();
    for (const [email, password] of [
      [staff.email, "not this one"],
      [disabled.email, disabled.password],
      [patient.email, "anything"],
      [newAddress(), "anything"],
    ] as const)
      expect(await givePassword(email, password)).toEqual({ status: "wrong" });
  });

  test("is tried ten times in a quarter of an hour, known or not, also all at once", async () => {
    const { email, password } = await newStaffWithPassword();
    for (const address of [email, newAddress()]) {
      const counts: Record<string, number> = {};
      await atOnce(25, async () => {
        const result = await checkStaffPassword(nobody, { email: address, password: "a guess" });
        if (result.ok) counts[result.value.status] = (counts[result.value.status] ?? 0) + 1;
        return result;
      });
      expect(counts).toEqual({ wrong: 10, later: 15 });
    }
    expect(await givePassword(email, password)).toEqual({ status: "later" });
  });

  test("is still taken from the owner's own browser while a stranger guesses, and guessed there no more often", async () => {
    const { email, password, mark } = await enrolledStaff();
    const other = await enrolledStaff();
    const give = async (typed: string, by?: string) =>
      expectOk(await checkStaffPassword(nobody, { email, password: typed, mark: by })).status;
    for (let turn = 0; turn < 12; turn++) await give("a guess");
    for (const forged of [undefined, "", "x", other.mark]) expect(await give(password, forged)).toBe("later");
    expect(await give(password, mark)).toBe("code");
    for (let turn = 0; turn < 9; turn++) expect(await give("a guess", mark)).toBe("wrong");
    expect(await give(password, mark)).toBe("later");
  });

  test("right or wrong is in the trail with the account it was for, and never itself", async () => {
    const { id, email, password } = await newStaffWithPassword();
    await givePassword(email, "not this one");
    await givePassword(email, password);
    const detail = { path: ["accountId"], equals: id };
    const told = await entries({ act: "sign-in.password", detail });
    expect(told.map((entry) => entry.detail)).toEqual([
      { right: false, accountId: id, why: "wrong" },
      { right: true, accountId: id },
    ]);
    expect(JSON.stringify(told, (_, value: unknown) => String(value))).not.toContain(password);
  });
});

describe("setting up one-time codes", () => {
  test("shows the secret until a right code ends it, with ten recovery codes and a session", async () => {
    const staff = await newStaffWithPassword("surgeon");
    const attempt = await attemptOf(staff);
    const { secret, address, email } = expectOk(await viewEnrolment(nobody, { attempt }));
    expect(email).toBe(staff.email);
    expect(address).toContain(secret);
    expect(expectOk(await enrolStaff(nobody, { attempt, code: codeOf(secret, 20) }))).toEqual({ status: "wrong" });
    const enrolled = expectOk(await enrolStaff(nobody, { attempt, code: codeOf(secret) }));
    if (enrolled.status !== "signed_in") throw new Error(enrolled.status);
    expect(new Set(enrolled.recoveryCodes).size).toBe(10);
    for (const code of enrolled.recoveryCodes) expect(code).toMatch(/^[2-9a-hjkmnp-z]{5}-[2-9a-hjkmnp-z]{5}$/);
    const session = await redeemTicket(enrolled.ticket);
    expect(await findActor(session?.token ?? null)).toMatchObject({ accountId: staff.id, role: "surgeon" });
    expect(codeOfResult(await viewEnrolment(nobody, { attempt }))).not.toBe("ok");
    const row = await rows((tx) => tx.account.findUniqueOrThrow({ where: { id: staff.id } }));
    expect(row.totpSecret).not.toContain(secret);
    const kept = await rows((tx) => tx.recoveryCode.findMany({ where: { accountId: staff.id } }));
    for (const { hash } of kept) expect(enrolled.recoveryCodes).not.toContain(hash);
  });

  test("happens once, also where two browsers end it at the same moment", async () => {
    const staff = await newStaffWithPassword();
    const attempts = [await attemptOf(staff), await attemptOf(staff), await attemptOf(staff)];
    const secrets = await Promise.all(
      attempts.map(async (attempt) => expectOk(await viewEnrolment(nobody, { attempt })).secret),
    );
    const results = await Promise.all(
      attempts.map((attempt, at) => enrolStaff(nobody, { attempt, code: codeOf(secrets[at] ?? "") })),
    );
    // Whoever looks a moment later finds nothing to set up any more.
    expect(results.map(codeOfResult).sort().join(" ")).toMatch(/^(conflict )*ok( signed_out)*$/);
    expect(await rows((tx) => tx.recoveryCode.count({ where: { accountId: staff.id } }))).toBe(10);
  });

  test("needs an attempt that lives, of an account that is not set up yet", async () => {
    const { email, password, secret } = await enrolledStaff();
    const given = await givePassword(email, password);
    if (given.status !== "code") throw new Error(given.status);
    const { attempt } = given;
    expect(codeOfResult(await viewEnrolment(nobody, { attempt }))).not.toBe("ok");
    expect(codeOfResult(await enrolStaff(nobody, { attempt, code: codeOf(secret) }))).not.toBe("ok");
    for (const invented of ["", "x", "ä".repeat(500)])
      expect(codeOfResult(await viewEnrolment(nobody, { attempt: invented }))).toBe("signed_out");
  });

  test("may be mistyped ten times", async () => {
    const attempt = await attemptOf(await newStaffWithPassword());
    const { secret } = expectOk(await viewEnrolment(nobody, { attempt }));
    for (let turn = 0; turn < 10; turn++) await enrolStaff(nobody, { attempt, code: codeOf(secret, 20 + turn) });
    expect(codeOfResult(await enrolStaff(nobody, { attempt, code: codeOf(secret) }))).not.toBe("ok");
  });
});

describe("the one-time code", () => {
  test("signs in once: the same code again is refused, and of ten at once one is taken", async () => {
    const staff = await enrolledStaff();
    const attempts = await Promise.all(Array.from({ length: 9 }, () => attemptOf(staff)));
    const code = codeOf(staff.secret);
    const results = await Promise.all(attempts.map((attempt) => giveCode(attempt, code)));
    const taken = results.filter(({ status }) => status === "signed_in");
    expect(taken).toHaveLength(1);
    expect(taken).toMatchObject([{ role: "coordinator", recoveryCodesLeft: 10 }]);
    expect(await giveCode(await attemptOf(staff), code)).toEqual({ status: "wrong" });
    expect(await giveCode(await attemptOf(staff), codeOf(staff.secret, 1))).toMatchObject({ status: "signed_in" });
  });

  test("of the attempt that was used, that expired, or of an account disabled meanwhile opens nothing", async () => {
    const staff = await enrolledStaff();
    const used = await attemptOf(staff);
    expect(await giveCode(used, codeOf(staff.secret))).toMatchObject({ status: "signed_in" });
    expect(await giveCode(used, codeOf(staff.secret, 1))).toEqual({ status: "expired" });
    const late = await attemptOf(staff);
    await rows((tx) =>
      tx.staffAttempt.updateMany({ where: { accountId: staff.id }, data: { expiresAt: new Date(Date.now() - 1) } }),
    );
    expect(await giveCode(late, codeOf(staff.secret, 1))).toEqual({ status: "expired" });
    const disabled = await attemptOf(staff);
    await disable(staff.id);
    expect(await giveCode(disabled, codeOf(staff.secret, 1))).toEqual({ status: "expired" });
    expect(await giveCode("invented", "123456")).toEqual({ status: "expired" });
  });

  test("can be replaced by a recovery code, each once, however it is written", async () => {
    const staff = await enrolledStaff();
    const [first = "", second = ""] = staff.recoveryCodes;
    const typed = ` ${first.toUpperCase().replace("-", " ")} `;
    expect(await giveCode(await attemptOf(staff), typed)).toMatchObject({ status: "signed_in", recoveryCodesLeft: 9 });
    expect(await giveCode(await attemptOf(staff), first)).toEqual({ status: "wrong" });
    const other = await enrolledStaff();
    expect(await giveCode(await attemptOf(other), second)).toEqual({ status: "wrong" });
  });

  test("is guessed twenty times in a quarter of an hour at most, over however many attempts", async () => {
    const staff = await enrolledStaff();
    const attempts = [await attemptOf(staff), await attemptOf(staff), await attemptOf(staff)];
    const counts: Record<string, number> = {};
    for (const attempt of attempts)
      for (let turn = 0; turn < 10; turn++) {
        const { status } = await giveCode(attempt, codeOf(staff.secret, 100 + turn));
        counts[status] = (counts[status] ?? 0) + 1;
      }
    expect(counts).toEqual({ wrong: 20, later: 10 });
  });

  test("is in the trail with the account it signed in", async () => {
    const staff = await enrolledStaff();
    await giveCode(await attemptOf(staff), codeOf(staff.secret));
    const detail = { path: ["accountId"], equals: staff.id };
    expect(await entries({ act: "sign-in.enrol", detail })).toHaveLength(1);
    expect(await entries({ act: "sign-in.code", detail })).toMatchObject([{ detail: { right: true } }]);
  });
});

describe("who looks after the installation", () => {
  test("the first staff are made by the portal itself, and only where there are none", async () => {
    await newStaff("coordinator");
    const accounts = [{ role: "administrator" as const, name: "Eve", email: newAddress(), password: "a".repeat(16) }];
    expect(await createStaff(system, { accounts })).toEqual({ ok: true, value: { created: false } });
    for (const actor of [nobody, await newPatient(), await newStaff("administrator")])
      expect(codeOfResult(await createStaff(actor, { accounts }))).toMatch(/forbidden|signed_out/);
    expect(await rows((tx) => tx.account.count({ where: { email: accounts[0]?.email ?? "" } }))).toBe(0);
  });

  test("administrators alone see the staff and how the parts do", async () => {
    const administrator = await newStaff("administrator");
    const staff = expectOk(await listStaff(administrator, {}));
    expect(staff.map(({ id }) => id)).toContain(administrator.accountId);
    expect(JSON.stringify(staff)).not.toMatch(/passwordHash|totpSecret/);
    expect(expectOk(await viewHealth(administrator, {})).parts.database).toBe(true);
    for (const actor of [nobody, await newPatient(), await newStaff("coordinator"), await newStaff("surgeon")])
      for (const read of [listStaff, viewHealth])
        expect(codeOfResult(await read(actor, {}))).toBe(actor.kind === "nobody" ? "signed_out" : "forbidden");
  });

  test("administrators are no patients and no staff of the queue", async () => {
    expect(signedIn(await newStaff("administrator")).role).toBe("administrator");
  });
});
