import { randomUUID } from "node:crypto";
import { describe, expect, test, vi } from "vitest";
import type { Prisma } from "#prisma/generated/client.ts";
import {
  actorNow,
  codeOfResult,
  entries,
  mailsTo,
  newAddress,
  newPatient,
  newStaff,
  rows,
  tokenOf,
} from "../../config/command-scene.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { nobody, type Person, system } from "./actor.ts";
import { endOwnSessions } from "./end-own-sessions.ts";
import { endSession } from "./end-session.ts";
import { forgetExpired } from "./forget-expired.ts";
import { listOwnSessions } from "./list-own-sessions.ts";
import { noteSignIn } from "./note-sign-in.ts";
import { noteProof } from "./recent-proof.ts";
import { sendAccountMail } from "./send-account-mail.ts";
import { findActor, openSession, redeemTicket } from "./session.ts";
import { sessionLimits } from "./session-limits.ts";

const change = (id: string, data: Prisma.SessionUpdateInput) =>
  rows((tx) => tx.session.update({ where: { id }, data }));

const ago = (ms: number) => new Date(Date.now() - ms);

describe("a ticket", () => {
  const newTicket = () =>
    rows(async (tx) => openSession(tx, await tx.account.create({ data: { role: "patient", email: newAddress() } })));

  test("is taken once, also of ten at the same moment", async () => {
    const { ticket } = await newTicket();
    const taken = await Promise.all(Array.from({ length: 10 }, () => redeemTicket(ticket)));
    expect(taken.filter((session) => session !== null)).toHaveLength(1);
    expect(await redeemTicket(ticket)).toBeNull();
  });

  test("is worth nothing after a minute, or where it was invented", async () => {
    const { ticket } = await newTicket();
    await rows((tx) =>
      tx.session.updateMany({ where: { ticketHash: { not: null } }, data: { createdAt: ago(61_000) } }),
    );
    for (const one of [ticket, "", "invented"]) expect(await redeemTicket(one)).toBeNull();
  });

  test("is kept as a hash", async () => {
    const { ticket } = await newTicket();
    expect(await rows((tx) => tx.session.count({ where: { ticketHash: ticket } }))).toBe(0);
  });
});

