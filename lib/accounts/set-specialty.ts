import { command } from "#lib/command.ts";
import { canKeepAbsences } from "#lib/requests/policy.ts";
import { Specialty } from "./absence-form.ts";
import { findSurgeon } from "./absence-repo.ts";

/**
 * Which parts of the body a surgeon reads most: whoever fits is suggested first, and nobody is kept from the others. And in
 * which languages they write to patients in words of their own.
 */
export const setSpecialty = command({
  name: "account.set-specialty",
  input: Specialty,
  subject: (tx, actor, { accountId }) => findSurgeon(tx, actor, accountId),
  allow: canKeepAbsences,
  async run({ tx, subject: { accountId }, input: { regions, languages }, trail }) {
    await tx.account.update({
      where: { id: accountId },
      data: { regions, ...(languages.length > 0 && { languages }) },
    });
    trail.detail = { accountId, regions: regions.join(","), languages: languages.join(",") };
    return {};
  },
});
