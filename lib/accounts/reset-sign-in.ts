import { command } from "#lib/command.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canChangeAccess } from "#lib/requests/policy.ts";
import { accessProof } from "./recent-proof.ts";
import { WithReason } from "./account-form.ts";
import { announce } from "./announce.ts";
import { endSessions } from "./sessions-repo.ts";
import { demandStillAdministrator, findStaffAccount, invite } from "./staff-repo.ts";

/**
 * For somebody who lost their phone, or whose password others may know: nothing of before signs in any more, every
 * session ends, and a mail lets them set both up anew. Not the codes alone: the password by itself must never be enough.
 */
export const resetSignIn = command({
  name: "account.reset-sign-in",
  input: WithReason,
  subject: findStaffAccount,
  allow: canChangeAccess,
  recent: accessProof,
  async run({ tx, actor, subject: { accountId, disabledAt }, input: { reason }, trail }) {
    if (disabledAt) throw new Refusal("conflict", "This account is disabled. Enable it first.");
    await demandStillAdministrator(tx, actor, accountId);
    const nothing = { passwordHash: null, totpSecret: null, totpUsedStep: null, enrolledAt: null };
    await tx.account.update({ where: { id: accountId }, data: nothing });
    await tx.passkey.deleteMany({ where: { accountId } });
    await tx.recoveryCode.deleteMany({ where: { accountId } });
    await tx.staffAttempt.deleteMany({ where: { accountId } });
    await tx.knownBrowser.deleteMany({ where: { accountId } });
    const sessions = await endSessions(tx, { accountId });
    await invite(tx, accountId);
    await announce(tx, actor, { kind: "sign_in_reset", aboutId: accountId });
    trail.detail = { accountId, reason, sessions };
    return {};
  },
});