describe("a session", () => {
  test.each(["patient", "coordinator", "surgeon", "administrator", "auditor"] as const)(
    "of a %s ends after its idle and its absolute time",
    async (role) => {
      const { sessionId } = role === "patient" ? await newPatient() : await newStaff(role);
      const { idle, absolute } = sessionLimits(role);
      const { createdAt, expiresAt } = await rows((tx) => tx.session.findUniqueOrThrow({ where: { id: sessionId } }));
      expect(Math.abs(expiresAt.getTime() - createdAt.getTime() - absolute)).toBeLessThan(5_000);
      await change(sessionId, { lastSeenAt: ago(idle - 5_000) });
      expect((await actorNow(sessionId)).kind).toBe("person");
      await change(sessionId, { lastSeenAt: ago(idle + 5_000) });
      expect(await actorNow(sessionId)).toEqual(nobody);
      await change(sessionId, { lastSeenAt: new Date(), createdAt: ago(absolute + 5_000) }); // a limit that was shortened
      expect(await actorNow(sessionId)).toEqual(nobody);
      await change(sessionId, { createdAt: new Date(), expiresAt: ago(1) });
      expect(await actorNow(sessionId)).toEqual(nobody);
    },
  );

  test("that is used goes on, up to its end", async () => {
    const { sessionId } = await newPatient();
    await change(sessionId, { lastSeenAt: ago(10 * 60_000) });
    await actorNow(sessionId);
    const { lastSeenAt } = await rows((tx) => tx.session.findUniqueOrThrow({ where: { id: sessionId } }));
    expect(Date.now() - lastSeenAt.getTime()).toBeLessThan(10_000);
  });

  test("ends at once when its account is disabled, and the role is read anew each time", async () => {
    const { sessionId, accountId } = await newStaff("coordinator");
    const account = (data: Prisma.AccountUpdateInput) =>
      rows((tx) => tx.account.update({ where: { id: accountId }, data }));
    await account({ role: "surgeon" });
    expect(await actorNow(sessionId)).toMatchObject({ role: "surgeon" });
    await account({ disabledAt: new Date() });
    expect(await actorNow(sessionId)).toEqual(nobody);
  });

  test("ends at once when its person signs out; the trail says so, and others of the person go on", async () => {
    const patient = await newPatient();
    const other = await rows(async (tx) => openSession(tx, { id: patient.accountId, role: "patient" }));
    const otherToken = (await redeemTicket(other.ticket))?.token ?? null;
    expect(codeOfResult(await endSession(patient, {}))).toBe("ok");
    expect(await actorNow(patient.sessionId)).toEqual(nobody);
    expect((await findActor(otherToken)).kind).toBe("person");
    expect(await entries({ act: "sign-out", sessionId: patient.sessionId })).toHaveLength(1);
    expect(codeOfResult(await endSession(nobody, {}))).toBe("signed_out");
  });

  test.each([-1, 1])("ends when it would although the clock of this server jumped by %i day", async (days) => {
    const { sessionId } = await newPatient();
    const { idle } = sessionLimits("patient");
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + days * 24 * 3_600_000 });
    try {
      expect((await actorNow(sessionId)).kind).toBe("person");
      await rows(
        (tx) => tx.$executeRaw`
        UPDATE session SET "lastSeenAt" = now() - make_interval(secs => ${(idle + 5_000) / 1_000}::float8)
        WHERE id = ${sessionId}::uuid`,
      );
      expect(await actorNow(sessionId)).toEqual(nobody);
    } finally {
      vi.useRealTimers();
    }
  });

  test("whose last sign of life is still to come, as the database's own clock was set back, is over", async () => {
    const { sessionId } = await newPatient();
    await change(sessionId, { lastSeenAt: ago(-10 * 60_000) });
    expect(await actorNow(sessionId)).toEqual(nobody);
  });

  test("whose person shows again who they are goes on under a new token; the old one counts a moment longer", async () => {
    const { sessionId } = await newStaff("coordinator");
    const before = await tokenOf(sessionId);
    await change(sessionId, { createdAt: ago(10 * 60_000) });
    const { ticket } = await rows((tx) => noteProof(tx, sessionId));
    expect((await findActor(before)).kind).toBe("person"); // the browser has no other yet
    const after = (await redeemTicket(ticket))?.token ?? null;
    expect(after).not.toBe(before);
    expect(await redeemTicket(ticket)).toBeNull();
    for (const token of [before, after]) expect(await findActor(token)).toMatchObject({ kind: "person", sessionId });
    await change(sessionId, { confirmedAt: ago(25_000) });
    expect(await findActor(before)).toEqual(nobody);
    expect((await findActor(after)).kind).toBe("person");
    await change(sessionId, { endedAt: new Date() });
    expect(await findActor(after)).toEqual(nobody);
  });

  test("is kept as a hash: what stands in its row signs nobody in", async () => {
    const { sessionId } = await newPatient();
    const token = await tokenOf(sessionId);
    const row = await rows((tx) => tx.session.findUniqueOrThrow({ where: { id: sessionId } }));
    expect(JSON.stringify(row)).not.toContain(token);
    for (const kept of [row.id, row.tokenHash]) expect(await findActor(kept)).toEqual(nobody);
  });

  test.each([null, "", "x", randomUUID(), "-".repeat(36), "' OR true --"])(
    "is nobody's where it is unknown: %j",
    async (id) => {
      expect(await findActor(id)).toEqual(nobody);
    },
  );
});

