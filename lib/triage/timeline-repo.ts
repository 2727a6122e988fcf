import type { CallDirection, CallIdentifier, CallOutcome } from "#prisma/generated/enums.ts";
import { callWords } from "#lib/calls/call.ts";
import type { Tx } from "#lib/platform/db.ts";

/** Something that happened to a request: what, in a code of its kind, when, by whom, and the words that were written. */
export type TimelineEntry = {
  id: string;
  kind: TimelineKind;
  code: string;
  at: string;
  /** Null where the portal did it by itself. */
  by: { name: string | null; role: string } | null;
  text: string | null;
};

export type TimelineKind =
  | "status"
  | "act"
  | "opened"
  | "message"
  | "urgency"
  | "call"
  | "follow_up"
  | "disc"
  | "disc_gone"
  | "mail"
  | "mail_fails"
  | "identity"
  | "wish"
  | "wish_decided"
  | "agreed"
  | "taken_back"
  | "scan"
  | "judged"
  | "paper";

/** Acts that no other row tells of. What merely looks is told of surgeons alone: patients see the days of it too. */
const acts = [
  "request.start-for-somebody",
  "request.enter-answers",
  "request.set-postal-address",
  "account.add-email",
  "letter.post",
  "request.take-over",
  "request.change-contact",
  "request.export",
  "request.export-record",
  "request.erase",
  "pass.give",
  "pass.revoke",
  "pass.redeem",
  "scan.withdraw-study",
  "opinion.amend",
  "opinion.ask-colleague",
  "opinion.comment",
  "translation.add",
  "translation.check",
  "request.note-chart",
  "packet.make",
  "packet.download",
  "call.escalate",
  "emergency.open",
  "emergency.end",
];
/** Acts that change nothing. */
const looks = [
  ...["request.view", "request.preview", "request.follow", "request.timeline", "request.list-openings", "message.open"],
  ...["reading.open", "scan.open", "scan.follow", "scan.preview", "paper.list", "paper.open", "consent.list"],
  ...["packet.view", "packet.download", "answer.picture", "reading.key-images"],
];
const openings = ["reading.open", "scan.open", "paper.open", "paper.download"];

/** Told to many at once: who was, matters to nobody who reads the request. */
const toMany = ["urgent_arrived", "overdue_escalated", "emergency_access"];
/** Of one moment, what follows stands above what it follows from. */
const causes: TimelineKind[] = ["agreed", "paper", "scan", "judged", "call", "act", "status", "message", "mail"];

type Row = Omit<TimelineEntry, "at" | "by"> & {
  at: Date;
  byId: string | null;
  role: string | null;
  name: string | null;
};

/**
 * All that happened to a request, the newest first, from the rows that say it: there is no second store. `limit` and one
 * more, so that it is seen whether there is more.
 */
