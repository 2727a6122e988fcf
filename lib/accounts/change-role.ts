import { command } from "#lib/command.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canChangeAccess } from "#lib/requests/policy.ts";
import { StaffRoleChange } from "./account-form.ts";
import { announce } from "./announce.ts";
import { leaveWork } from "./leave-work.ts";
import { endSessions } from "./sessions-repo.ts";
import { demandStillAdministrator, findStaffAccount } from "./staff-repo.ts";
import { accessProof } from "./recent-proof.ts";

/** Gives somebody another role: every session of theirs ends, what they worked on goes back, all administrators are told. */
export const changeRole = command({
  name: "account.change-role",
  input: StaffRoleChange,
  subject: findStaffAccount,
  allow: canChangeAccess,
  recent: accessProof,
  asPortal: "what lies with somebody is passed on, of whatever patient",
  async run({ tx, actor, subject: { accountId, role: before }, input: { role }, trail }) {
    await demandStillAdministrator(tx, actor, accountId);
    const { count } = await tx.account.updateMany({ where: { id: accountId, role: before }, data: { role } });
    if (count === 0 || role === before) throw new Refusal("conflict", "Somebody else has just changed this account.");
    const sessions = await endSessions(tx, { accountId });
    const left = await leaveWork(tx, actor, accountId);
    await announce(tx, actor, { kind: "role_changed", aboutId: accountId, detail: role });
    trail.detail = { accountId, before, role, sessions, ...left };
    return left;
  },
});
