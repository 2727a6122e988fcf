import { describe, expect, test } from "vitest";
import {
  atOnce,
  entries,
  jobsOn,
  mailsTo,
  newAddress,
  newPatient,
  newStaff,
  rows,
  signedIn,
} from "../../config/command-scene.ts";
import { say } from "#lib/platform/language.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { nobody, system } from "./actor.ts";
import { redeemSignInMail } from "./redeem-sign-in-mail.ts";
import { requestSignInMail } from "./request-sign-in-mail.ts";
import { sendSignInMail } from "./send-sign-in-mail.ts";
import { findActor, redeemTicket } from "./session.ts";
import { setLanguage } from "./set-language.ts";
import { codeOf, linkTokenOf } from "./sign-in-mail.ts";
import { viewSignInLink } from "./view-sign-in-link.ts";

type Asked = { mailId: string; browser: string };

const ask = async (email: string): Promise<Asked> => expectOk(await requestSignInMail(nobody, { email }));

const redeem = async (given: Parameters<typeof redeemSignInMail>[1]) => expectOk(await redeemSignInMail(nobody, given));

const statusOf = async (given: Parameters<typeof redeemSignInMail>[1]) => (await redeem(given)).status;

const wrongCode = (mailId: string, turn = 1) => String((Number(codeOf(mailId)) + turn) % 1_000_000).padStart(6, "0");

const expire = (mailId: string) =>
  rows((tx) => tx.signInMail.update({ where: { id: mailId }, data: { expiresAt: new Date(Date.now() - 1_000) } }));

describe("asking for a mail", () => {
  test("is answered alike for a patient, for staff, for the disabled and for an address nobody knows", async () => {
    const staff = await newStaff("coordinator");
    const patient = await newPatient();
    const gone = await newPatient();
    await rows((tx) => tx.account.update({ where: { id: gone.accountId }, data: { disabledAt: new Date() } }));
    for (const { email } of [staff, patient, gone, { email: newAddress() }]) {
      const answer = await requestSignInMail(nobody, { email });
      expect(Object.entries(expectOk(answer)).map(([name, value]) => [name, value.length])).toEqual([
        ["mailId", 36],
        ["browser", 43],
      ]);
    }
  });

  test("puts one mail on its way, with the code first, then the link, and nothing else in it", async () => {
    const email = newAddress();
    const { mailId } = await ask(email);
    expect(await jobsOn("send-sign-in-mail", { mailId })).toEqual([{ mailId }]);
    for (let times = 0; times < 3; times++) expectOk(await sendSignInMail(system, { mailId }));
    const [mail, ...others] = await mailsTo(email);
    expect(others).toEqual([]);
    const code = codeOf(mailId);
    expect(mail?.subject).toBe(`${code} is your sign-in code`);
    const at = (text: string) => mail?.text.indexOf(text) ?? -1;
    expect(at(`${code.slice(0, 3)} ${code.slice(3)}`)).toBeGreaterThanOrEqual(0);
    expect(at(linkTokenOf(mailId))).toBeGreaterThan(at(`${code.slice(0, 3)} ${code.slice(3)}`));
  });

  test("tells staff where staff sign in, and gives them no code", async () => {
    const staff = await newStaff("surgeon"); // invited, without a password yet
    const { mailId } = await ask(staff.email);
    expectOk(await sendSignInMail(system, { mailId }));
    const [mail] = await mailsTo(staff.email);
    expect(mail?.subject).toBe("Sign in on the staff page");
    expect(mail?.text).not.toContain(codeOf(mailId));
    expect(await statusOf({ asked: { mailId, browser: "x" }, code: codeOf(mailId) })).toBe("expired");
  });

  test("is not a job of people", async () => {
    const { mailId } = await ask(newAddress());
    expect(await sendSignInMail(nobody, { mailId })).toMatchObject({ ok: false });
    expect(await sendSignInMail(await newStaff("administrator"), { mailId })).toMatchObject({ ok: false });
  });

  test.each([
    ["", "Enter your email address"],
    [" \r\n ", "Enter your email address"],
    ["pat", "Enter an email address, like name@example.org"],
    ["pat@", "Enter an email address, like name@example.org"],
    ["a@b", "Enter an email address, like name@example.org"],
    ["pat🦴@example.org", "Enter an email address, like name@example.org"],
    ["пат@example.org", "Enter an email address, like name@example.org"],
    ["pat@\nexample.org", "Enter an email address, like name@example.org"],
    ["pat@example.org\nBcc: eve@example.org", "Enter an email address, like name@example.org"],
    ["pat@example.org pat@example.org", "Enter one email address only"],
    ["pat@example.orgpat@example.org", "Enter one email address only"],
    [`${"x".repeat(250)}@example.org`, "This email address is too long"],
  ])("refuses what is no address, and says why: %j", async (email, why) => {
    const refused = await requestSignInMail(nobody, { email });
    expect(refused).toMatchObject({ ok: false, refusal: { code: "invalid" } });
    expect(refused.ok ? "" : say("en", refused.refusal.fields?.["email"] ?? "")).toBe(why);
  });

  test("takes an address as people paste it", async () => {
    const email = newAddress();
    expectOk(await requestSignInMail(nobody, { email: ` ${email.toUpperCase()}\r\n` }));
    expect(await rows((tx) => tx.signInMail.count({ where: { email } }))).toBe(1);
  });
});

