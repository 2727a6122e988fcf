import type { Tx } from "#lib/platform/db.ts";
import { enqueue } from "#lib/platform/jobs.ts";
import { type Notice, readerOf } from "./mails.ts";
import { addNotice, hasNotice, latestNotice } from "./repo.ts";

/**
 * Tells by mail of a step in a request's life; the mail leaves exactly if the step is committed, and once. With `once`,
 * a step that comes again is not told again; `step` says which of several reminders it is. `to` is told instead of whom the
 * request names, e.g. whoever had it before; `inSeconds` leaves time to undo the step.
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
  await addNotice(tx, { kind: notice, step, requestId, reference: request.reference, accountId });
  const startAfter = inSeconds === undefined ? undefined : new Date(Date.now() + inSeconds * 1_000);
  await enqueue(tx, "send-notice", { notice, requestId }, startAfter);
}

type How = { once?: boolean; step?: number | null; to?: string | undefined; inSeconds?: number };

/** Tells what became of the files of a request that was sent, where it is other news than the last. */
export async function notifyOfFiles(
  tx: Tx,
  notice: Extract<Notice, "files_checked" | "files_question">,
  request: { id: string },
): Promise<void> {
  const last = await latestNotice(tx, request.id, ["files_checked", "files_question"]);
  if (last !== notice) await notify(tx, notice, request);
}

/** Tells whoever is on call that a request names an emergency sign; leaves exactly if the step is committed. */
export const alertOnCall = (tx: Tx, request: { id: string }): Promise<void> =>
  enqueue(tx, "send-alert", { requestId: request.id, alertId: crypto.randomUUID() });
