import { z } from "zod";
import { command } from "#lib/command.ts";
import { enqueue } from "#lib/platform/jobs.ts";
import { isSystem } from "#lib/requests/policy.ts";

/**
 * Has every paper looked after whose job a killed worker may hold, that waited for the virus scanner, or that was kept
 * before pages were drawn. Doing any of it twice changes nothing.
 */
export const resumeChecks = command({
  name: "paper.resume-checks",
  input: z.object({}),
  subject: async () => ({}),
  allow: isSystem,
  async run({ tx, trail }) {
    const waiting = await tx.paper.findMany({
      where: { OR: [{ state: { in: ["stored", "removed"] } }, { state: "kept", drawnAt: null }] },
      select: { id: true, state: true },
      orderBy: { id: "asc" },
    });
    for (const { id: paperId, state } of waiting)
      await enqueue(tx, state === "removed" ? "clear-paper" : "check-paper", { paperId });
    trail.detail = { papers: waiting.length };
    return trail.detail;
  },
});
