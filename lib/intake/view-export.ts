import { z } from "zod";
import { command } from "#lib/command.ts";
import { progressOf } from "#lib/exports/repo.ts";
import { canExport } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";

/** How far an export is that the patient asked for, or that there is none. */
export const viewExport = command({
  name: "request.export-view",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canExport,
  async run({ tx, subject: { id: requestId, reference } }) {
    return { requestId, reference, made: await progressOf(tx, { requestId, kind: "copy" }) };
  },
  view: true,
});
