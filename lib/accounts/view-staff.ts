import { z } from "zod";
import { command } from "#lib/command.ts";
import { canAdminister } from "#lib/requests/policy.ts";
import { theirCases } from "./leave-work.ts";
import { findStaffAccount } from "./staff-repo.ts";

/** What lies with somebody of ours, by reference: what would be left behind if they could not come in any more, or was. */
export const viewStaff = command({
  name: "account.view-staff",
  input: z.object({ accountId: z.uuid() }),
  subject: findStaffAccount,
  allow: canAdminister,
  asPortal: "how much lies with somebody, by reference",
  async run({ tx, subject: { accountId }, trail }) {
    trail.detail = { accountId };
    const byReference = { select: { reference: true }, orderBy: { reference: "asc" }, take: 100 } as const;
    const cases = await tx.reviewRequest.findMany({ where: theirCases(accountId), ...byReference });
    const claims = await tx.reviewRequest.count({ where: { ownerId: accountId, status: "in_triage" } });
    const sessions = await tx.session.count({ where: { accountId, endedAt: null, expiresAt: { gt: new Date() } } });
    return { cases: cases.map(({ reference }) => reference), claims, sessions };
  },
  view: true,
});
