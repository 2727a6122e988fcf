import { z } from "zod";
import { command } from "#lib/command.ts";
import { canTriage } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { accountSide, findByReference } from "./merge-accounts-repo.ts";

/** Two accounts side by side, before anybody says that they are one person's: names, dates of birth, requests. */
export const compareAccounts = command({
  name: "account.compare",
  input: z.object({ requestId: z.uuid(), reference: z.string().trim().min(1, "Enter the other reference").max(40) }),
  async subject(tx, actor, { requestId, reference }) {
    const request = await findRequest(tx, actor, requestId);
    return request && { request, other: await findByReference(tx, actor, reference) };
  },
  allow: (actor, { request, other }) => canTriage(actor, request) && (!other || canTriage(actor, other)),
  async run({ tx, subject: { request, other }, trail }) {
    if (!other || other.patientId === request.patientId) return null;
    trail.detail = { other: other.id };
    return { here: await accountSide(tx, request.patientId), there: await accountSide(tx, other.patientId) };
  },
});

export type Compared = NonNullable<Extract<Awaited<ReturnType<typeof compareAccounts>>, { ok: true }>["value"]>;
