import { z } from "zod";
import { addressTakenMail, emailChangeMail } from "#lib/notifications/account-mails.ts";
import { sendMail } from "#lib/platform/mail.ts";
import { isSystem } from "#lib/requests/policy.ts";
import { task } from "#lib/task.ts";
import { addressOf } from "./address.ts";
import { changeCodeOf } from "./email-change.ts";

/** Sends the codes of a change to both addresses; one that is somebody's already is told that instead. */
export const sendEmailChange = task({
  name: "account.send-email-change",
  input: z.object({ changeId: z.uuid() }),
  async subject(tx, _actor, { changeId }) {
    const change = await tx.emailChange.findUnique({ where: { id: changeId }, include: { account: true } });
    const taken = change && (await tx.account.findUnique({ where: { email: change.email } }));
    return change && { ...change, isTaken: taken !== null };
  },
  allow: isSystem,
  async work({ subject: { id, account, email, doneAt, sentAt, isTaken } }) {
    if (doneAt || sentAt) return;
    const { language } = account;
    const toNew = isTaken ? addressTakenMail(language) : emailChangeMail("new", changeCodeOf(id, "new"), language);
    await sendMail({ id: `email-change.new.${id}`, to: email, ...toNew });
    const toOld = emailChangeMail("old", changeCodeOf(id, "old"), language);
    await sendMail({ id: `email-change.old.${id}`, to: addressOf(account), ...toOld });
  },
  async save({ tx, subject: { id, accountId }, trail }) {
    await tx.emailChange.updateMany({ where: { id, sentAt: null }, data: { sentAt: new Date() } });
    trail.patientId = accountId;
  },
});
