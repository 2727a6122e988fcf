import { z } from "zod";
import { command } from "#lib/command.ts";
import { canExport } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";

/** How far an export is that the patient asked for, or that there is none. */
export const viewExport = command({
  name: "request.export-view",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canExport,
  async run({ tx, subject: { id: requestId, reference } }) {
    const found = await tx.requestExport.findUnique({ where: { requestId } });
    const over = found?.expiresAt && found.expiresAt < new Date();
    const made =
      found && !over
        ? {
            state: found.state,
            doneBytes: Number(found.doneBytes),
            totalBytes: Number(found.totalBytes),
            expiresAt: found.expiresAt?.toISOString() ?? null,
          }
        : null;
    return { requestId, reference, made };
  },
  view: true,
});
