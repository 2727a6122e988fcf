import { z } from "zod";
import { findAnswerableStates } from "#lib/accounts/repo.ts";
import { command } from "#lib/command.ts";
import { canAskWhereWeReview } from "#lib/requests/policy.ts";

/** The states in which a surgeon is licensed today, by postal code: for everybody, also before any sign-in. */
export const listAnswerableStates = command({
  name: "states.list-answerable",
  input: z.object({}),
  subject: async () => ({}),
  allow: canAskWhereWeReview,
  run: ({ tx }) => findAnswerableStates(tx),
  view: true,
});