describe("one's own sign-ins", () => {
  const from = (ticket: string, browser: string) =>
    noteSignIn(nobody, { ticket, browser, userAgent: "Mozilla/5.0 (X11; Linux) Firefox/140", address: "203.0.113.77" });
  /** Somebody signs in once more, in a browser. */
  async function signInAgain(patient: Person, browser: string): Promise<string> {
    const { ticket } = await rows((tx) => openSession(tx, { id: patient.accountId, role: "patient" }));
    expectOk(await from(ticket, browser));
    return (await redeemTicket(ticket))?.token ?? "";
  }
  const told = (patient: Person) =>
    rows((tx) => tx.accountNotice.findMany({ where: { accountId: patient.accountId } }));

  test("are listed with what a person knows them by, and can be ended: one, or all but this one", async () => {
    const [patient, stranger] = [await newPatient(), await newPatient()];
    const elsewhere = [
      await signInAgain(patient, "a"),
      await signInAgain(patient, "b"),
      await signInAgain(patient, "c"),
    ];
    const sessions = expectOk(await listOwnSessions(patient, {}));
    expect(sessions.map(({ isThis }) => isThis)).toEqual([true, false, false, false]);
    expect(sessions[1]).toMatchObject({ browser: "Firefox, Linux", place: "203.0.113.…" });
    const [, one] = sessions;
    expect(expectOk(await endOwnSessions(stranger, { sessionId: one?.id }))).toEqual({ ended: 0 });
    expect(expectOk(await endOwnSessions(patient, { sessionId: one?.id }))).toEqual({ ended: 1 });
    expect(expectOk(await endOwnSessions(patient, { sessionId: patient.sessionId }))).toEqual({ ended: 0 });
    expect(expectOk(await endOwnSessions(patient, {}))).toEqual({ ended: 2 });
    for (const token of elsewhere) expect(await findActor(token)).toEqual(nobody);
    expect((await actorNow(patient.sessionId)).kind).toBe("person");
    expect(codeOfResult(await listOwnSessions(nobody, {}))).toBe("signed_out");
  });

  test("from a browser that was not used before are told by mail, but for the first of all", async () => {
    const patient = await newPatient();
    for (const browser of ["first", "first"]) await signInAgain(patient, browser);
    expect(await told(patient)).toEqual([]);
    await signInAgain(patient, "second");
    await signInAgain(patient, "first");
    const notices = await told(patient);
    expect(notices).toMatchObject([{ kind: "new_browser" }]);
    expectOk(await sendAccountMail(system, { noticeId: notices[0]?.id ?? "" }));
    const [mail] = await mailsTo(patient.email);
    expect(mail?.subject).toBe("You signed in with another browser");
    expect(JSON.stringify(mail)).not.toMatch(/Firefox|203\.0/);
  });
});

test("what has long expired is forgotten, by the portal itself alone; what lives stays", async () => {
  const { accountId, sessionId } = await newPatient();
  const expired = { browserHash: "x", email: newAddress() };
  const [live, old] = await rows(async (tx) => [
    await tx.signInMail.create({ data: { ...expired, expiresAt: ago(-60_000) } }),
    await tx.signInMail.create({ data: { ...expired, expiresAt: ago(25 * 3_600_000) } }),
  ]);
  const { id: gone } = await rows((tx) =>
    tx.session.create({ data: { accountId, expiresAt: ago(31 * 24 * 3_600_000) } }),
  );
  await rows((tx) => tx.throttle.create({ data: { key: expired.email, points: 9, resetAt: ago(1_000) } }));
  expect(codeOfResult(await forgetExpired(await newStaff("administrator"), {}))).toBe("forbidden");
  expect(codeOfResult(await forgetExpired(system, {}))).toBe("ok");
  expect(await rows((tx) => tx.signInMail.findMany({ where: { email: expired.email }, select: { id: true } }))).toEqual(
    [{ id: live.id }],
  );
  expect(old.id).not.toBe(live.id);
  expect(await rows((tx) => tx.session.findMany({ where: { accountId }, select: { id: true } }))).toEqual([
    { id: sessionId },
  ]);
  expect(gone).not.toBe(sessionId);
  expect(await rows((tx) => tx.throttle.count({ where: { key: expired.email } }))).toBe(0);
});
