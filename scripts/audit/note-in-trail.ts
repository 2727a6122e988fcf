import type { Client } from "pg";

/** Adds an act that somebody did at the machine itself, past the portal. */
export async function noteInTrail(
  client: Client,
  act: string,
  detail: Record<string, string | number | boolean>,
): Promise<void> {
  await client.query(`INSERT INTO audit_entry (act, outcome, role, detail) VALUES ($1, 'done', 'system', $2)`, [
    act,
    JSON.stringify(detail),
  ]);
}
