import type { Tx } from "#lib/platform/db.ts";
import type { Delivery } from "#lib/platform/mail.ts";
import type { Topic } from "./topics.ts";
import type { MailFailure } from "#lib/platform/mail-failure.ts";

/** Writes down what somebody is told; where no mail is to be sent, that is settled. */
export async function addNotice(
  tx: Tx,
  notice: {
    kind: string;
    step: number | null;
    requestId: string;
    reference: string;
    accountId: string;
    mailed: boolean;
  },
): Promise<void> {
  await tx.notice.create({ data: { ...notice, settledAt: notice.mailed ? null : new Date() } });
}

/** The same of many who are told one thing of a request. */
export async function addNotices(
  tx: Tx,
  about: { kind: string; requestId: string; reference: string },
  readers: readonly { accountId: string; mailed: boolean }[],
): Promise<void> {
  const now = new Date();
  await tx.notice.createMany({
    data: readers.map((reader) => ({ ...about, ...reader, settledAt: reader.mailed ? null : now })),
  });
}

/** Those of these people who want no mail about this: as they chose, else as most do. */
export async function withoutMail(
  tx: Tx,
  people: readonly { id: string }[],
  topic: Topic | null,
): Promise<Set<string>> {
  if (!topic) return new Set();
  const chosen = await tx.noticeChoice.findMany({ where: { topic: topic.name } });
  const choice = new Map(chosen.map(({ accountId, mail }) => [accountId, mail]));
  return new Set(people.flatMap(({ id }) => ((choice.get(id) ?? topic.mail) ? [] : [id])));
}

/** Whether somebody of ours wants mail about this: as they chose, else as most do. */
export async function wantsMail(tx: Tx, accountId: string, { name: topic, mail }: Topic): Promise<boolean> {
  const chosen = await tx.noticeChoice.findUnique({ where: { accountId_topic: { accountId, topic } } });
  return chosen?.mail ?? mail;
}

/** So many of the newest are listed. */
const listed = 50;

/** What somebody of ours was told, the newest first, and how much of it is new to them. */
export async function noticesFor(tx: Tx, accountId: string) {
  const notices = await tx.notice.findMany({
    where: { accountId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: listed,
  });
  return {
    unread: notices.filter(({ readAt }) => readAt === null).length,
    notices: notices.map(({ id, kind, requestId, reference, createdAt, readAt }) => ({
      ...{ id, kind, requestId, reference },
      at: createdAt.toISOString(),
      read: readAt !== null,
    })),
  };
}

export const hasNotice = async (tx: Tx, requestId: string, kind: string): Promise<boolean> =>
  (await tx.notice.count({ where: { requestId, kind } })) > 0;

/** Which of these kinds a request was last told of. */
export const latestNotice = async (tx: Tx, requestId: string, kinds: readonly string[]): Promise<string | null> =>
  (
    await tx.notice.findFirst({
      where: { requestId, kind: { in: [...kinds] } },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      select: { kind: true },
    })
  )?.kind ?? null;

/** The mail of this kind that has waited longest, with its reader and its request, where that is still there. */
export async function nextNotice(tx: Tx, { requestId, kind }: { requestId: string; kind: string }) {
  const notice = await tx.notice.findFirst({
    where: { requestId, kind, settledAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    include: { account: true },
  });
  const request = notice && (await tx.reviewRequest.findUnique({ where: { id: requestId } }));
  return notice && { ...notice, request };
}

/** Whether another mail of this kind waits. */
export const hasWaiting = async (tx: Tx, requestId: string, kind: string): Promise<boolean> =>
  (await tx.notice.count({ where: { requestId, kind, settledAt: null } })) > 0;

/** Takes back mails of this kind that have not left: what they would tell was undone. */
export async function dropNotices(tx: Tx, requestId: string, kind: string): Promise<void> {
  const aMinuteAgo = new Date(Date.now() - 60_000);
  await tx.notice.deleteMany({
    where: { requestId, kind, OR: [{ settledAt: null }, { mailed: false, createdAt: { gt: aMinuteAgo } }] },
  });
}

/** Marks a mail as done with: it is not sent again. */
export async function settleNotice(tx: Tx, id: string): Promise<void> {
  await tx.notice.updateMany({ where: { id, settledAt: null }, data: { settledAt: new Date() } });
}

/**
 * Keeps on the account whether mail reaches it. A mail that is taken ends a failure at sending; not one that another
 * server reported later, as then the next is taken just the same. That ends with a sign-in mail that was read.
 */
export async function noteDelivery(tx: Tx, accountId: string, delivery: Delivery): Promise<void> {
  if (!delivery.taken) await noteFailure(tx, accountId, delivery.failure, { later: false });
  else
    await tx.account.updateMany({
      where: { id: accountId, mailFailedAt: { not: null }, mailBounced: false },
      data: reached,
    });
}

/** Keeps why mail does not reach an account, and since when: the first failure counts. */
export async function noteFailure(
  tx: Tx,
  accountId: string,
  mailFailure: MailFailure,
  { later }: { later: boolean },
): Promise<void> {
  await tx.account.updateMany({
    where: { id: accountId, mailFailedAt: null },
    data: { mailFailedAt: new Date(), mailFailure },
  });
  await tx.account.update({ where: { id: accountId }, data: { mailFailure, ...(later && { mailBounced: true }) } });
}

/** A mail has certainly arrived: what stood in it was used. */
export async function noteReached(tx: Tx, accountId: string): Promise<void> {
  await tx.account.updateMany({ where: { id: accountId, mailFailedAt: { not: null } }, data: reached });
}

const reached = { mailFailedAt: null, mailFailure: null, mailBounced: false };

/** Forgets mails about requests that are gone. */
export const forgetNotices = (tx: Tx, before: Date) => tx.$executeRaw`
  DELETE FROM notice WHERE "settledAt" < ${before}
    AND NOT EXISTS (SELECT FROM review_request WHERE id = notice."requestId")`;
