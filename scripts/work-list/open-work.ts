import type { Client } from "pg";
import { clinicCalendar, clinicToday } from "#lib/calendar/clinic-calendar.ts";
import { dayOf } from "#lib/calendar/working-time.ts";

type Row = {
  reference: string;
  name: string | null;
  birthDate: string | null;
  phone: string | null;
  email: string | null;
  language: string;
  status: string;
  urgent: boolean;
  raised: boolean;
  dueAt: Date | null;
  callDue: Date | null;
  owner: string | null;
  surgeon: string | null;
};

/** An open request as it stands on the list: `today` is what somebody must do today, or has let lie. */
export type Work = Omit<Row, "callDue"> & { today: ("answer" | "call")[] };

/** Every request that was sent and has not ended: what must be done today first, then the urgent, then by its due time. */
export async function openWork(client: Client): Promise<Work[]> {
  const { rows } = await client.query<Row>(
    `SELECT r.reference, r."personName" AS name, r."birthDate"::text AS "birthDate", r.answers ->> 'phone' AS phone,
       p.email, p.language, r.status, r.urgent, r.raised, r."dueAt", o.name AS owner, s.name AS surgeon,
       least(r."callAgainAt", r."callBy",
         (SELECT min(t."dueAt") FROM call_task t WHERE t."requestId" = r.id AND t."reachedAt" IS NULL)) AS "callDue"
     FROM review_request r
     JOIN account p ON p.id = r."patientId"
     LEFT JOIN account o ON o.id = r."ownerId"
     LEFT JOIN account s ON s.id = r."surgeonId"
     WHERE r."submittedAt" IS NOT NULL AND r."endedAt" IS NULL
     ORDER BY r.urgent DESC, r.raised DESC, r."dueAt" NULLS LAST, r.id`,
  );
  const calendar = clinicCalendar();
  const isToday = (at: Date | null) => at !== null && dayOf(calendar, at) <= clinicToday();
  const work = rows.map(({ callDue, ...row }) => ({
    ...row,
    today: [...(isToday(row.dueAt) ? ["answer" as const] : []), ...(isToday(callDue) ? ["call" as const] : [])],
  }));
  return [...work.filter(({ today }) => today.length > 0), ...work.filter(({ today }) => today.length === 0)];
}
