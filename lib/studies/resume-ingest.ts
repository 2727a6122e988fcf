import { z } from "zod";
import { command } from "#lib/command.ts";
import { enqueue } from "#lib/platform/jobs.ts";
import { isSystem } from "#lib/requests/policy.ts";

/**
 * Has every stored pack checked whose check has not ended. A job that a killed worker held counts as running until it
 * expires; the patient should not wait for that. Checking a pack twice changes nothing.
 */
export const resumeIngest = command({
  name: "scan.resume-ingest",
  input: z.object({}),
  subject: async () => ({}),
  allow: isSystem,
  async run({ tx, trail }) {
    const waiting = await tx.pack.findMany({
      where: { state: "stored" },
      select: { id: true },
      orderBy: { id: "asc" },
    });
    for (const { id: packId } of waiting) await enqueue(tx, "ingest-pack", { packId });
    trail.detail = { packs: waiting.length };
    return trail.detail;
  },
});
