import { z } from "zod";
import { clinicCalendar } from "#lib/calendar/clinic-calendar.ts";
import { dayOf } from "#lib/calendar/working-time.ts";
import { command } from "#lib/command.ts";
import { withoutMail } from "#lib/notifications/repo.ts";
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
    const topic = topics.find(({ name }) => name === "digest");
    if (!topic || !hasOpened(now)) return { digests: 0 };
    const day = dayOf(clinicCalendar(), now);
    const digestOn = new Date(day);
    // Another worker at the same moment finds nobody left.
    const due = await tx.account.updateManyAndReturn({
      where: { role: topic.role, disabledAt: null, OR: [{ digestOn: null }, { digestOn: { lt: digestOn } }] },
      data: { digestOn },
      select: { id: true },
    });
    const without = await withoutMail(tx, due, topic);
    const wanted = due.filter(({ id }) => !without.has(id));
    for (const { id: accountId } of wanted) await enqueue(tx, "send-digest", { accountId, day });
    trail.detail = { digests: wanted.length };
    return trail.detail;
  },
});
