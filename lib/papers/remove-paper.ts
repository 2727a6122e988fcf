import { z } from "zod";
import { command } from "#lib/command.ts";
import { enqueue } from "#lib/platform/jobs.ts";
import { canFill } from "#lib/requests/policy.ts";
import { findPaper, maySend } from "./repo.ts";

/**
 * Takes a paper back: any before the request is sent, later only one that the clinic cannot open anyway. From then on
 * nobody can open it; its bytes go with a job.
 */
export const removePaper = command({
  name: "paper.remove",
  input: z.object({ requestId: z.uuid(), paperId: z.uuid() }),
  subject: findPaper,
  allow: (actor, paper) =>
    paper.state === "signed" || paper.state === "refused" ? maySend(actor, paper) : canFill(actor, paper.request),
  async run({ tx, subject: { id: paperId }, trail }) {
    trail.detail = { paperId };
    await tx.paper.update({ where: { id: paperId }, data: { state: "removed" } });
    await enqueue(tx, "clear-paper", { paperId });
    return {};
  },
});
