import { Clock, ShieldCheck } from "lucide";
import Link from "next/link";
import { Badge } from "#app/_ui/badge.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { Cell, HeadCell, Row, Table, TableScroll } from "#app/_ui/table.tsx";
import { When } from "#app/_ui/time.client.tsx";
import { actOf } from "#lib/audit/acts.ts";
import { emergencyOf } from "#lib/audit/audit-event.ts";
import { queryOf, type TrailFilter } from "#lib/audit/trail-filter.ts";
import type { TrailRow } from "#lib/audit/trail-repo.ts";
import { outcomeWords } from "./outcome-words.ts";
import { actorWords, roleWord, whyOf } from "./words.ts";

const name = "Entries of the trail, the newest first";

type How = {
  filter: TrailFilter;
  /** From this link of the chain on nothing is proven. */
  unproven: number | null;
};

/** Entries, each with what else it holds folded away: a summary opens by a click, Enter or Space. */
export const TrailTable = ({ rows, ...how }: How & { rows: readonly TrailRow[] }) => (
  <TableScroll name={name}>
    <Table name={name} className="min-w-[64rem]">
      <thead>
        <tr>
          <HeadCell>When</HeadCell>
          <HeadCell>Who</HeadCell>
          <HeadCell>Role</HeadCell>
          <HeadCell>What</HeadCell>
          <HeadCell>Request</HeadCell>
          <HeadCell>Outcome</HeadCell>
          <HeadCell>From</HeadCell>
          <HeadCell>Seal</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <TrailLine key={String(row.id)} row={row} {...how} />
        ))}
      </tbody>
    </Table>
  </TableScroll>
);

function TrailLine({ row, filter, unproven }: How & { row: TrailRow }) {
  const why = whyOf(row);
  const emergency = emergencyOf(row.detail);
  const signal = row.outcome === "denied" ? "urgent" : row.outcome === "refused" || why ? "warning" : "neutral";
  const narrowed = (change: Partial<TrailFilter>) => `/admin/trail${queryOf(filter, { ...change, before: undefined })}`;
  return (
    <Row className="*:align-top [&>td]:pt-2">
      <Cell className="tabular-nums">
        <When at={row.at.toISOString()} show="exact" />
      </Cell>
      <Cell>
        {row.actorId && row.role !== "pass" ? (
          <Link href={narrowed({ who: row.actorId })} prefetch={false}>
            {actorWords(row)}
          </Link>
        ) : (
          actorWords(row)
        )}
      </Cell>
      <Cell className="text-quiet">{row.role === "system" || row.role === "nobody" ? "" : roleWord(row.role)}</Cell>
      <Cell className="max-w-[46ch] whitespace-normal">
        {emergency && (
          <Link
            href={narrowed({ emergency })}
            prefetch={false}
            className="float-right ml-2 inline-flex min-h-6 items-center"
          >
            <Badge signal="urgent">In an emergency</Badge>
          </Link>
        )}
        <details>
          <summary className="cursor-pointer rounded pb-1.5">
            {row.outcome === "done" ? sentence(actOf(row.act).says) : `Not done: ${actOf(row.act).says}`}
            {row.aboutName && <span className="text-quiet">: {row.aboutName}</span>}
          </summary>
          <Details row={row} sessionHref={row.sessionId ? narrowed({ session: row.sessionId }) : null} />
        </details>
      </Cell>
      <Cell>
        {row.requestId && (
          <Link href={narrowed({ request: row.requestId })} prefetch={false} className="reference">
            {row.reference ?? "deleted"}
          </Link>
        )}
      </Cell>
      <Cell className="whitespace-normal">
        {row.outcome === "done" && !why ? (
          <span className="text-quiet">{outcomeWords.done}</span>
        ) : (
          <Badge signal={signal}>{outcomeWords[row.outcome as keyof typeof outcomeWords]}</Badge>
        )}
        {why && <span className="block pb-1 text-small text-quiet">{why}</span>}
      </Cell>
      <Cell className="text-quiet">
        {[row.place?.replace(/([.:])…$/, "$1x"), row.browser].filter(Boolean).join(", ")}
      </Cell>
      <Cell>
        <Seal seq={row.seq} unproven={unproven} />
      </Cell>
    </Row>
  );
}

function Seal({ seq, unproven }: { seq: bigint | null; unproven: number | null }) {
  if (seq !== null && unproven !== null && seq >= unproven) return <Badge signal="warning">Seal not confirmed</Badge>;
  return (
    <span className="inline-flex items-center gap-1.5 text-small text-quiet">
      <Icon of={seq === null ? Clock : ShieldCheck} />
      {seq === null ? "Waiting" : "Sealed"}
    </span>
  );
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function Details({ row, sessionHref }: { row: TrailRow; sessionHref: string | null }) {
  const told = Object.entries((row.detail ?? {}) as Record<string, unknown>);
  const lines: [string, string][] = [
    ["Entry", String(row.id)],
    ["Time", row.at.toISOString()],
    ["Act", row.act],
    ...(row.actorId ? [["Account", row.actorId] as [string, string]] : []),
    ...(row.sessionId ? [["Session", row.sessionId] as [string, string]] : []),
    ...(row.patientId ? [["Patient", row.patientId] as [string, string]] : []),
    ...told.map(([key, value]): [string, string] => [key, String(value)]),
    ...(row.seq !== null && row.hash
      ? [["Seal", `${row.seq}, ${Buffer.from(row.hash).toString("hex")}`] as [string, string]]
      : []),
  ];
  return (
    <div className="mb-2 rounded bg-sunken p-2 text-small">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3">
        {lines.map(([key, value]) => (
          <div key={key} className="contents">
            <dt className="text-quiet">{key}</dt>
            <dd className="wrap-anywhere">{value}</dd>
          </div>
        ))}
      </dl>
      {sessionHref && (
        <Link href={sessionHref} prefetch={false} className="mt-1 inline-block">
          All of this session
        </Link>
      )}
    </div>
  );
}
