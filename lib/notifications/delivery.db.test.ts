import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  codeOfResult,
  draftRequest,
  entries,
  newAddress,
  newStaff,
  rows,
  wholeList,
} from "../../config/command-scene.ts";
import { nobody, system } from "#lib/accounts/actor.ts";
import { redeemSignInMail } from "#lib/accounts/redeem-sign-in-mail.ts";
import { requestSignInMail } from "#lib/accounts/request-sign-in-mail.ts";
import { sendSignInMail } from "#lib/accounts/send-sign-in-mail.ts";
import { codeOf } from "#lib/accounts/sign-in-mail.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { viewRequest } from "#lib/triage/view-request.ts";
import { delayed, unknownUser } from "./bounce-specimen.ts";
import type { Notice } from "./mails.ts";
import { notify } from "./notify.ts";
import { reminderTokenOf } from "./reminder-token.ts";
import { sendNotice } from "./send-notice.ts";
import { setReminders } from "./set-reminders.ts";
import { takeBounce } from "./take-bounce.ts";
import { viewReminders } from "./view-reminders.ts";

/** A real mail server that answers as each test has it, and keeps what it took. */
const answers = { recipient: "", content: "" };
const taken: { from: string; raw: string }[] = [];

const failing = (reply: string) =>
  Object.assign(new Error(reply.slice(4)), { responseCode: Number(reply.slice(0, 3)) });

const smtp = new SMTPServer({
  disabledCommands: ["AUTH", "STARTTLS"],
  disableReverseLookup: true,
  onRcptTo: (_address, _session, done) => done(answers.recipient ? failing(answers.recipient) : null),
  onData(stream, { envelope }, done) {
    const pieces: Buffer[] = [];
    stream.on("data", (piece: Buffer) => pieces.push(piece));
    stream.on("end", () => {
      const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
      if (!answers.content) taken.push({ from, raw: Buffer.concat(pieces).toString() });
      done(answers.content ? failing(answers.content) : null);
    });
  },
});

const secret = "the mail server and the portal know this one";

beforeAll(async () => {
  smtp.listen(0, "127.0.0.1");
  await once(smtp.server, "listening");
  process.env["SMTP_URL"] = `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`;
  Object.assign(process.env, { MAIL_BOUNCES: "bounces@clinic.example", BOUNCE_SECRET: secret });
});
afterAll(() => new Promise<void>((done) => smtp.close(done)));
beforeEach(() => {
  Object.assign(answers, { recipient: "", content: "" });
  taken.length = 0;
});

const tell = async (requestId: string, notice: Notice = "claimed") => {
  await rows((tx) => notify(tx, notice, { id: requestId }));
  return sendNotice(system, { notice, requestId });
};

const failureOf = async (accountId: string) => {
  const account = await rows((tx) => tx.account.findUniqueOrThrow({ where: { id: accountId } }));
  return account.mailFailedAt && account.mailFailure;
};

const bounce = (mail: string, given = secret) => takeBounce(nobody, { secret: given, mail: Buffer.from(mail) });

/** Sends a mail that the server takes; answers the sender of its envelope. */
async function bounceAddress(requestId: string): Promise<string> {
  expectOk(await tell(requestId));
  return taken.at(-1)?.from ?? "";
}

test("a mail says that it was sent by itself, where answers go, and who it is; reminders alone can be stopped", async () => {
  const { requestId, patient } = await draftRequest();
  for (const notice of ["claimed", "draft_unfinished"] as const) expectOk(await tell(requestId, notice));
  const [plain, reminder] = await Promise.all(taken.map(({ raw }) => simpleParser(raw)));
  const header = (name: string) => plain?.headerLines.find(({ key }) => key === name)?.line;
  expect(header("auto-submitted")).toBe("Auto-Submitted: auto-generated");
  expect(header("message-id")).toMatch(/^Message-ID: <notice\.[\w-]{36}@localhost>$/i);
  expect(header("reply-to")).toContain("intake@foramen.test");
  expect(header("content-type")).toContain("multipart/alternative");
  expect([header("list-unsubscribe"), header("list-unsubscribe-post")]).toEqual([undefined, undefined]);
  expect(reminder?.headerLines.find(({ key }) => key === "list-unsubscribe")?.line).toContain(
    encodeURIComponent(reminderTokenOf(patient.accountId)),
  );
  expect(taken[0]?.from).toMatch(/^bounces\+[0-9a-f]{48}@clinic\.example$/);
});

