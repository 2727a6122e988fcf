import { z } from "zod";
import { command } from "#lib/command.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { accountOfReminderToken } from "./reminder-token.ts";

/** Stops reminders, or starts them again, for whoever has the token of one. All other mail goes on. Can be repeated. */
export const setReminders = command({
  name: "reminders.set",
  input: z.object({ token: z.string().max(200), reminders: z.enum(["on", "off"]) }),
  subject: async () => ({}),
  allow: () => true,
  async run({ tx, input: { token, reminders }, trail }) {
    const id = accountOfReminderToken(token);
    const data = { remindersOffAt: reminders === "off" ? new Date() : null };
    const { count } = id === null ? { count: 0 } : await tx.account.updateMany({ where: { id }, data });
    if (id === null || count === 0)
      throw new Refusal("not_found", {
        en: "This link is not complete. Open it from the email again, or call us.",
        es: "Este enlace no está completo. Ábralo otra vez desde el correo, o llámenos.",
      });
    Object.assign(trail, { patientId: id, detail: { reminders } });
    return { token };
  },
});
