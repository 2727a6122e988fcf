import { z } from "zod";
import { command } from "#lib/command.ts";
import { enqueue } from "#lib/platform/jobs.ts";
import { isSystem } from "#lib/requests/policy.ts";
import { objectKinds } from "./object-kinds.ts";

/**
 * Begins to hold storage against the database where that was last begun a day ago or never. The moment is kept in the
 * database, so that neither a restart nor a second worker begins it early or twice, and none skips it.
 */
export const beginReconciling = command({
  name: "storage.begin-reconciling",
  input: z.object({}),
  subject: async () => ({}),
  allow: isSystem,
  async run({ tx, trail }) {
    const due = await tx.$queryRaw<unknown[]>`
      INSERT INTO heartbeat (name, at) VALUES ('reconcile-storage', now())
      ON CONFLICT (name) DO UPDATE SET at = now() WHERE heartbeat.at < now() - interval '24 hours' RETURNING name`;
    if (due.length > 0) for (const { prefix } of objectKinds) await enqueue(tx, "reconcile-storage", { prefix });
    trail.detail = { begun: due.length > 0 };
    return trail.detail;
  },
});
