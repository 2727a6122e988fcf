import { z } from "zod";
import { sendMail } from "#lib/platform/mail.ts";
import { signInMail, staffHintMail } from "#lib/notifications/mails.ts";
import { task } from "#lib/task.ts";
import { findLiveSignInMail } from "./repo.ts";
import { codeOf, linkTokenOf } from "./sign-in-mail.ts";

/** Sends the mail with code and link; to an address of staff it says where staff sign in. */
export const sendSignInMail = task({
  name: "sign-in.send-mail",
  input: z.object({ mailId: z.uuid() }),
  async subject(tx, _actor, { mailId }) {
    const mail = await findLiveSignInMail(tx, mailId);
    if (!mail) return { mail: null, isStaff: false };
    const account = await tx.account.findUnique({ where: { email: mail.email }, select: { role: true } });
    return { mail, isStaff: account !== null && account.role !== "patient" };
  },
  allow: (actor) => actor.kind === "system",
  async work({ subject: { mail, isStaff } }) {
    if (!mail || mail.sentAt) return;
    const content = isStaff ? staffHintMail() : signInMail({ code: codeOf(mail.id), link: linkTokenOf(mail.id) });
    await sendMail({ to: mail.email, ...content });
  },
  async save({ tx, subject: { mail } }) {
    if (mail) await tx.signInMail.update({ where: { id: mail.id }, data: { sentAt: new Date() } });
  },
});
