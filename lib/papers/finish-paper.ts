import { z } from "zod";
import { enqueue } from "#lib/platform/jobs.ts";
import { storedSize } from "#lib/platform/storage.ts";
import { task } from "#lib/task.ts";
import { findPaper, lockPaper, maySend } from "./repo.ts";

/** Takes note that a paper is in storage, after looking there, and has it checked. Saying it twice does no harm. */
export const finishPaper = task({
  name: "paper.finish",
  input: z.object({ requestId: z.uuid(), paperId: z.uuid() }),
  subject: findPaper,
  allow: maySend,
  work: async ({ subject: { state, key, size } }) => state !== "signed" || (await storedSize(key)) === size,
  async save({ tx, subject: { id: paperId }, worked: stored, trail }) {
    trail.detail = { paperId };
    if (!stored || (await lockPaper(tx, paperId)) !== "signed") return { stored };
    await tx.paper.update({ where: { id: paperId }, data: { state: "stored", storedAt: new Date() } });
    await enqueue(tx, "check-paper", { paperId });
    return { stored };
  },
});
