import { csvOf } from "#app/_figures/csv.ts";
import { csvAction } from "#app/_server/json-action.ts";
import { outcomeWords } from "#app/admin/trail/outcome-words.ts";
import { actorWords, whyOf } from "#app/admin/trail/words.ts";
import { actOf } from "#lib/audit/acts.ts";
import { auditEventR4, auditEventR5 } from "#lib/audit/audit-event.ts";
import { exportTrail } from "#lib/audit/export-trail.ts";
import type { TrailRow } from "#lib/audit/trail-repo.ts";
import { clinicToday } from "#lib/calendar/clinic-calendar.ts";
import { env } from "#lib/platform/env.ts";

/** What its address filters of the trail, as a file: CSV, or FHIR AuditEvents, one a line. */
export const GET = csvAction(async (actor, asked) => {
  const { format } = asked;
  if (format !== "csv" && format !== "r4" && format !== "r5") return null;
  const found = await exportTrail(actor, { ...asked, format } as never);
  if (!found.ok) return found;
  const name = `trail-${clinicToday()}`;
  if (format === "csv") return { ok: true, value: { csv: csvOf(tableOf(found.value)), fileName: `${name}.csv` } };
  const toEvent = format === "r4" ? auditEventR4 : auditEventR5;
  const site = { address: env().NEXTAUTH_URL };
  const lines = found.value.map((row) => JSON.stringify(toEvent(row, site)));
  const fileName = `${name}-fhir-${format}.ndjson`;
  return {
    ok: true,
    value: { csv: lines.map((line) => `${line}\n`).join(""), fileName, type: "application/fhir+ndjson" },
  };
});

const tableOf = (rows: readonly TrailRow[]) => ({
  title: "Trail",
  head: [
    ...["Entry", "Time", "Who", "Role", "Account", "What", "Act", "Request", "Patient", "Outcome", "Why", "Network"],
    ...["Browser", "Session", "Detail", "Seal"],
  ],
  rows: rows.map((row) => [
    String(row.id),
    row.at.toISOString(),
    actorWords(row),
    row.role,
    row.actorId ?? "",
    actOf(row.act).says,
    row.act,
    row.reference ?? row.requestId ?? "",
    row.patientId ?? "",
    outcomeWords[row.outcome as keyof typeof outcomeWords],
    whyOf(row) ?? "",
    row.place ?? "",
    row.browser ?? "",
    row.sessionId ?? "",
    row.detail ? JSON.stringify(row.detail) : "",
    row.seq === null ? "waiting" : String(row.seq),
  ]),
});
