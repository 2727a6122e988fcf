import { hash } from "@node-rs/argon2";
import { generateSync } from "otplib";
import { describe, expect, test } from "vitest";
import { codeOfResult, enrolledStaff, newPatient, newSession, newStaff, rows } from "../../config/command-scene.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { nobody, type Person } from "./actor.ts";
import { changePassword } from "./change-password.ts";
import { checkStaffCode } from "./check-staff-code.ts";
import { checkStaffPassword } from "./check-staff-password.ts";
import { hashPassword } from "./password.ts";
import { renewRecoveryCodes } from "./renew-recovery-codes.ts";
import { viewOwnSignIn } from "./view-own-sign-in.ts";
import { weaknessOf } from "./weak-password.ts";

const good = "umbrella gravel seventeen otters";

const give = async (email: string, password: string) =>
  expectOk(await checkStaffPassword(nobody, { email, password })).status;

const liveSessions = (accountId: string) => rows((tx) => tx.session.count({ where: { accountId, endedAt: null } }));

const told = (accountId: string) =>
  rows(async (tx) => (await tx.accountNotice.findMany({ where: { accountId } })).map(({ kind }) => kind));

const longAgo = ({ sessionId: id }: Person) =>
  rows((tx) => tx.session.update({ where: { id }, data: { createdAt: new Date(Date.now() - 60 * 60_000) } }));

async function signedInStaff() {
  const staff = await enrolledStaff();
  return { ...staff, person: await newSession({ id: staff.id, role: "coordinator" }) };
}

describe("one's own password", () => {
  test("is changed by who knows it and was there a moment ago; all others of the account are signed out", async () => {
    const { id, email, password, person } = await signedInStaff();
    await newSession({ id, role: "coordinator" });
    const change = (typed: string, newPassword = good) => changePassword(person, { password: typed, newPassword });
    await longAgo(person);
    expect(codeOfResult(await change(password))).toBe("step_up");
    await rows((tx) => tx.session.update({ where: { id: person.sessionId }, data: { createdAt: new Date() } }));
    expect(expectOk(await change("not this one"))).toEqual({ status: "wrong" });
    expect(expectOk(await change(password, "password1"))).toMatchObject({ status: "weak" });
    expect(codeOfResult(await change(password, "short"))).toBe("invalid");
    expect(await liveSessions(id)).toBe(3);
    expect(expectOk(await change(password))).toEqual({ status: "changed", sessions: 2 });
    expect(await liveSessions(id)).toBe(1);
    expect(await give(email, password)).toBe("wrong");
    expect(await give(email, good)).toBe("code");
    expect(await told(id)).toContain("password_changed");
    for (const actor of [nobody, await newPatient()])
      expect(codeOfResult(await changePassword(actor, { password, newPassword: good }))).toMatch(
        /forbidden|signed_out/,
      );
  });

  test("is guessed there no more often than at the door", async () => {
    const { person } = await signedInStaff();
    const counts: Record<string, number> = {};
    for (let turn = 0; turn < 15; turn++) {
      const { status } = expectOk(await changePassword(person, { password: `guess ${turn}`, newPassword: good }));
      counts[status] = (counts[status] ?? 0) + 1;
    }
    expect(counts).toEqual({ wrong: 10, later: 5 });
  });

  test("that was hashed with other numbers is hashed anew when it is next given, and still right", async () => {
    const { id, email, password } = await enrolledStaff();
    const cheap = await hash(password, { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
    await rows((tx) => tx.account.update({ where: { id }, data: { passwordHash: cheap } }));
    expect(await give(email, "not this one")).toBe("wrong");
    const kept = async () => (await rows((tx) => tx.account.findUniqueOrThrow({ where: { id } }))).passwordHash;
    expect(await kept()).toBe(cheap);
    for (let turn = 0; turn < 2; turn++) expect(await give(email, password)).toBe("code");
    expect(await kept()).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await hashPassword("cafe\u0301 au lait, twice")).toMatch(/^\$argon2id/);
  });
});

describe("a new password", () => {
  const owner = { email: "robin.sample@example.org", name: "Robin Sampleton" };

  test.each([
    "password",
    "Password1!",
    "P@ssw0rd123",
    "qwertyuiop",
    "1q2w3e4r5t",
    "iloveyou2",
    "aaaaaaaaaaaaaaaa",
    "abcdefghijkl",
    "12345678901234",
    "Sampleton1",
    "robin.sample",
    "RobinSampleton!",
    "Foramen2026",
  ])("is refused where it is guessed first, or is little but the owner's own: %s", (password) =>
    expect(weaknessOf(password, owner)).not.toBeNull(),
  );

  test.each([
    good,
    "correct otter gravel seventeen",
    "xK4vTq9mZw",
    "ñandú tras la ventana gris",
    "\u4e00\u7fa4\u7334\u5b50\u5728\u6708\u4eae\u4e0a",
  ])("needs no signs or capitals: %s", (password) => expect(weaknessOf(password, owner)).toBeNull());
});

describe("recovery codes", () => {
  test("sign in once each, tell their owner, and are renewed by who was there a moment ago", async () => {
    const { id, email, password, recoveryCodes, person } = await signedInStaff();
    const signIn = async (code: string) => {
      const given = expectOk(await checkStaffPassword(nobody, { email, password }));
      if (!("attempt" in given)) throw new Error(given.status);
      return expectOk(await checkStaffCode(nobody, { attempt: given.attempt, code }));
    };
    const [first = "", second = ""] = recoveryCodes;
    expect(await signIn(first)).toMatchObject({ status: "signed_in", recoveryCodesLeft: 9 });
    expect(await told(id)).toEqual(["recovery_code_used"]);
    await longAgo(person);
    expect(codeOfResult(await renewRecoveryCodes(person, {}))).toBe("step_up");
    const fresh = await newSession({ id, role: "coordinator" });
    const { codes } = expectOk(await renewRecoveryCodes(fresh, {}));
    expect(new Set(codes).size).toBe(10);
    expect(expectOk(await viewOwnSignIn(fresh, {})).recoveryCodesLeft).toBe(10);
    expect((await signIn(second)).status).toBe("wrong");
    expect((await signIn(codes[0] ?? "")).status).toBe("signed_in");
    expect(await told(id)).toContain("recovery_codes_renewed");
  });

  test("are not told of where the app's own code was used", async () => {
    const { id, email, password, secret } = await enrolledStaff();
    const given = expectOk(await checkStaffPassword(nobody, { email, password }));
    if (!("attempt" in given)) throw new Error(given.status);
    const code = generateSync({ secret });
    expect(expectOk(await checkStaffCode(nobody, { attempt: given.attempt, code })).status).toBe("signed_in");
    expect(await told(id)).toEqual([]);
    expect(codeOfResult(await viewOwnSignIn(await newStaff("surgeon"), {}))).toBe("ok");
  });
});
