import type { Tx } from "#lib/platform/db.ts";
import type { Delivery } from "#lib/platform/mail.ts";
import type { MailFailure } from "#lib/platform/mail-failure.ts";

/** Writes down that a mail is to be sent. */
export async function addNotice(
  tx: Tx,
  notice: { kind: string; step: number | null; requestId: string; reference: string; accountId: string },
): Promise<void> {
  await tx.notice.create({ data: notice });
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

/** Takes back mails of this kind that have not left: what they would tell was undone. */
export async function dropNotices(tx: Tx, requestId: string, kind: string): Promise<void> {
  await tx.notice.deleteMany({ where: { requestId, kind, settledAt: null } });
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
