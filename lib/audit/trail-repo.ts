import { join, type Sql, sqltag as sql } from "@prisma/client/runtime/client";
import type { Tx } from "#lib/platform/db.ts";
import type { Entry } from "./chain.ts";
import type { TrailFilter } from "./trail-filter.ts";

/** An entry with what it names: who acted, whom it was about, and its place in the sealed chain. */
export type TrailRow = Entry & {
  actorName: string | null;
  /** The account that it was about, where that was one of ours. */
  aboutName: string | null;
  reference: string | null;
  seq: bigint | null;
  hash: Uint8Array | null;
};

/** Why who reads the trail is shown more than the policies of the tables would. */
export const seesReferences = "whoever reads the trail sees the references of requests, and nothing else of them";

/** Entries that a filter lets through, the newest first: as many as asked for, from where the page before ended. */
export const findEntries = (tx: Tx, filter: TrailFilter, limit: number) =>
  tx.$queryRaw<TrailRow[]>`
    SELECT e.*, CASE WHEN who.role <> 'patient' THEN who.name END AS "actorName",
      CASE WHEN about.role <> 'patient' THEN about.name END AS "aboutName", r.reference, s.seq, s.hash
    FROM audit_entry e
    LEFT JOIN account who ON who.id = e."actorId"
    LEFT JOIN account about ON about.id = (e.detail ->> 'accountId')::uuid
    LEFT JOIN review_request r ON r.id = e."requestId"
    LEFT JOIN audit_seal s ON s."entryId" = e.id
    WHERE ${join(conditionsOf(filter), " AND ")}
    ORDER BY e.at DESC, e.id DESC LIMIT ${limit}`;

function conditionsOf({ who, request, session, emergency, act, outcome, from, until, before }: TrailFilter): Sql[] {
  return [
    sql`true`,
    ...(who
      ? [sql`(e."actorId" = ${who}::uuid OR e."patientId" = ${who}::uuid OR e.detail ->> 'accountId' = ${who})`]
      : []),
    ...(request ? [sql`e."requestId" = ${request}::uuid`] : []),
    ...(session ? [sql`e."sessionId" = ${session}::uuid`] : []),
    ...(emergency ? [sql`(e.detail ->> 'emergency') IS NOT NULL`] : []),
    ...(emergency && emergency !== "any" ? [sql`e.detail ->> 'emergency' = ${emergency}`] : []),
    ...(act ? [sql`e.act = ${act}`] : []),
    ...(outcome ? [sql`e.outcome = ${outcome}::"AuditOutcome"`] : []),
    ...(from ? [sql`e.at >= ${from}::timestamptz`] : []),
    ...(until ? [sql`e.at < ${until}::timestamptz + interval '1 day'`] : []),
    ...(before ? [sql`(e.at, e.id) < (SELECT b.at, b.id FROM audit_entry b WHERE b.id = ${before}::bigint)`] : []),
  ];
}

/** What is looked for, in words: whose name a filter stands for, and which request. */
export async function namedBy(tx: Tx, { who, request }: TrailFilter) {
  const account = who ? await tx.account.findUnique({ where: { id: who } }) : null;
  const found = request ? await tx.reviewRequest.findUnique({ where: { id: request } }) : null;
  return {
    who: account && { role: account.role, name: account.role === "patient" ? null : account.name },
    reference: found?.reference ?? null,
  };
}

/** The last time that the whole trail was verified, and what came of it; with since when it is wrong, and from which link. */
export async function lastVerified(tx: Tx) {
  const act = "audit.verify";
  const last = await tx.auditEntry.findFirst({ where: { act }, orderBy: { at: "desc" } });
  if (!last) return null;
  const { right, sealed, wrong, at: from } = (last.detail ?? {}) as Partial<VerifyDetail>;
  if (right) return { at: last.at, right, seq: sealed ?? 0 };
  const good = await tx.auditEntry.findFirst({
    where: { act, detail: { path: ["right"], equals: true } },
    orderBy: { at: "desc" },
  });
  const first = await tx.auditEntry.findFirst({
    where: { act, at: { gt: good?.at ?? new Date(0) } },
    orderBy: { at: "asc" },
  });
  return {
    at: last.at,
    right: false as const,
    since: first?.at ?? last.at,
    lastRight: good?.at ?? null,
    /** What is wrong and from which link on nothing is proven; null where entries only wait too long to be sealed. */
    wrong: wrong === undefined ? null : { why: wrong, from: from ?? 1 },
  };
}

/** What `npm run audit:verify` keeps of a run. */
type VerifyDetail = { right: boolean; sealed: number; wrong: string; at: number };

/** Accounts by a whole address, or staff by part of their name: nobody leafs through patients here. */
export const findPeople = (tx: Tx, text: string) =>
  tx.account.findMany({
    where: {
      OR: [{ email: text }, { role: { not: "patient" }, name: { contains: text, mode: "insensitive" } }],
    },
    select: { id: true, role: true, name: true, email: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 20,
  });
