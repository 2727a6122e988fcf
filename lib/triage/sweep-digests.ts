import { z } from "zod";
import { clinicCalendar } from "#lib/calendar/clinic-calendar.ts";
import { dayOf } from "#lib/calendar/working-time.ts";
import { command } from "#lib/command.ts";
import { wantsMail } from "#lib/notifications/repo.ts";
import { topics } from "#lib/notifications/topics.ts";
import { enqueue } from "#lib/platform/jobs.ts";
import { isSystem } from "#lib/requests/policy.ts";
import { hasOpened } from "./tell-due.ts";

/** Has the morning's numbers sent to every coordinator who wants them, once a working day, when the clinic has opened. */
export const sweepDigests = command({
  name: "digest.sweep",
  /** As of when: now, but in tests. */
  input: z.object({ now: z.date().optional() }),
  subject: async () => ({}),
  allow: isSystem,
  async run({ tx, input: { now = new Date() }, trail }) {
    trail.detail = { digests: 0 };
    const topic = topics.find(({ name }) => name === "digest");
    if (!topic || !hasOpened(now)) return trail.detail;
    const day = dayOf(clinicCalendar(), now);
    const due = await tx.account.findMany({
      where: { role: topic.role, disabledAt: null, OR: [{ digestOn: null }, { digestOn: { lt: new Date(day) } }] },
      select: { id: true },
    });
    for (const { id: accountId } of due) {
      const { count } = await tx.account.updateMany({
        where: { id: accountId, OR: [{ digestOn: null }, { digestOn: { lt: new Date(day) } }] },
        data: { digestOn: new Date(day) },
      });
      if (count === 0 || !(await wantsMail(tx, accountId, topic))) continue; // another worker was a moment faster
      await enqueue(tx, "send-digest", { accountId, day });
      trail.detail["digests"] = Number(trail.detail["digests"]) + 1;
    }
    return trail.detail;
  },
});
