import { z } from "zod";
import { clinicCalendar } from "#lib/calendar/clinic-calendar.ts";
import { startOfDay } from "#lib/calendar/working-time.ts";
import { command } from "#lib/command.ts";
import { notify, notifyAll } from "#lib/notifications/notify.ts";
import { tell } from "#lib/platform/events.ts";
import { isSystem } from "#lib/requests/policy.ts";
import { raiseDueBefore } from "./urgency-repo.ts";

/**
 * Raises what waits for us past the day that was promised, once, with that as its reason. What staff then say of its
 * urgency stays. Its owner and the administrators are told.
 */
export const raiseOverdue = command({
  name: "queue.raise-overdue",
  input: z.object({}),
  subject: async () => ({}),
  allow: isSystem,
  async run({ tx, trail }) {
    const raised = await raiseDueBefore(tx, startOfDay(clinicCalendar(), new Date()));
    for (const request of raised) {
      await notify(tx, "overdue", request);
      await tell(tx, request.id);
    }
    await notifyAll(tx, "overdue_escalated", raised, "administrator");
    trail.detail = { raised: raised.length };
    return trail.detail;
  },
});
