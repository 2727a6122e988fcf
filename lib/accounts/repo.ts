import { randomUUID } from "node:crypto";
import { sealIn } from "#lib/keys/sealed-columns.ts";
import type { Tx } from "#lib/platform/db.ts";
import type { Language } from "#lib/platform/language.ts";
import { clinicToday } from "#lib/calendar/clinic-calendar.ts";
import { hashed, hashesOf, newToken } from "#lib/platform/secrets.ts";
import { licensedStates } from "./license.ts";
import { newTotpSecret } from "./one-time-code.ts";
import { signInMailLife } from "./sign-in-mail.ts";

/** A staff account that may sign in, by email; patients have no password and are not found here. */
export const findStaff = (tx: Tx, email: string) =>
  tx.account.findFirst({ where: { email, role: { not: "patient" }, disabledAt: null, passwordHash: { not: null } } });

/**
 * The patient of an email address, made at their first sign-in, who from now on reads in this language. Null where the
 * address belongs to staff or is disabled.
 */
export async function findOrCreatePatient(tx: Tx, { email, language }: { email: string; language: Language }) {
  const account = await tx.account.upsert({
    where: { email },
    create: { email, language, role: "patient" },
    update: { email }, // changes nothing; with nothing at all to update it would take three statements instead of one
  });
  if (account.role === "patient" && account.language !== language)
    await tx.account.update({ where: { id: account.id }, data: { language } });
  return account.role === "patient" && !account.disabledAt ? account : null;
}

/** A sign-in mail that was neither used nor has expired. */
export const findLiveSignInMail = (tx: Tx, mailId: string) =>
  tx.signInMail.findFirst({ where: { id: mailId, usedAt: null, expiresAt: { gt: new Date() } } });

/** Counts one try of a code before it is compared; false where the code was mistyped too often. */
export async function countTry(tx: Tx, mailId: string, by: "attempts" | "linkAttempts"): Promise<boolean> {
  const counted = await tx.signInMail.updateMany({
    where: { id: mailId, usedAt: null, [by]: { lt: signInMailLife.attempts } },
    data: { [by]: { increment: 1 } },
  });
  return counted.count === 1;
}

/** Begins that step: a token that leads to the one-time code, or at the first sign-in to setting codes up. */
export async function newAttempt(tx: Tx, account: { id: string; enrolledAt: Date | null }): Promise<string> {
  const token = newToken();
  const id = randomUUID();
  const newSecret = account.enrolledAt ? null : sealIn("staff_attempt.newSecret", id, newTotpSecret());
  const expiresAt = new Date(Date.now() + 10 * 60_000);
  await tx.staffAttempt.create({ data: { id, accountId: account.id, tokenHash: hashed(token), newSecret, expiresAt } });
  return token;
}

/** The step between password and one-time code, while it lasts. */
export async function findLiveAttempt(tx: Tx, token: string) {
  const attempt = await tx.staffAttempt.findFirst({
    where: { tokenHash: { in: hashesOf(token) }, usedAt: null, expiresAt: { gt: new Date() }, attempts: { lt: 10 } },
  });
  const account = attempt && (await tx.account.findFirst({ where: { id: attempt.accountId, disabledAt: null } }));
  return account ? { attempt, account } : null;
}

/** Whether this step leads to setting up one-time codes: at the first sign-in, and never again. */
export const isEnrolling = ({ attempt, account }: NonNullable<Awaited<ReturnType<typeof findLiveAttempt>>>): boolean =>
  attempt.newSecret !== null && account.enrolledAt === null;

/** Marks the step as used; false where it was used a moment ago by somebody else. */
export async function spendAttempt(tx: Tx, attemptId: string): Promise<boolean> {
  const used = await tx.staffAttempt.updateMany({
    where: { id: attemptId, usedAt: null },
    data: { usedAt: new Date() },
  });
  return used.count === 1;
}

/** Surgeons who can be given a request, by name, each with the states in which they are licensed today. */
export async function listSurgeons(tx: Tx) {
  const surgeons = await tx.account.findMany({
    where: { role: "surgeon", disabledAt: null },
    select: { id: true, name: true, credentials: true, regions: true, licenses: { select: license } },
    orderBy: { name: "asc" },
  });
  const day = clinicToday();
  return surgeons.map(({ licenses, ...surgeon }) => ({ ...surgeon, states: licensedStates(licenses, day) }));
}

/** The states, by postal code, in which some surgeon is licensed today: where people can be answered. */
export const findAnswerableStates = async (tx: Tx): Promise<string[]> =>
  [...new Set((await listSurgeons(tx)).flatMap(({ states }) => states))].sort();

/** The states in which this surgeon is licensed today. */
export async function findLicensedStates(tx: Tx, accountId: string): Promise<string[]> {
  return licensedStates(await tx.license.findMany({ where: { accountId }, select: license }), clinicToday());
}

/** The license under which this surgeon signs in a state, as it stands under a signature: "NY 123456"; null without one. */
export async function findLicense(tx: Tx, accountId: string, state: string): Promise<string | null> {
  const found = await tx.license.findUnique({ where: { accountId_state: { accountId, state } } });
  return found && licensedStates([found], clinicToday()).length > 0
    ? [found.state, found.number].filter(Boolean).join(" ")
    : null;
}

/** Takes the step of a one-time code only if no later one was taken meanwhile. */
export async function spendStep(tx: Tx, accountId: string, step: bigint): Promise<boolean> {
  const used = await tx.account.updateMany({
    where: { id: accountId, OR: [{ totpUsedStep: null }, { totpUsedStep: { lt: step } }] },
    data: { totpUsedStep: step },
  });
  return used.count === 1;
}

const license = { state: true, expiresOn: true } as const;