test("a mail comes in the language of the page that asked, and later ones in that read last", async () => {
  const email = newAddress();
  const asked = expectOk(await requestSignInMail(nobody, { email, language: "es" }));
  expectOk(await sendSignInMail(system, { mailId: asked.mailId }));
  const code = codeOf(asked.mailId);
  expect((await mailsTo(email))[0]?.subject).toBe(`${code} es su código para entrar`);
  const signed = await redeem({ asked, code });
  if (signed.status !== "signed_in") throw new Error(signed.status);
  const token = (await redeemTicket(signed.ticket))?.token ?? null;
  const actor = signedIn(await findActor(token));
  expect(actor.language).toBe("es");
  expectOk(await setLanguage(actor, { language: "en" }));
  expect(signedIn(await findActor(token)).language).toBe("en");
  expect(await setLanguage(await newStaff("surgeon"), { language: "es" })).toMatchObject({ ok: false });
});

describe("the code", () => {
  test("signs in once, with or without the blank, and also of twenty at once", async () => {
    const email = newAddress();
    const asked = await ask(email);
    const code = `${codeOf(asked.mailId).slice(0, 3)} ${codeOf(asked.mailId).slice(3)}`;
    const outcomes: string[] = [];
    await atOnce(20, async () => {
      const result = await redeemSignInMail(nobody, { asked, code });
      if (result.ok) outcomes.push(result.value.status);
      return result;
    });
    expect(outcomes.filter((status) => status === "signed_in")).toHaveLength(1);
    expect(await statusOf({ asked, code })).toBe("expired");
    expect(await rows((tx) => tx.account.count({ where: { email } }))).toBe(1);
  });

  test("opens a session of a patient whom the trail names", async () => {
    const email = newAddress();
    const asked = await ask(email);
    const signed = await redeem({ asked, code: codeOf(asked.mailId) });
    if (signed.status !== "signed_in") throw new Error(signed.status);
    const session = await redeemTicket(signed.ticket);
    const actor = signedIn(await findActor(session?.token ?? null));
    expect(actor).toMatchObject({ role: "patient", email });
    expect(await entries({ act: "sign-in.redeem", patientId: actor.accountId })).toMatchObject([{ outcome: "done" }]);
  });

  test("is nothing without the browser that asked, or with that of another mail", async () => {
    const asked = await ask(newAddress());
    const other = await ask(newAddress());
    const code = codeOf(asked.mailId);
    expect(await statusOf({ code })).toBe("expired");
    expect(await statusOf({ asked: { ...asked, browser: other.browser }, code })).toBe("expired");
    expect(await statusOf({ asked: other, code })).toBe("wrong");
    expect(await statusOf({ asked, code })).toBe("signed_in");
  });

  test("may be mistyped five times, counted also when many are tried at once", async () => {
    const asked = await ask(newAddress());
    const counts: Record<string, number> = {};
    await atOnce(30, async (turn) => {
      const result = await redeemSignInMail(nobody, { asked, code: wrongCode(asked.mailId, turn + 1) });
      if (result.ok) counts[result.value.status] = (counts[result.value.status] ?? 0) + 1;
      return result;
    });
    expect(counts).toEqual({ wrong: 5, expired: 15, link_needed: 10 });
    expect(await statusOf({ asked, code: codeOf(asked.mailId) })).toBe("link_needed");
  });

  test("ends after thirty minutes", async () => {
    const asked = await ask(newAddress());
    const { createdAt, expiresAt } = await rows((tx) =>
      tx.signInMail.findUniqueOrThrow({ where: { id: asked.mailId } }),
    );
    expect(Math.round((expiresAt.getTime() - createdAt.getTime()) / 60_000)).toBe(30);
    await expire(asked.mailId);
    expect(await statusOf({ asked, code: codeOf(asked.mailId) })).toBe("expired");
  });

  test("of a mail that was not sent, because too many were asked for, opens nothing", async () => {
    const email = newAddress();
    const asked = [];
    for (let mails = 0; mails < 9; mails++) asked.push(await ask(email));
    const sent = await Promise.all(asked.map(({ mailId }) => jobsOn("send-sign-in-mail", { mailId })));
    expect(sent.flat()).toHaveLength(6);
    // Else an attacker asks for ever more mails and has five guesses at each.
    for (const one of asked.slice(6)) expect(await statusOf({ asked: one, code: codeOf(one.mailId) })).toBe("expired");
    for (const one of asked.slice(6)) expect(await statusOf({ asked: one, code: "000000" })).toBe("expired");
  });
});

