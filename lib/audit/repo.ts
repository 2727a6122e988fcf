import type { Actor } from "#lib/accounts/actor.ts";
import type { Tx } from "#lib/platform/db.ts";

export type Act = {
  act: string;
  outcome: "done" | "denied" | "refused";
  actor: Actor;
  requestId?: string | undefined;
  patientId?: string | undefined;
  detail?: Record<string, string | number | boolean> | undefined;
  /** By which emergency access it was possible: it stands among the details of each such entry. */
  emergency?: string | undefined;
};

const detailOf = ({ detail, emergency }: Act): Act["detail"] => (emergency ? { ...detail, emergency } : detail);

/** How long the refreshes of one open view count as one look at it. */
const oneLook = 10 * 60 * 1000;

/** Adds to the trail who did what, in the transaction of the act. Nothing is read back: not everybody who adds may read. */
export async function recordAct(tx: Tx, entry: Act): Promise<void> {
  const { act, outcome, actor, requestId, patientId } = entry;
  const detail = detailOf(entry);
  await tx.auditEntry.createMany({
    data: {
      act,
      outcome,
      role: actor.kind === "person" ? actor.role : actor.kind,
      actorId: idOf(actor),
      sessionId: "sessionId" in actor ? actor.sessionId : null,
      requestId: requestId ?? null,
      patientId: patientId ?? null,
      ...actor.from,
      ...(detail && { detail }),
    },
  });
}

/** A person is known by their account, another computer by the pass that let it in. */
function idOf(actor: Actor): string | null {
  if (actor.kind === "person") return actor.accountId;
  return actor.kind === "pass" ? actor.passId : null;
}

/**
 * Whether this session has looked at the same thing a moment ago, so that a refresh adds no entry. Another page of a
 * list is another thing: other people stand on it.
 */
export async function lookedJustNow(tx: Tx, entry: Act): Promise<boolean> {
  const { act, actor, requestId } = entry;
  const detail = detailOf(entry);
  if (!("sessionId" in actor)) return false;
  const seen = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM audit_entry
    WHERE act = ${act} AND outcome = 'done' AND "actorId" = ${idOf(actor)}::uuid AND at > ${new Date(Date.now() - oneLook)}
      AND "sessionId" = ${actor.sessionId}::uuid AND "requestId" IS NOT DISTINCT FROM ${requestId ?? null}::uuid
      AND detail IS NOT DISTINCT FROM ${detail ? JSON.stringify(detail) : null}::jsonb
    LIMIT 1`;
  return seen.length > 0;
}

/**
 * Which roles of ours did one of these acts on a request, and on which days (YYYY-MM-DD in the zone), newest first; what
 * was possible in an emergency only stands by itself.
 */
export const rolesByDay = (tx: Tx, requestId: string, acts: readonly string[], timeZone: string) =>
  tx.$queryRaw<{ role: "coordinator" | "surgeon" | "administrator"; day: string; emergency: boolean }[]>`
    SELECT DISTINCT role, (at AT TIME ZONE ${timeZone})::date::text AS day, (detail ->> 'emergency') IS NOT NULL AS emergency
    FROM audit_entry
    WHERE "requestId" = ${requestId}::uuid AND outcome = 'done' AND act = ANY(${[...acts]})
      AND role IN ('coordinator', 'surgeon', 'administrator')
    ORDER BY day DESC, role, emergency`;

/** Whether this person did one of these acts on a request. */
export const hasDone = async (tx: Tx, requestId: string, actorId: string, acts: readonly string[]): Promise<boolean> =>
  (await tx.auditEntry.count({ where: { requestId, actorId, outcome: "done", act: { in: [...acts] } } })) > 0;

/** Who did one of these acts on a request, the last to do so first: a line for each person and act. */
export const openingsOf = (tx: Tx, requestId: string, acts: readonly string[]) =>
  tx.$queryRaw<{ act: string; role: string; name: string | null; times: number; first: Date; last: Date }[]>`
    SELECT e.act, e.role, CASE WHEN who.role <> 'patient' THEN who.name END AS name, count(*)::int AS times,
      min(e.at) AS first, max(e.at) AS last
    FROM audit_entry e LEFT JOIN account who ON who.id = e."actorId"
    WHERE e."requestId" = ${requestId}::uuid AND e.outcome = 'done' AND e.act = ANY(${[...acts]}) AND e.role <> 'system'
    GROUP BY e.act, e.role, e."actorId", who.role, who.name ORDER BY last DESC LIMIT 500`;
