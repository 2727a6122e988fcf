import type { Client } from "pg";

export type Table = { table: string; columns: string[] };

/** Jobs that wait are part of what was promised; all else of the queue's own tables is made when it is prepared. */
const jobs = "pgboss.job";

/** Every table that a backup holds, by its full name, with the columns that hold something of their own. */
export async function tablesOf(client: Client): Promise<Table[]> {
  const { rows } = await client.query<{ table: string; columns: string[] }>(`
    SELECT c.table_schema || '.' || c.table_name AS "table",
           array_agg(c.column_name::text ORDER BY c.ordinal_position) AS columns
    FROM information_schema.columns c
    JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER'
      AND (c.table_schema = 'public' OR c.table_schema || '.' || c.table_name = '${jobs}')
      AND c.table_name <> '_prisma_migrations'
    GROUP BY 1 ORDER BY 1`);
  return rows;
}

/** The migrations that made the tables what they are. */
export async function migrationsOf(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT migration_name AS name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

/** A table's name, quoted. */
export const quoted = (table: string): string =>
  table
    .split(".")
    .map((part) => `"${part}"`)
    .join(".");

export const listed = (columns: readonly string[]): string => columns.map((name) => `"${name}"`).join(", ");

/**
 * The objects that rows name and that must be there. What can be made anew from others, an export, is not among them;
 * nor is what was announced and never arrived.
 */
export const keysNamed = `
  SELECT key FROM pack p WHERE "missingAt" IS NULL AND (state = 'stored'
    OR state = 'checked' AND EXISTS (SELECT 1 FROM scan_file f WHERE f."packId" = p.id AND f.state = 'accepted'))
  UNION SELECT key FROM paper WHERE "missingAt" IS NULL AND state IN ('stored', 'kept')
  UNION SELECT key FROM paper_preview
  UNION SELECT "previewKey" FROM series WHERE "previewKey" IS NOT NULL
  ORDER BY 1`;
