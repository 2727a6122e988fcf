import { describe, expect, test } from "vitest";
import { codeOfResult, entries, newPatient, newStaff, rows } from "../../config/command-scene.ts";
import { softKey } from "../../config/soft-key.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { type Actor, nobody, type Person } from "./actor.ts";
import { addPasskey } from "./add-passkey.ts";
import { beginPasskey } from "./begin-passkey.ts";
import { beginPasskeySignIn } from "./begin-passkey-sign-in.ts";
import { beginProof } from "./begin-proof.ts";
import { checkPasskey } from "./check-passkey.ts";
import { checkStaffPassword } from "./check-staff-password.ts";
import { confirmPasskey } from "./confirm-passkey.ts";
import { removePasskey } from "./remove-passkey.ts";
import { findActor, redeemTicket } from "./session.ts";
import { viewOwnSignIn } from "./view-own-sign-in.ts";

type Key = ReturnType<typeof softKey>;

/** A member of staff with a passkey. */
async function withPasskey(name = "My laptop"): Promise<{ staff: Person; key: Key }> {
  const staff = await newStaff("surgeon");
  return { staff, key: await register(staff, name) };
}

async function register(staff: Person, name: string): Promise<Key> {
  const key = softKey();
  const made = key.make(expectOk(await beginPasskey(staff, {})));
  expect(expectOk(await addPasskey(staff, { name, made }))).toEqual({ added: true });
  return key;
}

const begin = async () => expectOk(await beginPasskeySignIn(nobody, {}));
const check = async (signed: ReturnType<Key["sign"]>) => expectOk(await checkPasskey(nobody, { signed }));
const longAgo = ({ sessionId: id }: Person) =>
  rows((tx) => tx.session.update({ where: { id }, data: { createdAt: new Date(Date.now() - 60 * 60_000) } }));
const passkeysOf = async (actor: Actor) => expectOk(await viewOwnSignIn(actor, {})).passkeys;

describe("a passkey", () => {
  test("signs its owner in by itself, as often as there is a new challenge, and each only once", async () => {
    const { staff, key } = await withPasskey();
    const asked = await begin();
    expect(asked).toMatchObject({ userVerification: "required", rpId: "localhost" });
    expect(asked.allowCredentials ?? []).toEqual([]); // the same for everybody
    const signed = key.sign(asked);
    const first = await check(signed);
    if (first.status !== "signed_in") throw new Error(first.status);
    expect(first.role).toBe("surgeon");
    const session = await redeemTicket(first.ticket);
    expect(await findActor(session?.token ?? null)).toMatchObject({ accountId: staff.accountId });
    expect(await check(signed)).toEqual({ status: "wrong" });
    expect(await check(key.sign(asked))).toEqual({ status: "wrong" });
    expect((await check(key.sign(await begin()))).status).toBe("signed_in");
    const detail = { path: ["accountId"], equals: staff.accountId };
    expect((await entries({ act: "sign-in.passkey", detail })).map((entry) => entry.detail)).toContainEqual(
      expect.objectContaining({ right: true }),
    );
  });

  test("opens nothing for another site, without its owner's finger, or for a challenge of ours for something else", async () => {
    const { staff, key } = await withPasskey();
    const proof = expectOk(await beginProof(staff, {}));
    if (!proof) throw new Error("no passkey");
    for (const signed of [
      key.sign(await begin(), { origin: "https://portal.evil.example" }),
      key.sign(await begin(), { rpId: "evil.example" }),
      key.sign(await begin(), { verified: false }),
      key.sign({ challenge: "bWFkZSB1cA" }),
      key.sign(proof),
      softKey().sign(await begin()),
    ])
      expect(await check(signed)).toEqual({ status: "wrong" });
    const late = await begin();
    await rows((tx) => tx.passkeyChallenge.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } }));
    expect(await check(key.sign(late))).toEqual({ status: "wrong" });
    const own = await begin();
    const { response, ...other } = softKey().sign(own);
    expect(await check({ ...other, id: key.sign(own).id, response })).toEqual({ status: "wrong" });
  });

  test("whose counter goes back may be a copy: nobody is let in, and its owner is told", async () => {
    const { staff, key } = await withPasskey();
    expect((await check(key.sign(await begin(), { counter: 9 }))).status).toBe("signed_in");
    for (const counter of [9, 4])
      expect(await check(key.sign(await begin(), { counter }))).toEqual({ status: "wrong" });
    const told = await rows((tx) =>
      tx.accountNotice.count({ where: { accountId: staff.accountId, kind: "passkey_cloned" } }),
    );
    expect(told).toBe(2);
    expect((await check(key.sign(await begin(), { counter: 10 }))).status).toBe("signed_in");
  });

  test("of a device that does not count works again and again", async () => {
    const staff = await newStaff("coordinator");
    const key = softKey();
    const made = key.make(expectOk(await beginPasskey(staff, {})), { counter: 0 });
    expectOk(await addPasskey(staff, { name: "A key that does not count", made }));
    for (let turn = 0; turn < 2; turn++)
      expect((await check(key.sign(await begin(), { counter: 0 }))).status).toBe("signed_in");
  });

  test("goes on working while a stranger guesses at the password, and ends with the account", async () => {
    const { staff, key } = await withPasskey();
    for (let turn = 0; turn < 12; turn++)
      await checkStaffPassword(nobody, { email: staff.email, password: `guess ${turn}` });
    expect((await check(key.sign(await begin()))).status).toBe("signed_in");
    await rows((tx) => tx.account.update({ where: { id: staff.accountId }, data: { disabledAt: new Date() } }));
    expect(await check(key.sign(await begin()))).toEqual({ status: "wrong" });
  });
});

