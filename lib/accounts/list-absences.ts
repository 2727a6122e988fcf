import { z } from "zod";
import { command } from "#lib/command.ts";
import { canAdminister } from "#lib/requests/policy.ts";
import { absencesOf, awayToday } from "./absence-repo.ts";

/** When each surgeon is away and what they read most, for administrators. */
export const listAbsences = command({
  name: "account.list-absences",
  input: z.object({}),
  subject: async () => ({}),
  allow: canAdminister,
  async run({ tx }) {
    const surgeons = await tx.account.findMany({
      where: { role: "surgeon", disabledAt: null },
      select: { id: true, name: true, regions: true, languages: true },
      orderBy: [{ name: "asc" }, { id: "asc" }],
    });
    const ids = surgeons.map(({ id }) => id);
    const absences = await absencesOf(tx, ids);
    return surgeons.map(({ id, name, regions, languages }) => {
      const own = absences.get(id) ?? [];
      return { accountId: id, name: name ?? "", regions, languages, absences: own, away: awayToday(own) !== null };
    });
  },
  view: true,
});
