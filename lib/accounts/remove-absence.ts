import { z } from "zod";
import { command } from "#lib/command.ts";
import { canKeepAbsences } from "#lib/requests/policy.ts";

/** Takes an absence back, or ends it early. */
export const removeAbsence = command({
  name: "account.remove-absence",
  input: z.object({ absenceId: z.uuid() }),
  subject: (tx, _actor, { absenceId }) => tx.absence.findUnique({ where: { id: absenceId } }),
  allow: canKeepAbsences,
  async run({ tx, subject: { id, accountId }, trail }) {
    await tx.absence.deleteMany({ where: { id } });
    trail.detail = { accountId };
    return {};
  },
});
