import { command } from "#lib/command.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canChangeAccess } from "#lib/requests/policy.ts";
import { accessProof } from "./recent-proof.ts";
import { WithReason } from "./account-form.ts";
import { announce } from "./announce.ts";
import { leaveWork } from "./leave-work.ts";
import { endSessions } from "./sessions-repo.ts";
import { demandStillAdministrator, findStaffAccount, voidInvitations } from "./staff-repo.ts";

/**
 * Shuts somebody out at once: their sessions end, also open streams, what they claimed goes back, and cases that lie with
 * them are to be given to others. All administrators are told.
 */
export const disableAccount = command({
  name: "account.disable",
  input: WithReason,
  subject: findStaffAccount,
  allow: canChangeAccess,
  recent: accessProof,
  asPortal: "what lies with somebody is passed on, of whatever patient",
  async run({ tx, actor, subject: { accountId }, input: { reason }, trail }) {
    await demandStillAdministrator(tx, actor, accountId);
    const data = { disabledAt: new Date() };
    const { count } = await tx.account.updateMany({ where: { id: accountId, disabledAt: null }, data });
    if (count === 0) throw new Refusal("conflict", "This account is disabled already.");
    const sessions = await endSessions(tx, { accountId });
    await tx.staffAttempt.deleteMany({ where: { accountId } });
    await voidInvitations(tx, accountId);
    const left = await leaveWork(tx, actor, accountId);
    await announce(tx, actor, { kind: "account_disabled", aboutId: accountId });
    trail.detail = { accountId, reason, sessions, ...left };
    return left;
  },
});
