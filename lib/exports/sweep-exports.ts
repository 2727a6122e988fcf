import { z } from "zod";
import { command } from "#lib/command.ts";
import { enqueue } from "#lib/platform/jobs.ts";
import { isSystem } from "#lib/requests/policy.ts";
import { removeExports } from "./repo.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
const atOnce = 100;

/**
 * Removes exports whose days are over or that came to nothing, and goes on with those that stand still because a killed
 * worker may hold their job. Doing it twice changes nothing.
 */
export const sweepExports = command({
  name: "request.sweep-exports",
  input: z.object({}),
  subject: async () => ({}),
  allow: isSystem,
  async run({ tx, trail }) {
    const now = Date.now();
    const over = await tx.requestExport.findMany({
      where: {
        OR: [
          { state: "ready", expiresAt: { lt: new Date(now) } },
          { state: { in: ["building", "failed"] }, steppedAt: { lt: new Date(now - day) } },
        ],
      },
      take: atOnce,
    });
    await removeExports(tx, over);
    const still = await tx.requestExport.findMany({
      where: { state: "building", steppedAt: { lt: new Date(now - 10 * minute) } },
      take: atOnce,
    });
    for (const { id: exportId } of still) await enqueue(tx, "build-export", { exportId });
    trail.detail = { removed: over.length, resumed: still.length };
    return trail.detail;
  },
});
