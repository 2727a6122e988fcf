import { z } from "zod";
import { command } from "#lib/command.ts";
import { enqueue } from "#lib/platform/jobs.ts";
import { isSystem } from "#lib/requests/policy.ts";
import { requestsToErase } from "./repo.ts";

/** Finds requests whose scan and papers have been kept for as long as `keep.ts` says, and has those removed. */
export const sweepRetention = command({
  name: "request.sweep-retention",
  input: z.object({}),
  subject: async () => ({}),
  allow: isSystem,
  async run({ tx, trail }) {
    const over = await requestsToErase(tx);
    for (const { id: requestId } of over) await enqueue(tx, "erase-request", { requestId });
    trail.detail = { over: over.length };
    return trail.detail;
  },
});
