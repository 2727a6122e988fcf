import { clinicToday } from "#lib/calendar/clinic-calendar.ts";
import { command } from "#lib/command.ts";
import { tell } from "#lib/platform/events.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canKeepAbsences } from "#lib/requests/policy.ts";
import { NewAbsence } from "./absence-form.ts";
import { findSurgeon } from "./absence-repo.ts";

const most = 50;

/**
 * A surgeon says when they are away, or an administrator says it for them. Meanwhile they are not suggested, and whoever
 * owns a request that lies with them sees it.
 */
export const setAbsence = command({
  name: "account.set-absence",
  input: NewAbsence,
  subject: (tx, actor, { accountId }) => findSurgeon(tx, actor, accountId),
  allow: canKeepAbsences,
  asPortal: "administrators see no request, and pages that show one of theirs are told to look again",
  async run({ tx, subject: { accountId }, input: { firstDay, lastDay }, trail }) {
    if (lastDay < clinicToday())
      throw new Refusal("invalid", "This is over already.", { lastDay: "Give a last day that is not over" });
    if ((await tx.absence.count({ where: { accountId, lastDay: { gte: new Date(clinicToday()) } } })) >= most)
      throw new Refusal("conflict", `There are ${most} absences already. Remove one first.`);
    const { id } = await tx.absence.create({
      data: { accountId, firstDay: new Date(firstDay), lastDay: new Date(lastDay) },
    });
    const theirs = await tx.reviewRequest.findMany({
      where: { surgeonId: accountId, status: "assigned" },
      select: { id: true },
      take: 200,
    });
    for (const request of theirs) await tell(tx, request.id);
    trail.detail = { accountId, firstDay, lastDay };
    return { absenceId: id };
  },
});
