import { z } from "zod";
import { command } from "#lib/command.ts";
import { canKeepAbsences } from "#lib/requests/policy.ts";
import { absencesOf, findSurgeon } from "./absence-repo.ts";

/** When a surgeon is away and what they read most, for themselves. */
export const listOwnAbsences = command({
  name: "account.list-own-absences",
  input: z.object({}),
  subject: (tx, actor) => findSurgeon(tx, actor, undefined),
  allow: canKeepAbsences,
  async run({ tx, subject }) {
    return { ...subject, absences: (await absencesOf(tx, [subject.accountId])).get(subject.accountId) ?? [] };
  },
  view: true,
});
