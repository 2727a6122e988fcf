import type { Tx } from "#lib/platform/db.ts";
import { enqueue } from "#lib/platform/jobs.ts";
import type { Notice } from "./mails.ts";

/** Tells by mail of a step in a request's life; the mail leaves exactly if the step is committed. */
export const notify = (tx: Tx, notice: Notice, request: { id: string }): Promise<void> =>
  enqueue(tx, "send-notice", { notice, requestId: request.id });

/** Tells whoever is on call that a request names an emergency sign; leaves exactly if the step is committed. */
export const alertOnCall = (tx: Tx, request: { id: string }): Promise<void> =>
  enqueue(tx, "send-alert", { requestId: request.id });
