import { z } from "zod";
import { command } from "#lib/command.ts";
import { findExport, removeExports } from "#lib/exports/repo.ts";
import { canExport } from "#lib/requests/policy.ts";
import { findRequest, lockRequest } from "#lib/requests/repo.ts";

/** Stops an export that is being made, or takes away one that is ready, with its bytes. */
export const cancelExport = command({
  name: "request.export-cancel",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canExport,
  async run({ tx, subject: { id: requestId } }) {
    await lockRequest(tx, requestId);
    const found = await findExport(tx, { requestId, kind: "copy" });
    if (found) await removeExports(tx, [found]);
    return { requestId };
  },
});
