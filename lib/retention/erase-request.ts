import { z } from "zod";
import { command } from "#lib/command.ts";
import { isSystem } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { eraseImaging, requestsToErase } from "./repo.ts";

/**
 * Removes the scan and the papers of a request whose time is over: the job. Looked at once more under a lock, so that
 * one that was opened again meanwhile keeps them. Running it again changes nothing.
 */
export const eraseRequest = command({
  name: "request.erase",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: isSystem,
  async run({ tx, subject: { id }, trail }) {
    const [over] = await requestsToErase(tx, id);
    trail.detail = over ? await eraseImaging(tx, id) : { removed: false };
    return trail.detail;
  },
});
