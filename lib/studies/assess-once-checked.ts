import type { Tx } from "#lib/platform/db.ts";
import { enqueue } from "#lib/platform/jobs.ts";

/** Has a request's scan judged as a whole, unless a pack still waits for its check: then that check's end has it done. */
export async function assessOnceChecked(tx: Tx, requestId: string): Promise<void> {
  const states = await tx.pack.groupBy({ by: ["state"], where: { requestId } });
  const has = (state: "stored" | "checked") => states.some((one) => one.state === state);
  const judged = await tx.scanAssessment.count({ where: { requestId } });
  if (!has("stored") && (has("checked") || judged > 0)) await enqueue(tx, "assess-scan", { requestId });
}
