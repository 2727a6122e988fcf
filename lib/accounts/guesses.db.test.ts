import { generateSync } from "otplib";
import { describe, expect, test } from "vitest";
import { enrolledStaff, newAddress, newPatient, newStaffWithPassword, rows } from "../../config/command-scene.ts";
import { timesOf, toldApart } from "../../config/same-time.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { hashed } from "#lib/platform/secrets.ts";
import { nobody } from "./actor.ts";
import { checkStaffCode } from "./check-staff-code.ts";
import { checkStaffPassword } from "./check-staff-password.ts";
import { redeemSignInMail } from "./redeem-sign-in-mail.ts";
import { requestSignInMail } from "./request-sign-in-mail.ts";
import { codeOf, linkTokenOf } from "./sign-in-mail.ts";

/** Enough to meet every limit several times; the whole of the attack is GUESSES=10000. */
const guesses = Number(process.env["GUESSES"] ?? 480);

/** A different address for each try: nothing may rest on where it comes from. */
const fromAnywhere = (at: number) => `198.${18 + (at >> 16)}.${(at >> 8) & 255}.${at & 255}`;

/** Guesses so often, some at once, and answers how often each answer came. A quarter of an hour goes by now and then. */
async function guess(keys: string[], act: (at: number) => Promise<string>): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (let at = 0; at < guesses; at += 8) {
    if (at % 80 === 0) await waitAQuarter(keys);
    const batch = Array.from({ length: 8 }, (_, more) => act(at + more));
    for (const answer of await Promise.all(batch)) counts[answer] = (counts[answer] ?? 0) + 1;
  }
  return counts;
}

const waitAQuarter = (keys: string[]) =>
  rows((tx) =>
    tx.throttle.updateMany({ where: { key: { in: keys.map(hashed) } }, data: { resetAt: new Date(Date.now() - 1) } }),
  );

describe("however many guesses over days, from everywhere", () => {
  test("at a password: fewer than a hundred are looked at, and its owner signs in all the same", async () => {
    const { email, password, secret, mark } = await enrolledStaff();
    const counts = await guess([`password:${email}`], async (at) => {
      const typed = at > guesses - 50 ? password : `a guess ${at}`; // late, and so not looked at either
      return expectOk(await checkStaffPassword(nobody, { email, password: typed, from: fromAnywhere(at) })).status;
    });
    expect(counts["wrong"]).toBeLessThanOrEqual(100);
    expect(counts).toEqual({ wrong: 49, later: guesses - 49 }); // one was used up when codes were set up
    const owner = expectOk(await checkStaffPassword(nobody, { email, password, mark }));
    if (!("attempt" in owner)) throw new Error(owner.status);
    const code = generateSync({ secret });
    expect(expectOk(await checkStaffCode(nobody, { attempt: owner.attempt, code, mark })).status).toBe("signed_in");
    // Once the owner is in, other browsers may try again.
    expect(expectOk(await checkStaffPassword(nobody, { email, password })).status).toBe("code");
  });

  test("at one-time and recovery codes, by somebody who has the password", async () => {
    const { id, email, password, secret, mark } = await enrolledStaff();
    const attempts: string[] = [];
    const next = async () => {
      const given = expectOk(await checkStaffPassword(nobody, { email, password, mark }));
      if (!("attempt" in given)) throw new Error(given.status);
      return given.attempt;
    };
    for (let at = 0; at < 8; at++) attempts.push(await next());
    const counts = await guess([`code:${id}`], async (at) => {
      const attempt = attempts[at % attempts.length] ?? "";
      const code = at % 2 ? String(at).padStart(6, "0") : `aaaaa-${String(at).padStart(5, "2")}`;
      return expectOk(await checkStaffCode(nobody, { attempt, code, from: fromAnywhere(at) })).status;
    });
    expect(counts["wrong"]).toBeLessThanOrEqual(100);
    expect(counts).toEqual({ wrong: 40, later: guesses - 40 });
    const code = generateSync({ secret });
    expect(expectOk(await checkStaffCode(nobody, { attempt: await next(), code, mark })).status).toBe("signed_in");
  });

  test("at the digits of a patient's mails, asked for again and again", async () => {
    const { email } = await newPatient();
    let asked = expectOk(await requestSignInMail(nobody, { email }));
    const counts = await guess([`digits:${email}`, `mail:${email}`], async (at) => {
      if (at % 4 === 0) asked = expectOk(await requestSignInMail(nobody, { email, from: fromAnywhere(at) }));
      const right = codeOf(asked.mailId);
      const code = right === "123456" ? "654321" : "123456";
      return expectOk(await redeemSignInMail(nobody, { asked, code, from: fromAnywhere(at) })).status;
    });
    expect(counts["wrong"]).toBeLessThanOrEqual(60);
    expect(counts["signed_in"]).toBeUndefined();
    // Whoever reads the mail still comes in, by its button, and in a browser that asked for nothing too.
    await waitAQuarter([`mail:${email}`, `mail:${email}:ever`]);
    const own = expectOk(await requestSignInMail(nobody, { email }));
    const link = linkTokenOf(own.mailId);
    expect(expectOk(await redeemSignInMail(nobody, { asked: own, code: codeOf(own.mailId) })).status).toBe(
      "link_needed",
    );
    expect(expectOk(await redeemSignInMail(nobody, { link, code: codeOf(own.mailId) })).status).toBe("signed_in");
  });
});

