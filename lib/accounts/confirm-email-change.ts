import { z } from "zod";
import { command } from "#lib/command.ts";
import { sameHash } from "#lib/platform/secrets.ts";
import { canChangeOwnEmail } from "#lib/requests/policy.ts";
import { tellOf } from "./announce.ts";
import { changeCodeOf, emailChangeLife } from "./email-change.ts";
import { findEmailChange } from "./email-change-repo.ts";
import { SixDigits } from "./forms.ts";
import { findOwnAccount } from "./own-account.ts";
import { endSessions } from "./sessions-repo.ts";

type Outcome = { status: "changed" | "expired" | "taken" } | { status: "wrong"; old: boolean; new: boolean };

/**
 * Both codes are right: from now on the new address signs in and gets the mails, and the old one opens nothing. Every
 * other session ends, and the old address is told. Wrong codes are counted, whichever it was.
 */
export const confirmEmailChange = command({
  name: "account.confirm-email-change",
  input: z.object({ oldCode: SixDigits, newCode: SixDigits }),
  subject: findOwnAccount,
  allow: canChangeOwnEmail,
  asPortal: "whether an address is somebody’s already is known of all accounts together",
  async run({ tx, actor, subject: { accountId, sessionId, email: before }, input, trail }): Promise<Outcome> {
    Object.assign(trail, { patientId: accountId, detail: { right: false } });
    const change = await findEmailChange(tx, accountId);
    const counted = await tx.emailChange.updateMany({
      where: { id: change?.id ?? "00000000-0000-0000-0000-000000000000", attempts: { lt: emailChangeLife.attempts } },
      data: { attempts: { increment: 1 } },
    });
    if (!change || counted.count === 0) return { status: "expired" };
    const right = {
      old: sameHash(input.oldCode, changeCodeOf(change.id, "old")),
      new: sameHash(input.newCode, changeCodeOf(change.id, "new")),
    };
    if (!right.old || !right.new) return { status: "wrong", ...right };
    if (await tx.account.findUnique({ where: { email: change.email } })) return { status: "taken" };
    await tx.emailChange.update({ where: { id: change.id }, data: { doneAt: new Date() } });
    const reached = { mailFailedAt: null, mailFailure: null, mailBounced: false };
    await tx.account.update({ where: { id: accountId }, data: { email: change.email, ...reached } });
    await tx.signInMail.updateMany({ where: { email: before, usedAt: null }, data: { expiresAt: new Date() } });
    await endSessions(tx, { accountId, id: { not: sessionId } });
    await tellOf(tx, actor, accountId, { kind: "email_changed", email: before });
    trail.detail = { right: true };
    return { status: "changed" };
  },
});
