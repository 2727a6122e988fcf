import { z } from "zod";
import { command } from "#lib/command.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canSeePasses } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";

/** Takes a code back: unused it is worthless, and the computer where it was used is shut out at its next request. */
export const revokePass = command({
  name: "pass.revoke",
  input: z.object({ requestId: z.uuid(), passId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canSeePasses,
  async run({ tx, subject: request, input: { passId }, trail }) {
    trail.detail = { passId };
    const revokedAt = new Date();
    const passes = await tx.uploadPass.updateMany({
      where: { id: passId, requestId: request.id, revokedAt: null },
      data: { revokedAt },
    });
    if (passes.count === 0)
      throw new Refusal("conflict", {
        en: "This code was revoked before.",
        es: "Este código ya se había anulado.",
      });
    await tx.session.updateMany({ where: { passId, endedAt: null }, data: { endedAt: revokedAt } });
    return { requestId: request.id };
  },
});
