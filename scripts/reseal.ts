import { Client } from "pg";
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

/** Whether anything rests as it was before its column was encrypted; asked at every start, and seldom so. */
export async function holdsPlain(ownerUrl: string): Promise<boolean> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const plain = sealedColumns.map((column) => {
      const [table = "", name = ""] = column.split(".");
      return `EXISTS (SELECT 1 FROM "${table}" WHERE "${name}" IS NOT NULL AND "${name}" !~ '^v[12]\\.')`;
    });
    const { rows } = await client.query<{ plain: boolean }>(`SELECT ${plain.join(" OR ")} AS plain`);
    return rows[0]?.plain ?? false;
  } finally {
    await client.end();
  }
}
