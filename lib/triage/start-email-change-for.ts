import { beginEmailChange } from "#lib/accounts/email-change-repo.ts";
import { command } from "#lib/command.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canAttend } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { EmailChangeFor } from "./forms.ts";

/**
 * Begins a change of address for somebody who called and was known by two identifiers. It is still theirs to confirm, by
 * the codes of both mails: whoever only knows much of a patient gets no further.
 */
export const startEmailChangeFor = command({
  name: "account.start-email-change-for",
  input: EmailChangeFor,
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canAttend,
  async run({ tx, actor, subject: { id: requestId, patientId }, input: { email, identifiers }, trail }) {
    if (actor.kind !== "person") throw new Refusal("forbidden", "Only staff do this.");
    await beginEmailChange(tx, { accountId: patientId, email, startedById: actor.accountId });
    trail.detail = { identifiers: identifiers.join(",") };
    return { requestId };
  },
});
