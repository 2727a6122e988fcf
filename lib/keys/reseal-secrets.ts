import { z } from "zod";
import { command } from "#lib/command.ts";
import type { Tx } from "#lib/platform/db.ts";
import { newestSeal } from "#lib/platform/secrets.ts";
import { isSystem } from "#lib/requests/policy.ts";
import { type SealedColumn, sealedColumns, sealIn, unsealFrom } from "./sealed-columns.ts";

/**
 * Encrypts one batch of a column anew with the newest key; it may stop anywhere and be asked again. Answers the last row
 * it looked at, to go on after it, or null at the end; what no known key opens is counted and left as it is. `plain`
 * takes only what was written before the column was encrypted.
 */
export const resealSecrets = command({
  name: "keys.reseal",
  input: z.object({
    column: z.enum(sealedColumns),
    after: z.uuid().optional(),
    plain: z.boolean().default(false),
    most: z.number().int().min(1).max(1_000).default(200),
  }),
  subject: async () => ({}),
  allow: isSystem,
  async run({ tx, input: { column, after, plain, most }, trail }) {
    const found = await findOld(tx, column, { after, plain, most });
    const made = found.flatMap(({ id, sealed }) => {
      const text = openOrNull(column, id, sealed);
      return text === null ? [] : [{ id, sealed: sealIn(column, id, text) }];
    });
    await replace(tx, column, made);
    const unreadable = found.length - made.length;
    trail.detail = { column, resealed: made.length, unreadable };
    return { resealed: made.length, unreadable, last: found.length < most ? null : (found.at(-1)?.id ?? null) };
  },
});

type Row = { id: string; sealed: string };

// The names of tables and columns come from the list above alone.
function findOld(
  tx: Tx,
  column: SealedColumn,
  { after, plain, most }: { after: string | undefined; plain: boolean; most: number },
) {
  const [table = "", name = ""] = column.split(".");
  const old = plain ? `"${name}" !~ '^v[12]\\.' AND $1 <> ''` : `NOT starts_with("${name}", $1)`;
  return tx.$queryRawUnsafe<Row[]>(
    `SELECT id, "${name}" AS sealed FROM "${table}"
      WHERE "${name}" IS NOT NULL AND ${old} AND id > $2::uuid ORDER BY id LIMIT $3 FOR UPDATE`,
    newestSeal(),
    after ?? "00000000-0000-0000-0000-000000000000",
    most,
  );
}

function replace(tx: Tx, column: SealedColumn, made: readonly Row[]) {
  const [table = "", name = ""] = column.split(".");
  return tx.$executeRawUnsafe(
    `UPDATE "${table}" t SET "${name}" = made.sealed
       FROM unnest($1::uuid[], $2::text[]) made (id, sealed) WHERE t.id = made.id`,
    made.map(({ id }) => id),
    made.map(({ sealed }) => sealed),
  );
}

/** What stands there, also where it was never encrypted; null where no key opens it. */
function openOrNull(column: SealedColumn, id: string, sealed: string): string | null {
  if (!/^v[12]\./.test(sealed)) return sealed;
  try {
    return unsealFrom(column, id, sealed);
  } catch {
    return null;
  }
}
