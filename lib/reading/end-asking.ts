import { z } from "zod";
import { command } from "#lib/command.ts";
import { endGrants } from "#lib/opinions/grants-repo.ts";
import { canRead } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";

/** A colleague who was asked does not see the case any more; what they said stays. */
export const endAsking = command({
  name: "opinion.end-asking",
  input: z.object({ requestId: z.uuid(), grantId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canRead,
  async run({ tx, subject: request, input: { grantId }, trail }) {
    trail.detail = { grantId, ended: await endGrants(tx, request.id, grantId) };
    return { requestId: request.id };
  },
});