export async function timelineOf(tx: Tx, requestId: string, limit: number): Promise<TimelineEntry[]> {
  const found = await tx.$queryRaw<Row[]>`
    WITH happened AS (
      SELECT 'status' AS kind, c.id::text AS id, c.at, who."actorId" AS "byId", who.role, c.status::text AS code,
        NULL AS text
      FROM status_change c LEFT JOIN LATERAL (
        SELECT a."actorId", a.role FROM audit_entry a
        WHERE a."requestId" = c."requestId" AND a.outcome = 'done' AND a.at BETWEEN c.at AND c.at + interval '5 s'
          AND a.act <> ALL(${looks})
        ORDER BY a.at, a.id LIMIT 1) who ON true
      WHERE c."requestId" = ${requestId}::uuid
      UNION ALL
      SELECT CASE WHEN act = ANY(${openings}) THEN 'opened' ELSE 'act' END, id::text, at, "actorId", role, act, NULL
      FROM audit_entry WHERE "requestId" = ${requestId}::uuid AND outcome = 'done'
        AND (act = ANY(${acts}) OR (role = 'surgeon' AND act = ANY(${openings})))
      UNION ALL
      SELECT 'message', m.id::text, m."createdAt", m."authorId", NULL, m.kind::text, left(m.body, 400)
      FROM message m WHERE m."requestId" = ${requestId}::uuid
      UNION ALL
      SELECT 'urgency', id::text, at, "byId", NULL, urgency::text, reason FROM urgency_change
      WHERE "requestId" = ${requestId}::uuid
      UNION ALL
      SELECT 'call', id::text, at, "byId", NULL,
        concat_ws(' ', direction, outcome, array_to_string(identifiers, ' ')), note
      FROM call WHERE "requestId" = ${requestId}::uuid
      UNION ALL
      SELECT 'follow_up', id::text, at, "byId", NULL, kind::text, nullif(note, '') FROM follow_up_step
      WHERE "requestId" = ${requestId}::uuid
      UNION ALL
      SELECT 'disc', id::text, "notedAt", "receivedById", NULL, 'received', label FROM disc
      WHERE "requestId" = ${requestId}::uuid
      UNION ALL
      SELECT 'disc_gone', id::text, "endNotedAt", "endedById", NULL, "end"::text, label FROM disc
      WHERE "requestId" = ${requestId}::uuid AND "end" IS NOT NULL
      UNION ALL
      SELECT 'mail', id::text, coalesce("settledAt", "createdAt"), NULL, NULL, kind,
        CASE WHEN "settledAt" IS NULL THEN 'waiting' END
      FROM notice WHERE "requestId" = ${requestId}::uuid AND mailed AND kind <> ALL(${toMany})
      UNION ALL
      SELECT 'mail_fails', a.id::text, a."mailFailedAt", NULL, NULL, a."mailFailure"::text, NULL
      FROM review_request r JOIN account a ON a.id = r."patientId"
      WHERE r.id = ${requestId}::uuid AND a."mailFailedAt" IS NOT NULL
      UNION ALL
      SELECT 'identity', id::text, "decidedAt", "decidedById", NULL, decision::text, "decisionReason" FROM study
      WHERE "requestId" = ${requestId}::uuid AND decision IS NOT NULL AND "decidedAt" IS NOT NULL
      UNION ALL
      SELECT 'wish', w.id::text, w."createdAt", r."patientId", NULL, w.kind::text, w.text
      FROM record_wish w JOIN review_request r ON r.id = w."requestId" WHERE w."requestId" = ${requestId}::uuid
      UNION ALL
      SELECT 'wish_decided', id::text, "decidedAt", "decidedById", NULL, state::text, reason FROM record_wish
      WHERE "requestId" = ${requestId}::uuid AND "decidedAt" IS NOT NULL
      UNION ALL
      SELECT 'agreed', c.id::text, c."agreedAt", coalesce(c."recordedById", r."patientId"), NULL, c.text,
        CASE WHEN c."receivedOn" IS NOT NULL THEN to_char(c."receivedOn", 'YYYY-MM-DD') END
      FROM consent c JOIN review_request r ON r.id = c."requestId" WHERE c."requestId" = ${requestId}::uuid
      UNION ALL
      SELECT 'taken_back', c.id::text, c."withdrawnAt", r."patientId", NULL, c.text, NULL
      FROM consent c JOIN review_request r ON r.id = c."requestId"
      WHERE c."requestId" = ${requestId}::uuid AND c."withdrawnAt" IS NOT NULL
      UNION ALL
      SELECT 'scan', min(id::text), max("storedAt"), NULL, NULL, state::text, count(*)::text FROM pack
      WHERE "requestId" = ${requestId}::uuid AND "storedAt" IS NOT NULL GROUP BY date_trunc('hour', "storedAt"), state
      UNION ALL
      SELECT 'judged', "requestId"::text, "assessedAt", NULL, NULL, 'judged', NULL FROM scan_assessment
      WHERE "requestId" = ${requestId}::uuid
      UNION ALL
      SELECT 'paper', id::text, coalesce("checkedAt", "storedAt"), NULL, NULL, kind::text, state::text FROM paper
      WHERE "requestId" = ${requestId}::uuid AND "messageId" IS NULL AND "storedAt" IS NOT NULL
    )
    SELECT h.kind, h.id, h.at, h.code, h.text, h."byId", coalesce(h.role, a.role::text) AS role, a.name
    FROM happened h LEFT JOIN account a ON a.id = h."byId"
    ORDER BY h.at DESC, array_position(${causes}::text[], h.kind) DESC NULLS LAST, h.id LIMIT ${limit + 1}`;
  return found.map(({ id, kind, code, at, byId, role, name, text }) => ({
    id: `${kind} ${id}`,
    kind,
    code: kind === "call" ? calledAs(code) : code,
    at: at.toISOString(),
    by: byId === null || role === null ? null : { name, role },
    text,
  }));
}

/** Within so many milliseconds an act counts as having just happened. */
const justNow = 60_000;

/** The person who has just changed something of a request, if anybody has. */
export async function lastHandOn(
  tx: Tx,
  requestId: string,
): Promise<{ id: string | null; name: string | null } | null> {
  const [last] = await tx.$queryRaw<{ id: string | null; name: string | null }[]>`
    SELECT a."actorId" AS id, coalesce(who.name, CASE WHEN a.role = 'patient' THEN 'The patient' END) AS name
    FROM audit_entry a LEFT JOIN account who ON who.id = a."actorId"
    WHERE a."requestId" = ${requestId}::uuid AND a.at > ${new Date(Date.now() - justNow)} AND a.outcome = 'done'
      AND a.role IN ('patient', 'coordinator', 'surgeon', 'administrator') AND a.act <> ALL(${looks})
    ORDER BY a.at DESC, a.id DESC LIMIT 1`;
  return last ?? null;
}

/** A call's columns as they were put into one. */
function calledAs(code: string): string {
  const [direction, outcome, ...identifiers] = code.split(" ");
  return callWords({
    direction: direction as CallDirection,
    outcome: outcome as CallOutcome,
    identifiers: identifiers as CallIdentifier[],
  });
}
