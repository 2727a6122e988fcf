import { z } from "zod";
import { bounceAddressOf } from "#lib/notifications/bounce-address.ts";
import { signInMail, staffHintMail } from "#lib/notifications/mails.ts";
import { noteDelivery } from "#lib/notifications/repo.ts";
import { type Delivery, sendMail } from "#lib/platform/mail.ts";
import { isSystem } from "#lib/requests/policy.ts";
import { task } from "#lib/task.ts";
import { findLiveSignInMail } from "./repo.ts";
import { codeOf, linkTokenOf } from "./sign-in-mail.ts";

/** Sends the mail with code and link; to an address of staff it says where staff sign in. */
export const sendSignInMail = task({
  name: "sign-in.send-mail",
  input: z.object({ mailId: z.uuid() }),
  async subject(tx, _actor, { mailId }) {
    const mail = await findLiveSignInMail(tx, mailId);
    if (!mail) return { mail: null, account: null };
    const account = await tx.account.findUnique({ where: { email: mail.email } });
    return { mail, account };
  },
  allow: isSystem,
  async work({ subject: { mail, account } }): Promise<Delivery | null> {
    if (!mail || mail.sentAt) return null;
    const { id, email, language } = mail;
    const isStaff = account !== null && account.role !== "patient";
    const content = isStaff ? staffHintMail() : signInMail({ code: codeOf(id), link: linkTokenOf(id), language });
    return sendMail({
      id: `sign-in.${id}`,
      to: email,
      bouncesTo: account ? bounceAddressOf(account) : undefined,
      ...content,
    });
  },
  async save({ tx, subject: { mail, account }, worked: delivery }) {
    if (account && delivery) await noteDelivery(tx, account.id, delivery);
    if (mail) await tx.signInMail.update({ where: { id: mail.id }, data: { sentAt: new Date() } });
  },
});
