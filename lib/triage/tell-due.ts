import { z } from "zod";
import { clinicCalendar } from "#lib/calendar/clinic-calendar.ts";
import { startOfDay, workingTimeBetween } from "#lib/calendar/working-time.ts";
import { command } from "#lib/command.ts";
import { notify } from "#lib/notifications/notify.ts";
import { tell } from "#lib/platform/events.ts";
import { isSystem } from "#lib/requests/policy.ts";
import { dueToday, tooLongInStep } from "./due-repo.ts";

/**
 * Tells owners what is promised for today, once the clinic has opened, and what is in one step for longer than the clinic
 * aims for; of each once.
 */
export const tellDue = command({
  name: "queue.tell-due",
  /** As of when: now, but in tests. */
  input: z.object({ now: z.date().optional() }),
  subject: async () => ({}),
  allow: isSystem,
  async run({ tx, input: { now = new Date() }, trail }) {
    const opened = hasOpened(now);
    const due = opened ? await dueToday(tx, now) : [];
    const late = opened ? await tooLongInStep(tx, now) : [];
    for (const request of due) await notify(tx, "due_today", request);
    for (const request of late) await notify(tx, "step_late", request);
    for (const { id } of [...due, ...late]) await tell(tx, id);
    trail.detail = { due: due.length, late: late.length };
    return trail.detail;
  },
});

/** Whether the clinic works on this day, and has begun. */
export const hasOpened = (now: Date): boolean =>
  workingTimeBetween(clinicCalendar(), startOfDay(clinicCalendar(), now), now) > 0;
