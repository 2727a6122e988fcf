import { z } from "zod";
import { enqueue } from "#lib/platform/jobs.ts";
import { storedSize } from "#lib/platform/storage.ts";
import { isSystem } from "#lib/requests/policy.ts";
import { task } from "#lib/task.ts";
import { lockPaper } from "./repo.ts";

const day = 24 * 60 * 60_000;
const perRun = 200;

/**
 * Settles papers of requests that were sent, for which a place was signed a day ago and nobody has said since that they
 * arrived. One that lies in storage is checked like any other; one that does not is removed, so that nobody waits for it.
 */
export const settleUnfinished = task({
  name: "paper.settle-unfinished",
  input: z.object({}),
  subject: async (tx) => ({
    papers: await tx.paper.findMany({
      where: { state: "signed", signedAt: { lt: new Date(Date.now() - day) }, request: { status: { not: "draft" } } },
      select: { id: true, key: true, size: true },
      orderBy: { id: "asc" },
      take: perRun,
    }),
  }),
  allow: isSystem,
  work: ({ subject: { papers } }) =>
    Promise.all(papers.map(async ({ id, key, size }) => ({ id, arrived: (await storedSize(key)) === size }))),
  async save({ tx, worked, trail }) {
    const counts = { arrived: 0, removed: 0 };
    for (const { id: paperId, arrived } of worked) {
      // In the order of their ids, as all who lock; whoever finishes one at this moment has settled it.
      if ((await lockPaper(tx, paperId)) !== "signed") continue;
      const data = arrived ? { state: "stored" as const, storedAt: new Date() } : { state: "removed" as const };
      await tx.paper.update({ where: { id: paperId }, data });
      await enqueue(tx, arrived ? "check-paper" : "clear-paper", { paperId });
      counts[arrived ? "arrived" : "removed"]++;
    }
    trail.detail = counts;
    return counts;
  },
});
