import { command } from "#lib/command.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canChangeAccess } from "#lib/requests/policy.ts";
import { accessProof } from "./recent-proof.ts";
import { WithReason } from "./account-form.ts";
import { announce } from "./announce.ts";
import { demandStillAdministrator, findStaffAccount, invite } from "./staff-repo.ts";

/** Lets somebody in again who was disabled, as they signed in before; who never had is invited anew. */
export const enableAccount = command({
  name: "account.enable",
  input: WithReason,
  subject: findStaffAccount,
  allow: canChangeAccess,
  recent: accessProof,
  async run({ tx, actor, subject: { accountId, passwordHash, enrolledAt }, input: { reason }, trail }) {
    await demandStillAdministrator(tx, actor, accountId);
    const { count } = await tx.account.updateMany({
      where: { id: accountId, disabledAt: { not: null } },
      data: { disabledAt: null },
    });
    if (count === 0) throw new Refusal("conflict", "This account is not disabled.");
    if (passwordHash === null && enrolledAt === null) await invite(tx, accountId);
    await announce(tx, actor, { kind: "account_enabled", aboutId: accountId });
    trail.detail = { accountId, reason };
    return {};
  },
});
