import { system } from "#lib/accounts/actor.ts";
import { resealSecrets } from "#lib/keys/reseal-secrets.ts";
import { sealedColumns } from "#lib/keys/sealed-columns.ts";
import { expectOk } from "#lib/platform/refusal.ts";

/** Encrypts every column anew, batch by batch; with `plain`, only what was written before it was encrypted at all. */
export async function resealAll({ plain = false } = {}) {
  const counts: Record<string, { resealed: number; unreadable: number }> = {};
  for (const column of sealedColumns) {
    const sum = { resealed: 0, unreadable: 0 };
    let after: string | undefined;
    do {
      const { last, ...batch } = expectOk(await resealSecrets(system, { column, after, plain }));
      sum.resealed += batch.resealed;
      sum.unreadable += batch.unreadable;
      after = last ?? undefined;
    } while (after);
    counts[column] = sum;
  }
  return counts;
}
