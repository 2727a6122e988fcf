import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Prisma } from "#prisma/generated/client.ts";
import { codeOfResult, entries, newAddress, newPatient, newStaff, rows } from "../../config/command-scene.ts";
import { nobody, system } from "./actor.ts";
import { endSession } from "./end-session.ts";
import { forgetExpired } from "./forget-expired.ts";
import { findActor, openSession, redeemTicket, sessionLimits } from "./session.ts";

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
      const { idle, absolute } = sessionLimits[role];
      const { createdAt, expiresAt } = await rows((tx) => tx.session.findUniqueOrThrow({ where: { id: sessionId } }));
      expect(Math.abs(expiresAt.getTime() - createdAt.getTime() - absolute)).toBeLessThan(5_000);
      await change(sessionId, { lastSeenAt: ago(idle - 5_000) });
      expect((await findActor(sessionId)).kind).toBe("person");
      await change(sessionId, { lastSeenAt: ago(idle + 5_000) });
      expect(await findActor(sessionId)).toEqual(nobody);
      await change(sessionId, { lastSeenAt: new Date(), expiresAt: ago(1) });
      expect(await findActor(sessionId)).toEqual(nobody);
    },
  );

  test("that is used goes on, up to its end", async () => {
    const { sessionId } = await newPatient();
    await change(sessionId, { lastSeenAt: ago(10 * 60_000) });
    await findActor(sessionId);
    const { lastSeenAt } = await rows((tx) => tx.session.findUniqueOrThrow({ where: { id: sessionId } }));
    expect(Date.now() - lastSeenAt.getTime()).toBeLessThan(10_000);
  });

  test("ends at once when its account is disabled, and the role is read anew each time", async () => {
    const { sessionId, accountId } = await newStaff("coordinator");
    const account = (data: Prisma.AccountUpdateInput) =>
      rows((tx) => tx.account.update({ where: { id: accountId }, data }));
    await account({ role: "surgeon" });
    expect(await findActor(sessionId)).toMatchObject({ role: "surgeon" });
    await account({ disabledAt: new Date() });
    expect(await findActor(sessionId)).toEqual(nobody);
  });

  test("ends at once when its person signs out; the trail says so, and others of the person go on", async () => {
    const patient = await newPatient();
    const other = await rows(async (tx) => openSession(tx, { id: patient.accountId, role: "patient" }));
    const otherId = (await redeemTicket(other.ticket))?.id ?? null;
    expect(codeOfResult(await endSession(patient, {}))).toBe("ok");
    expect(await findActor(patient.sessionId)).toEqual(nobody);
    expect((await findActor(otherId)).kind).toBe("person");
    expect(await entries({ act: "sign-out", sessionId: patient.sessionId })).toHaveLength(1);
    expect(codeOfResult(await endSession(nobody, {}))).toBe("signed_out");
  });

  test.each([null, "", "x", randomUUID(), "-".repeat(36), "' OR true --"])(
    "is nobody's where it is unknown: %j",
    async (id) => {
      expect(await findActor(id)).toEqual(nobody);
    },
  );
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
