import { z } from "zod";
import { enqueue } from "#lib/platform/jobs.ts";
import { type Delivery, sendMail } from "#lib/platform/mail.ts";
import { isSystem } from "#lib/requests/policy.ts";
import { task } from "#lib/task.ts";
import { bounceAddressOf } from "./bounce-address.ts";
import { isNotice, isReminder, isToAll, type Notice, noticeMail } from "./mails.ts";
import { hasWaiting, nextNotice, noteDelivery, settleNotice } from "./repo.ts";

/**
 * Sends the mail of one step: to the patient, or to the member of staff whom it concerns. One that its server refused
 * for good is not tried again; staff see that it did not arrive.
 */
export const sendNotice = task({
  name: "notice.send",
  input: z.object({
    notice: z.custom<Notice>((name) => typeof name === "string" && isNotice(name)),
    requestId: z.uuid(),
  }),
  async subject(tx, _actor, { notice, requestId }) {
    const due = await nextNotice(tx, { requestId, kind: notice });
    if (!due) return null;
    const { request, ...mail } = due;
    // Of a draft that is gone, the trail still tells whose it was.
    return { mail, status: request?.status, request: request ?? gone(mail) };
  },
  allow: isSystem,
  async work({ subject: { mail, status }, input: { notice } }): Promise<Delivery | null> {
    const { account, reference, requestId } = mail;
    if (
      account.email === null ||
      account.disabledAt ||
      (isReminder(notice) && (account.remindersOffAt || status !== remindedIn[notice]))
    )
      return null;
    const { id: accountId, email, language } = account;
    return sendMail({
      id: `notice.${mail.id}`,
      to: email,
      bouncesTo: bounceAddressOf(account),
      ...noticeMail(notice, { reference, requestId, accountId, language }),
    });
  },
  async save({ tx, subject: { mail }, input: { notice }, worked: delivery, trail }) {
    await settleNotice(tx, mail.id);
    if (isToAll(notice) && (await hasWaiting(tx, mail.requestId, notice)))
      await enqueue(tx, "send-notice", { notice, requestId: mail.requestId });
    if (delivery) await noteDelivery(tx, mail.accountId, delivery);
    trail.detail = { notice, sent: delivery?.taken ?? false };
  },
});

const gone = (mail: { requestId: string; reference: string; accountId: string }) => ({
  id: mail.requestId,
  reference: mail.reference,
  patientId: mail.accountId,
});

/** A reminder whose person acted meanwhile is not sent. */
const remindedIn = { draft_unfinished: "draft", question_unanswered: "needs_info" } as const;
