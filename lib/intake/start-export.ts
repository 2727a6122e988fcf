import { z } from "zod";
import { command } from "#lib/command.ts";
import { beginExport } from "#lib/exports/repo.ts";
import { languages } from "#lib/platform/language.ts";
import { canExport } from "#lib/requests/policy.ts";
import { findRequest, lockRequest } from "#lib/requests/repo.ts";

/**
 * Has everything of a request put into one ZIP for its patient. While one is being made, asking again changes nothing;
 * one that is ready is replaced.
 */
export const startExport = command({
  name: "request.export",
  input: z.object({ requestId: z.uuid(), language: z.enum(languages) }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canExport,
  async run({ tx, subject: { id: requestId }, input: { language }, trail }) {
    await lockRequest(tx, requestId);
    trail.detail = { begun: await beginExport(tx, { requestId, kind: "copy" }, language) };
    return { requestId };
  },
});
