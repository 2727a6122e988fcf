import { stringify } from "csv-stringify/sync";
import type { Client } from "pg";
import { acts } from "#lib/audit/acts.ts";
import { noteInTrail } from "./note-in-trail.ts";

/** Whose acts count: of an account, of a session, or of everybody in a stretch of time. */
export type Breach = {
  account?: string | undefined;
  session?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
};

export type Affected = {
  reference: string | null;
  requestId: string | null;
  patientId: string | null;
  acts: number;
  /** How many of them were possible in an emergency only. */
  emergency: number;
  first: Date;
  last: Date;
  name?: string | null;
  email?: string | null;
};

/**
 * Whose records were touched, one line for each request: what was done, not what was denied. Of a stretch of time alone,
 * what patients did with their own is left out. `names` adds who they are, for the letters.
 */
export async function listAffected(client: Client, breach: Breach, names = false): Promise<Affected[]> {
  const { where, values } = conditionOf(breach);
  const { rows } = await client.query<Affected>(
    `SELECT r.reference, e."requestId", coalesce(e."patientId", r."patientId") AS "patientId", count(*)::int AS acts,
       count(*) FILTER (WHERE e.role = 'surgeon' AND (e.detail ->> 'emergency') IS NOT NULL)::int AS emergency,
       min(e.at) AS first, max(e.at) AS last ${names ? `, max(coalesce(r."personName", a.name)) AS name, max(a.email) AS email` : ""}
     FROM audit_entry e
     LEFT JOIN review_request r ON r.id = e."requestId"
     LEFT JOIN account a ON a.id = coalesce(e."patientId", r."patientId")
     WHERE ${where} AND (e."requestId" IS NOT NULL OR e."patientId" IS NOT NULL)
     GROUP BY 1, 2, 3 ORDER BY first, "requestId"`,
    values,
  );
  return rows;
}

/** Looks at lists that show several people at once: which, how often, and when. Who stood on them is not kept. */
export async function listedBeside(client: Client, breach: Breach) {
  const { where, values } = conditionOf(breach);
  const lists = Object.keys(acts).filter((act) => acts[act]?.kind === "list");
  const { rows } = await client.query<{ act: string; times: number; first: Date; last: Date }>(
    `SELECT e.act, count(*)::int AS times, min(e.at) AS first, max(e.at) AS last FROM audit_entry e
     WHERE ${where} AND e."requestId" IS NULL AND e.act = ANY($${values.length + 1}) AND e.role <> 'patient'
     GROUP BY 1 ORDER BY 1`,
    [...values, lists],
  );
  return rows;
}

function conditionOf({ account, session, from, to }: Breach): { where: string; values: unknown[] } {
  const values: unknown[] = [];
  const given = (value: unknown) => `$${values.push(value)}`;
  const where = [
    `e.outcome = 'done'`,
    ...(account ? [`e."actorId" = ${given(account)}::uuid`] : []),
    ...(session ? [`e."sessionId" = ${given(session)}::uuid`] : []),
    ...(from ? [`e.at >= ${given(from)}`] : []),
    ...(to ? [`e.at < ${given(to)}`] : []),
    ...(account || session ? [] : [`e.role <> 'system' AND e."actorId" IS DISTINCT FROM e."patientId"`]),
  ];
  return { where: where.join(" AND "), values };
}

/** Writes the list as CSV to the standard output, the rest to people; notes in the trail that it was made. */
export async function affected(client: Client, breach: Breach, names: boolean): Promise<void> {
  const found = await listAffected(client, breach, names);
  const lists = await listedBeside(client, breach);
  await noteInTrail(client, "audit.affected", { requests: found.length, names });
  const head = [
    ...["reference", "requestId", "patientId", "acts", "inEmergency", "first", "last"],
    ...(names ? ["name", "email"] : []),
  ];
  const rows = found.map((row) => [
    row.reference ?? "",
    row.requestId ?? "",
    row.patientId ?? "",
    row.acts,
    row.emergency,
    row.first.toISOString(),
    row.last.toISOString(),
    ...(names ? [row.name ?? "", row.email ?? ""] : []),
  ]);
  process.stdout.write(stringify([head, ...rows], { record_delimiter: "windows", escape_formulas: true }));
  const people = new Set(found.map(({ patientId }) => patientId));
  console.error(`${found.length} requests of ${people.size} patients.`);
  for (const { act, times, first, last } of lists)
    console.error(
      `Beside these, ${acts[act]?.says ?? act} ${times} times from ${first.toISOString()} to ${last.toISOString()}: such a list shows many people.`,
    );
}
