import { z } from "zod";
import { command } from "#lib/command.ts";
import { canReadTrail } from "#lib/requests/policy.ts";
import { findPeople, seesReferences } from "./trail-repo.ts";

/** Whom and what a search of the trail means: typed names go no further than this, into no address and no entry. */
export const findInTrail = command({
  name: "audit.find",
  input: z.object({
    person: z.string().trim().max(200).default(""),
    reference: z.string().trim().max(20).default(""),
  }),
  subject: async () => ({}),
  allow: canReadTrail,
  asPortal: seesReferences,
  async run({ tx, input: { person, reference }, trail }) {
    const people = person ? await findPeople(tx, person) : [];
    const letters = reference.toUpperCase().replace(/[^A-Z\d]/g, "");
    const written = `F-${letters.slice(-8, -4)}-${letters.slice(-4)}`;
    const request = reference ? await tx.reviewRequest.findUnique({ where: { reference: written } }) : null;
    trail.detail = {
      ...(person && { people: people.length }),
      ...(reference && { found: request !== null }),
      ...(people.length === 1 && people[0] && { accountId: people[0].id }),
    };
    return { people, requestId: request?.id ?? null };
  },
});
