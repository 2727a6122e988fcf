import { z } from "zod";
import { accountMail, isAccountNews } from "#lib/notifications/account-mails.ts";
import { bounceAddressOf } from "#lib/notifications/bounce-address.ts";
import { noteDelivery } from "#lib/notifications/repo.ts";
import { type Delivery, sendMail } from "#lib/platform/mail.ts";
import { isSystem } from "#lib/requests/policy.ts";
import { task } from "#lib/task.ts";

/** Sends the mail of a notice about an account: to its reader's address, or to the one that stands in the notice. */
export const sendAccountMail = task({
  name: "account.send-mail",
  input: z.object({ noticeId: z.uuid() }),
  subject: (tx, _actor, { noticeId }) =>
    tx.accountNotice.findUnique({ where: { id: noticeId }, include: { account: true } }),
  allow: isSystem,
  async work({ subject: { id, kind, email, settledAt, account } }): Promise<Delivery | null> {
    const to = email ?? (account.disabledAt ? null : account.email);
    if (settledAt || to === null || !isAccountNews(kind)) return null;
    return sendMail({
      id: `account.${id}`,
      to,
      ...(email === null && { bouncesTo: bounceAddressOf(account) }),
      ...accountMail(kind, account),
    });
  },
  async save({ tx, subject: { id, kind, email, accountId }, worked: delivery, trail }) {
    await tx.accountNotice.update({ where: { id }, data: { settledAt: new Date() } });
    if (delivery && email === null) await noteDelivery(tx, accountId, delivery);
    trail.detail = { kind, accountId, sent: delivery?.taken ?? false };
  },
});
