import { z } from "zod";
import { command } from "#lib/command.ts";
import { notify } from "#lib/notifications/notify.ts";
import { env } from "#lib/platform/env.ts";
import { isSystem } from "#lib/requests/policy.ts";
import { lockReminders, remindersDue } from "./reminders-repo.ts";

/**
 * Reminds patients of drafts that they have not sent and of questions that they have not answered, after the days of
 * REMIND_OF_DRAFT_DAYS and REMIND_OF_QUESTION_DAYS. Drafts are not reminded of once their removal is near: that is told
 * by `sweepDrafts`.
 */
export const sweepReminders = command({
  name: "request.sweep-reminders",
  input: z.object({}),
  subject: async () => ({}),
  allow: isSystem,
  async run({ tx, trail }) {
    const { REMIND_OF_DRAFT_DAYS, REMIND_OF_QUESTION_DAYS, DRAFT_REMINDER_DAYS } = env();
    await lockReminders(tx);
    const sweeps = [
      {
        kind: "draft_unfinished",
        status: "draft",
        steps: REMIND_OF_DRAFT_DAYS.filter((days) => days < DRAFT_REMINDER_DAYS),
      },
      { kind: "question_unanswered", status: "needs_info", steps: REMIND_OF_QUESTION_DAYS },
    ] as const;
    const reminded = { draft_unfinished: 0, question_unanswered: 0 };
    for (const { kind, ...waiting } of sweeps)
      for (const { id, step } of await remindersDue(tx, { kind, ...waiting })) {
        await notify(tx, kind, { id }, { step });
        reminded[kind]++;
      }
    trail.detail = reminded;
    return reminded;
  },
});
