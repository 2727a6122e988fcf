import { z } from "zod";
import { command } from "#lib/command.ts";
import { languages } from "#lib/platform/language.ts";
import { is } from "./actor.ts";

/** Keeps in which language a patient reads, so that their mails come in it. */
export const setLanguage = command({
  name: "account.set-language",
  input: z.object({ language: z.enum(languages) }),
  subject: async () => ({}),
  allow: (actor) => is("patient", actor),
  async run({ tx, actor, input: { language }, trail }) {
    if (!is("patient", actor)) return;
    await tx.account.update({ where: { id: actor.accountId }, data: { language } });
    Object.assign(trail, { patientId: actor.accountId, detail: { language } });
  },
});