describe("making and removing passkeys", () => {
  test("several, with names, none twice, and never by what came without a challenge of this account", async () => {
    const { staff, key } = await withPasskey("My laptop");
    await register(staff, "My phone");
    const other = await newStaff("coordinator");
    const asked = expectOk(await beginPasskey(staff, {}));
    expect(asked.excludeCredentials).toHaveLength(2);
    const made = softKey().make(asked);
    const add = async (actor: Actor, given: ReturnType<Key["make"]>) =>
      expectOk(await addPasskey(actor, { name: "x", made: given })).added;
    expect(await add(other, made)).toBe(false);
    expect(await add(staff, made)).toBe(true);
    expect(await add(staff, made)).toBe(false);
    const next = async () => expectOk(await beginPasskey(staff, {}));
    expect(await add(staff, key.make(await next()))).toBe(false);
    for (const lie of [{ origin: "https://evil.example" }, { rpId: "evil.example" }, { verified: false }])
      expect(await add(staff, softKey().make(await next(), lie))).toBe(false);
    expect((await passkeysOf(staff)).map(({ name }) => name)).toEqual(["My laptop", "My phone", "x"]);
  });

  test("a proof of who made the device is not looked at: it could name a server to be asked", async () => {
    const staff = await newStaff("coordinator");
    for (const format of ["apple", "android-key", "tpm", "android-safetynet", "fido-u2f"]) {
      const made = softKey().make(expectOk(await beginPasskey(staff, {})), { format });
      expect(expectOk(await addPasskey(staff, { name: "x", made }))).toEqual({ added: false });
    }
  });

  test("asks who sits there now, which a passkey shows as well as a code; patients have none", async () => {
    const { staff, key } = await withPasskey();
    const other = await withPasskey();
    const passkeyId = (await passkeysOf(staff))[0]?.passkeyId ?? "";
    await longAgo(staff);
    expect(codeOfResult(await beginPasskey(staff, {}))).toBe("step_up");
    expect(codeOfResult(await removePasskey(staff, { passkeyId }))).toBe("step_up");
    const ask = async () => {
      const asked = expectOk(await beginProof(staff, {}));
      if (!asked) throw new Error("no passkey");
      return asked;
    };
    expect(expectOk(await confirmPasskey(staff, { signed: other.key.sign(await ask()) })).status).toBe("wrong");
    expect(codeOfResult(await removePasskey(staff, { passkeyId }))).toBe("step_up");
    expect(expectOk(await confirmPasskey(staff, { signed: key.sign(await ask()) })).status).toBe("right");
    const theirs = (await passkeysOf(other.staff))[0]?.passkeyId ?? "";
    expectOk(await removePasskey(staff, { passkeyId: theirs }));
    expect(await passkeysOf(other.staff)).toHaveLength(1);
    expectOk(await removePasskey(staff, { passkeyId }));
    expect(await passkeysOf(staff)).toEqual([]);
    expect(expectOk(await beginProof(staff, {}))).toBeNull();
    expect(await check(key.sign(await begin()))).toEqual({ status: "wrong" });
    for (const actor of [nobody, await newPatient()])
      expect(codeOfResult(await beginPasskey(actor, {}))).toMatch(/forbidden|signed_out/);
  });
});