describe("the link", () => {
  test("opened by whom ever uses nothing up, and signs in once where it was asked for", async () => {
    const asked = await ask(newAddress());
    const link = linkTokenOf(asked.mailId);
    for (let times = 0; times < 8; times++)
      expect(await viewSignInLink(nobody, { link })).toMatchObject({ value: "code" });
    expect(await viewSignInLink(nobody, { link, asked })).toMatchObject({ value: "continue" });
    expect(await statusOf({ asked, link })).toBe("signed_in");
    expect(await statusOf({ asked, link })).toBe("expired");
    expect(await viewSignInLink(nobody, { link, asked })).toMatchObject({ value: "expired" });
  });

  test("elsewhere needs the code as well", async () => {
    const asked = await ask(newAddress());
    const elsewhere = await ask(newAddress());
    const link = linkTokenOf(asked.mailId);
    expect(await viewSignInLink(nobody, { link, asked: elsewhere })).toMatchObject({ value: "code" });
    expect(await statusOf({ link })).toBe("code_needed");
    expect(await statusOf({ link, asked: elsewhere })).toBe("code_needed");
    expect(await statusOf({ link, asked: elsewhere, code: codeOf(elsewhere.mailId) })).toBe("wrong");
    expect(await statusOf({ link, code: codeOf(asked.mailId) })).toBe("signed_in");
  });

  test("lets its owner in although somebody else guessed the code away", async () => {
    const asked = await ask(newAddress());
    for (let turn = 1; turn <= 6; turn++) await redeem({ asked, code: wrongCode(asked.mailId, turn) });
    const link = linkTokenOf(asked.mailId);
    expect(await viewSignInLink(nobody, { link })).toMatchObject({ value: "code" });
    expect(await statusOf({ link, code: codeOf(asked.mailId) })).toBe("signed_in");
  });

  test("by itself does not let its finder guess the code either", async () => {
    const { mailId } = await ask(newAddress());
    const link = linkTokenOf(mailId);
    for (let turn = 1; turn <= 5; turn++) expect(await statusOf({ link, code: wrongCode(mailId, turn) })).toBe("wrong");
    expect(await statusOf({ link, code: codeOf(mailId) })).toBe("expired");
  });

  test.each(["", ".", "x", "00000000-0000-7000-8000-000000000000.forged", "a".repeat(200)])(
    "that was forged opens nothing: %j",
    async (link) => {
      expect(await viewSignInLink(nobody, { link })).toMatchObject({ value: "expired" });
      expect(await statusOf({ link, code: "123456" })).toBe("expired");
    },
  );

  test("ends after thirty minutes", async () => {
    const asked = await ask(newAddress());
    await expire(asked.mailId);
    const link = linkTokenOf(asked.mailId);
    expect(await viewSignInLink(nobody, { link, asked })).toMatchObject({ value: "expired" });
    expect(await statusOf({ asked, link })).toBe("expired");
  });
});

test("an account that is disabled gets no session, whatever it brings", async () => {
  const email = newAddress();
  await rows((tx) => tx.account.create({ data: { email, role: "patient", disabledAt: new Date() } }));
  const asked = await ask(email);
  expect(await statusOf({ asked, code: codeOf(asked.mailId) })).toBe("expired");
});
