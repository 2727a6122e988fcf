import type { Role } from "#prisma/generated/enums.ts";
import type { Tx } from "#lib/platform/db.ts";
import { enqueue } from "#lib/platform/jobs.ts";
import { type Notice, readerOf, type ToAll } from "./mails.ts";
import { addNotice, addNotices, hasNotice, latestNotice, wantsMail, withoutMail } from "./repo.ts";
import { topicOf } from "./topics.ts";

/**
 * Tells of a step in a request's life, by mail and to staff in their room; the mail leaves exactly if the step is
 * committed, and once. With `once`, a step that comes again is not told again; `step` says which of several reminders it
 * is. `to` is told instead of whom the request names, e.g. whoever had it before; `inSeconds` leaves time to undo the
 * step. No mail goes to staff who want none of it, nor to a patient who has no address: what matters is told by phone.
 */
export async function notify(
  tx: Tx,
  notice: Notice,
  { id: requestId }: { id: string },
  { once = false, step = null, to, inSeconds }: How = {},
): Promise<void> {
  const request = await tx.reviewRequest.findUniqueOrThrow({ where: { id: requestId } });
  const accountId = to ?? request[`${readerOf(notice)}Id`];
  if (accountId === null || (once && (await hasNotice(tx, requestId, notice)))) return;
  const { email } = await tx.account.findUniqueOrThrow({ where: { id: accountId }, select: { email: true } });
  const topic = topicOf(notice);
  const mailed = email !== null && (topic === null || (await wantsMail(tx, accountId, topic)));
  await addNotice(tx, { kind: notice, step, requestId, reference: request.reference, accountId, mailed });
  if (email === null && toldByPhone.includes(notice)) await askForCall(tx, requestId);
  if (!mailed) return;
  const startAfter = inSeconds === undefined ? undefined : new Date(Date.now() + inSeconds * 1_000);
  await enqueue(tx, "send-notice", { notice, requestId }, startAfter);
}

type How = { once?: boolean; step?: number | null; to?: string | undefined; inSeconds?: number };

/** What somebody without an address has to hear all the same. */
const toldByPhone: readonly Notice[] = [
  ...(["question", "message_to_patient", "decided", "declined", "wish_decided", "files_question", "merged"] as const),
];

/** Puts a request on the list of those who are to be called today, where it does not stand there already. */
async function askForCall(tx: Tx, id: string): Promise<void> {
  const now = new Date();
  await tx.reviewRequest.updateMany({
    where: { id, OR: [{ callAgainAt: null }, { callAgainAt: { gt: now } }] },
    data: { callAgainAt: now },
  });
}

/**
 * Tells everybody of a role who works here, and answers how many they are. One job for each request sends all of its
 * mails, one after the other.
 */
export async function notifyAll(
  tx: Tx,
  notice: ToAll,
  requests: readonly { id: string }[],
  role: Exclude<Role, "patient">,
): Promise<number> {
  const everybody = await tx.account.findMany({ where: { role, disabledAt: null }, select: { id: true } });
  const without = await withoutMail(tx, everybody, topicOf(notice));
  for (const { id: requestId } of requests) {
    const { reference } = await tx.reviewRequest.findUniqueOrThrow({ where: { id: requestId } });
    const notices = everybody.map(({ id: accountId }) => ({ accountId, mailed: !without.has(accountId) }));
    await addNotices(tx, { kind: notice, requestId, reference }, notices);
    if (notices.some(({ mailed }) => mailed)) await enqueue(tx, "send-notice", { notice, requestId });
  }
  return everybody.length;
}

/** Tells what became of the files of a request that was sent, where it is other news than the last; trouble also its owner. */
export async function notifyOfFiles(
  tx: Tx,
  notice: Extract<Notice, "files_checked" | "files_question">,
  request: { id: string },
): Promise<void> {
  const last = await latestNotice(tx, request.id, ["files_checked", "files_question"]);
  if (last === notice) return;
  await notify(tx, notice, request);
  if (notice === "files_question") await notify(tx, "scan_trouble", request);
}

/** Tells whoever is on call that a request names an emergency sign; leaves exactly if the step is committed. */
export const alertOnCall = (tx: Tx, request: { id: string }): Promise<void> =>
  enqueue(tx, "send-alert", { requestId: request.id, alertId: crypto.randomUUID() });
