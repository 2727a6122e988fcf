import type { EmergencyAccess } from "#prisma/generated/client.ts";
import type { EmergencyKind, EmergencyVerdict, RequestStatus } from "#prisma/generated/enums.ts";
import type { Tx } from "#lib/platform/db.ts";

/** By which access a surgeon reads a request at this moment, and until when. */
export type Emergency = { id: string; surgeonId: string; until: Date };

/** The access of a surgeon to a request that lasts at this moment, by the clock of the database; null where there is none. */
export async function liveEmergency(tx: Tx, requestId: string, surgeonId: string): Promise<Emergency | null> {
  const [live] = await tx.$queryRaw<Emergency[]>`
    SELECT id, "surgeonId", until FROM emergency_access e
    WHERE "requestId" = ${requestId}::uuid AND "surgeonId" = ${surgeonId}::uuid AND is_open(e) LIMIT 1`;
  return live ?? null;
}

/** Opens a request to a surgeon for so many hours. Whoever calls this holds the row of the request. */
export async function addEmergency(
  tx: Tx,
  given: { requestId: string; surgeonId: string; kind: EmergencyKind; reason: string },
  hours: number,
): Promise<Emergency> {
  const [added] = await tx.$queryRaw<Emergency[]>`
    INSERT INTO emergency_access (id, "requestId", "surgeonId", kind, reason, at, until)
    VALUES (gen_random_uuid(), ${given.requestId}::uuid, ${given.surgeonId}::uuid, ${given.kind}::"EmergencyKind",
      ${given.reason}, now(), now() + make_interval(secs => ${hours * 3600}::float8))
    RETURNING id, "surgeonId", until`;
  if (!added) throw new Error("no access was added");
  return added;
}

/** Requests with this reference, or else of a person of just this name and date of birth: sent, and not taken back. */
export const findForEmergency = (
  tx: Tx,
  { reference, fullName, birthDate }: { reference: string; fullName: string; birthDate: string },
) =>
  reference !== ""
    ? tx.$queryRaw<Found[]>`
        SELECT id, reference, "patientId", "surgeonId", status, "submittedAt" FROM review_request
        WHERE reference = ${asReference(reference)} AND "submittedAt" IS NOT NULL AND status <> 'withdrawn'`
    : tx.$queryRaw<Found[]>`
        SELECT id, reference, "patientId", "surgeonId", status, "submittedAt" FROM review_request
        WHERE "birthDate" = ${birthDate}::date AND search_fold("personName") = search_fold(${fullName})
          AND "submittedAt" IS NOT NULL AND status <> 'withdrawn'
        ORDER BY "submittedAt" DESC, id LIMIT 10`;

type Found = {
  id: string;
  reference: string;
  patientId: string;
  surgeonId: string | null;
  status: RequestStatus;
  submittedAt: Date;
};

/** People leave out dashes and mix case. */
function asReference(typed: string): string {
  const letters = typed.toUpperCase().replace(/[^A-Z0-9]/g, "");
  return `${letters.slice(0, 1)}-${letters.slice(1, 5)}-${letters.slice(5)}`;
}

/** What a surgeon has open at this moment, with its request; the newest first. */
export const liveEmergenciesOf = (tx: Tx, surgeonId: string) =>
  tx.$queryRaw<{ id: string; requestId: string; reference: string; until: Date }[]>`
    SELECT e.id, e."requestId", r.reference, e.until FROM emergency_access e JOIN review_request r ON r.id = e."requestId"
    WHERE e."surgeonId" = ${surgeonId}::uuid AND is_open(e) ORDER BY e.at DESC, e.id`;

/** Ends what lasts: one access, or all of a surgeon who may not work any more. Answers how many. */
export const endEmergencies = (tx: Tx, { id, surgeonId }: { id?: string; surgeonId?: string }) =>
  tx.$executeRaw`
    UPDATE emergency_access e SET "endedAt" = now()
    WHERE (e.id = ${id ?? null}::uuid OR e."surgeonId" = ${surgeonId ?? null}::uuid) AND is_open(e)`;

/** One access, by its id. */
export const findEmergency = (tx: Tx, id: string) =>
  tx.emergencyAccess.findUnique({ where: { id }, select: { id: true, requestId: true, surgeonId: true } });

/** Whether the judgement was kept: one that lasts, or was judged, is left alone. */
export async function keepJudgement(
  tx: Tx,
  id: string,
  { verdict, judgement, judgedById }: { verdict: EmergencyVerdict; judgement: string; judgedById: string },
): Promise<boolean> {
  const kept = await tx.$executeRaw`
    UPDATE emergency_access e SET verdict = ${verdict}::"EmergencyVerdict", judgement = ${judgement},
      "judgedById" = ${judgedById}::uuid, "judgedAt" = now()
    WHERE e.id = ${id}::uuid AND e."judgedAt" IS NULL AND NOT is_open(e)`;
  return kept > 0;
}

/** So many of the judged are listed; the trail has all. */
const judgedListed = 100;

/** Every access with the names of who opened and who judged; those without a judgement first, the oldest of them on top. */
export async function allEmergencies(tx: Tx) {
  const rows = await tx.$queryRaw<Row[]>`
    (SELECT e.*, is_open(e) AS live FROM emergency_access e WHERE "judgedAt" IS NULL ORDER BY at, id)
    UNION ALL
    (SELECT e.*, false FROM emergency_access e WHERE "judgedAt" IS NOT NULL ORDER BY "judgedAt" DESC, id LIMIT ${judgedListed})`;
  const people = await tx.account.findMany({
    where: {
      id: { in: rows.flatMap(({ surgeonId, judgedById }) => (judgedById ? [surgeonId, judgedById] : [surgeonId])) },
    },
    select: { id: true, name: true },
  });
  const requests = await tx.reviewRequest.findMany({
    where: { id: { in: rows.map(({ requestId }) => requestId) } },
    select: { id: true, reference: true },
  });
  const nameOf = new Map(people.map(({ id, name }) => [id, name ?? ""]));
  const referenceOf = new Map(requests.map(({ id, reference }) => [id, reference]));
  return rows.map(({ id, requestId, surgeonId, kind, reason, at, until, endedAt, live, ...judged }) => ({
    ...{ id, requestId, surgeonId, kind, reason, live },
    reference: referenceOf.get(requestId) ?? "",
    surgeon: nameOf.get(surgeonId) ?? "",
    at: at.toISOString(),
    until: (endedAt ?? until).toISOString(),
    early: endedAt !== null,
    judged: judged.verdict && {
      verdict: judged.verdict,
      words: judged.judgement ?? "",
      by: nameOf.get(judged.judgedById ?? "") ?? "",
      at: judged.judgedAt?.toISOString() ?? "",
    },
  }));
}

type Row = EmergencyAccess & { live: boolean };