test("one password tried at everybody's account from one place is stopped there, and no owner elsewhere", async () => {
  const { email, password } = await newStaffWithPassword();
  const from = `2001:db8:${crypto.randomUUID().slice(0, 4)}::/64`;
  const counts: Record<string, number> = {};
  for (let at = 0; at < 120; at++) {
    const { status } = expectOk(
      await checkStaffPassword(nobody, { email: newAddress(), password: "Spring2026", from }),
    );
    counts[status] = (counts[status] ?? 0) + 1;
  }
  expect(counts).toEqual({ wrong: 100, later: 20 });
  expect(expectOk(await checkStaffPassword(nobody, { email, password, from })).status).toBe("later");
  expect(expectOk(await checkStaffPassword(nobody, { email, password, from: "203.0.113.9" })).status).toBe("enrol");
});

describe("who asks how long an answer takes learns nothing", () => {
  test("of whether an address is that of a member of staff; of whether it was looked at at all, they would", async () => {
    const known = await Promise.all(Array.from({ length: 4 }, () => newStaffWithPassword()));
    const locked = newAddress();
    for (let at = 0; at < 10; at++) await checkStaffPassword(nobody, { email: locked, password: "a guess" });
    const ask = (email: string) => checkStaffPassword(nobody, { email, password: "not this one" });
    const times = await timesOf(30, {
      known: (turn) => ask(known[turn % 4]?.email ?? ""),
      unknown: () => ask(newAddress()),
      unseen: () => ask(locked),
    });
    expect(toldApart(times.known, times.unknown)).toBeLessThan(0.75);
    expect(toldApart(times.unseen, times.unknown)).toBeGreaterThan(0.8); // the measure would have seen it, also on a busy machine
  });

  test("of whether somebody is a patient here, a member of staff, or nobody", async () => {
    const patients = await Promise.all(Array.from({ length: 8 }, newPatient));
    const staff = await newStaffWithPassword();
    const ask = (email: string) => requestSignInMail(nobody, { email });
    const answer = async (email: string) => Object.keys(expectOk(await ask(email))).sort();
    const alike = await answer(newAddress());
    for (const email of [patients[0]?.email ?? "", staff.email]) expect(await answer(email)).toEqual(alike);
    const times = await timesOf(30, {
      known: (turn) => ask(patients[turn % 8]?.email ?? ""),
      unknown: () => ask(newAddress()),
    });
    expect(toldApart(times.known, times.unknown)).toBeLessThan(0.75);
  });
});