describe("a mail that its server refuses for good", () => {
  test.each([
    ["550 5.1.1 No such user", "", "unknown_address"],
    ["552 5.2.2 Mailbox full", "", "mailbox_full"],
    ["", "554 5.7.1 Looks like spam", "refused"],
  ])("%s%s is shown to staff, with why and since when, and not tried again", async (recipient, content, failure) => {
    const { requestId, patient } = await draftRequest();
    await rows((tx) =>
      tx.reviewRequest.update({ where: { id: requestId }, data: { submittedAt: new Date(), status: "submitted" } }),
    );
    const coordinator = await newStaff("coordinator");
    Object.assign(answers, { recipient, content });
    expectOk(await tell(requestId));
    expect(codeOfResult(await sendNotice(system, { notice: "claimed", requestId }))).toBe("not_found");
    expect(await failureOf(patient.accountId)).toBe(failure);
    const seen = expectOk(await viewRequest(coordinator, { requestId }));
    expect(seen.mailFails).toMatchObject({ reason: failure, since: expect.stringMatching(/^20/) as string });
    const queue = await wholeList(coordinator, "open");
    expect(queue.filter(({ mailFails }) => mailFails).map(({ id }) => id)).toContain(requestId);
    expect((await entries({ requestId, act: "notice.send" }))[0]?.detail).toMatchObject({ sent: false });
    // The next one is taken: it is over.
    Object.assign(answers, { recipient: "", content: "" });
    expectOk(await tell(requestId));
    expect(await failureOf(patient.accountId)).toBeNull();
  });

  test("is told from one that may go later, which is tried again as the same mail", async () => {
    const { requestId, patient } = await draftRequest();
    answers.recipient = "451 4.7.1 Greylisted, come back";
    await expect(tell(requestId)).rejects.toThrow();
    expect(await failureOf(patient.accountId)).toBeNull();
    answers.recipient = "";
    expectOk(await sendNotice(system, { notice: "claimed", requestId }));
    const [{ id } = { id: "" }] = await rows((tx) => tx.notice.findMany({ where: { requestId } }));
    expect(taken[0]?.raw).toContain(`notice.${id}@`);
  });

  test("of a sign-in counts too, and an address without an account leaves nothing behind", async () => {
    const { patient } = await draftRequest();
    answers.recipient = "550 5.1.1 No such user";
    for (const email of [patient.email, newAddress()]) {
      const { mailId } = expectOk(await requestSignInMail(nobody, { email, language: "es" }));
      expectOk(await sendSignInMail(system, { mailId }));
    }
    expect(await failureOf(patient.accountId)).toBe("unknown_address");
  });
});

describe("a bounce", () => {
  test("that comes later is kept, also when the next mail is taken, until a mail was read", async () => {
    const { requestId, patient } = await draftRequest();
    expectOk(await bounce(unknownUser(await bounceAddress(requestId), "somebody@elsewhere.example")));
    expect(await failureOf(patient.accountId)).toBe("unknown_address");
    expectOk(await tell(requestId));
    expect(await failureOf(patient.accountId)).toBe("unknown_address");
    const asked = expectOk(await requestSignInMail(nobody, { email: patient.email, language: "es" }));
    expectOk(await redeemSignInMail(nobody, { asked, code: codeOf(asked.mailId) }));
    expect(await failureOf(patient.accountId)).toBeNull();
    const account = await rows((tx) => tx.account.findUniqueOrThrow({ where: { id: patient.accountId } }));
    expect([account.mailBounced, account.language]).toEqual([false, "es"]);
  });

  test("is of an address, not of a person: another address begins anew, and old bounces say nothing of it", async () => {
    const { requestId, patient } = await draftRequest();
    const old = unknownUser(await bounceAddress(requestId), patient.email);
    expectOk(await bounce(old));
    await rows((tx) => tx.account.update({ where: { id: patient.accountId }, data: { email: newAddress() } }));
    expect(await failureOf(patient.accountId)).toBeNull();
    expectOk(await bounce(old));
    expect(await failureOf(patient.accountId)).toBeNull();
  });

  test("from anybody but the mail server, of a delay, or with an address that was made up, changes nothing", async () => {
    const { requestId, patient } = await draftRequest();
    const address = await bounceAddress(requestId);
    const made = address.replace(/.{16}@/, "0123456789abcdef@");
    const other = await draftRequest();
    const swapped = address.replace(/\+.{32}/, `+${other.patient.accountId.replaceAll("-", "")}`);
    for (const wrong of ["", secret.slice(1), `${secret} `])
      expect(codeOfResult(await bounce(unknownUser(address, patient.email), wrong))).toBe("signed_out");
    for (const mail of [
      delayed(address, patient.email),
      ...[made, swapped].map((to) => unknownUser(to, patient.email)),
    ])
      expectOk(await bounce(mail));
    expect([await failureOf(patient.accountId), await failureOf(other.patient.accountId)]).toEqual([null, null]);
  });
});

describe("the token in a reminder", () => {
  test("stops reminders, starts them again, and looking changes nothing", async () => {
    const { requestId, patient } = await draftRequest();
    const token = reminderTokenOf(patient.accountId);
    const isOn = async () => expectOk(await viewReminders(nobody, { token }));
    expect([await isOn(), await isOn()]).toEqual([{ on: true }, { on: true }]);
    for (let times = 0; times < 2; times++) expectOk(await setReminders(nobody, { token, reminders: "off" }));
    expect(await isOn()).toEqual({ on: false });
    expectOk(await tell(requestId, "draft_unfinished"));
    expect(taken).toEqual([]);
    expectOk(await tell(requestId, "draft_reminder")); // that it will be removed is no reminder
    expect(taken).toHaveLength(1);
    expectOk(await setReminders(nobody, { token, reminders: "on" }));
    expectOk(await tell(requestId, "draft_unfinished"));
    expect(taken).toHaveLength(2);
  });

  test("is good for nobody else’s, and one that was made up for nothing", async () => {
    const { patient } = await draftRequest();
    const other = await draftRequest();
    const [, seal = ""] = reminderTokenOf(patient.accountId).split(".");
    for (const token of ["", "x", `${other.patient.accountId}.${seal}`, reminderTokenOf(crypto.randomUUID())]) {
      expect(codeOfResult(await setReminders(nobody, { token, reminders: "off" }))).toBe("not_found");
      expect(expectOk(await viewReminders(nobody, { token }))).toBeNull();
    }
  });
});
