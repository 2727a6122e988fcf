import { z } from "zod";
import { command } from "#lib/command.ts";
import { accountOfReminderToken } from "./reminder-token.ts";

/** Whether somebody with the token of a reminder gets reminders; null where it is no such token. Changes nothing. */
export const viewReminders = command({
  name: "reminders.view",
  input: z.object({ token: z.string().max(200) }),
  subject: async () => ({}),
  allow: () => true,
  async run({ tx, input: { token } }): Promise<{ on: boolean } | null> {
    const accountId = accountOfReminderToken(token);
    const account = accountId && (await tx.account.findUnique({ where: { id: accountId } }));
    return account ? { on: account.remindersOffAt === null } : null;
  },
});
