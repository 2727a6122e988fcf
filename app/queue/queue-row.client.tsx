"use client";
import { Mail, MailX } from "lucide-react";
import Link from "next/link";
import type { MouseEvent } from "react";
import { Icon } from "#app/_ui/icon.tsx";
import { signalIcons } from "#app/_ui/badge.tsx";
import { classNames } from "#app/_ui/class-names.ts";
import { Cell, Row } from "#app/_ui/table.tsx";
import { When } from "#app/_ui/time.client.tsx";
import type { QueueRow } from "#lib/triage/list-queue.ts";
import { ScanBadge, StatusBadge, TaskBadge } from "./_request/badges.tsx";
import type { Held } from "./hold-order.ts";

export type ShownRow = Omit<QueueRow, "mailFails"> & {
  age: number | null;
  where: string;
  /** Where mail does not reach the person: says so, and how to reach them. */
  unreached: string | null;
};

/** Only some views have surgeons; on narrow screens these give "Where" away for them. */
export const hiddenIn = (head: string, withSurgeon: boolean): string | false =>
  head === (withSurgeon ? "Where" : "Surgeon") && "max-xl:hidden";

/** Widths are fixed, so that nothing moves when rows come and go. On a phone the request's own page has the rest. */
export const columns = [
  { head: "Urgency", className: "w-11 md:w-[5.75rem]" },
  { head: "Reference", className: "md:w-[9rem]" },
  { head: "Person", className: "w-44 max-md:hidden xl:w-[18%]" },
  { head: "Where", className: "max-md:hidden" },
  { head: "Waiting since", className: "w-40 md:w-32" },
  { head: "Scan", className: "w-[8.75rem] max-md:hidden xl:w-[13rem]" },
  { head: "Status", className: "w-[10.5rem] max-md:hidden" },
  { head: "Owner", className: "max-md:hidden" },
  { head: "Surgeon", className: "max-md:hidden" },
] as const;

const wide = "max-md:hidden";
const narrow = "block pb-1 md:hidden";

export function QueueRowLine({
  row,
  withSurgeon,
  current,
  stop,
  claiming,
  claim,
}: {
  row: Held<ShownRow>;
  withSurgeon: boolean;
  current: boolean;
  stop: boolean;
  claiming: boolean;
  claim: () => void;
}) {
  return (
    <Row
      data-row={row.id}
      current={current}
      onClick={open}
      className={classNames("cursor-pointer", row.gone && "opacity-60")}
    >
      <Cell>
        {row.urgent ? <Urgent /> : row.raised ? <Raised /> : <span className="text-quiet max-md:sr-only">Routine</span>}
      </Cell>
      <Cell>
        <Link
          href={`/queue/${row.id}`}
          prefetch={false}
          tabIndex={stop ? 0 : -1}
          className="focus-inset -mx-1 inline-flex h-8 items-center rounded px-1 font-medium reference text-ink no-underline"
        >
          {row.reference}
        </Link>
        {row.unread > 0 && <Unread count={row.unread} />}
        <span className={classNames(narrow, "truncate")}>
          <Person row={row} />
        </span>
      </Cell>
      <Cell className={wide} title={row.personName}>
        <Person row={row} />
      </Cell>
      <Cell className={classNames(wide, hiddenIn("Where", withSurgeon))} title={row.where}>
        {row.where}
      </Cell>
      <Cell>
        {row.gone ? (
          "Moved on"
        ) : row.waitingFrom ? (
          <When at={row.waitingFrom} />
        ) : (
          <Paused over={row.status !== "needs_info"} />
        )}
        <span className={narrow}>
          <TaskOrStatus row={row} />
        </span>
      </Cell>
      <Cell className={wide}>
        <ScanBadge state={row.scan} images={row.images} brief />
      </Cell>
      <Cell className={wide}>
        <TaskOrStatus row={row} />
      </Cell>
      <Cell className={wide} title={row.owner ?? ""}>
        {row.owner ?? (row.status === "submitted" && !row.gone ? <Claim {...{ row, claim, claiming }} /> : <None />)}
      </Cell>
      <Cell className={classNames(wide, hiddenIn("Surgeon", withSurgeon))} title={row.surgeon ?? ""}>
        {row.surgeon ?? <None />}
      </Cell>
    </Row>
  );
}

const TaskOrStatus = ({ row }: { row: ShownRow }) =>
  row.task ? <TaskBadge task={row.task} /> : <StatusBadge status={row.status} />;

const Person = ({ row: { personName, age, unreached } }: { row: ShownRow }) => (
  <>
    {unreached && (
      <span title={unreached} className="mr-1 text-warning">
        <Icon of={MailX} label={unreached} />
      </span>
    )}
    {personName}
    {age !== null && <span className="text-quiet">, {age}</span>}
  </>
);

/** The whole row is the target for a pointer; whoever marks text or presses a button means that. */
function open(event: MouseEvent<HTMLElement>): void {
  if ((event.target as Element).closest("a, button") || String(getSelection()) !== "") return;
  const link = event.currentTarget.querySelector("a");
  if (event.ctrlKey || event.metaKey) window.open(link?.href, "_blank", "noopener");
  else link?.click();
}

/** What its patient wrote and nobody has read. */
const Unread = ({ count }: { count: number }) => (
  <span className="ml-1 inline-flex items-center gap-0.5 align-middle text-small font-medium text-info">
    <Icon of={Mail} />
    <span aria-hidden>{count}</span>
    <span className="sr-only">{count === 1 ? "1 new message" : `${count} new messages`}</span>
  </span>
);

const Urgent = () => (
  <span className="inline-flex items-center gap-1.5 align-middle font-medium text-urgent">
    <Icon of={signalIcons.urgent} />
    <span className="max-md:sr-only">Urgent</span>
  </span>
);

const Raised = () => (
  <span className="inline-flex items-center gap-1.5 align-middle text-warning">
    <Icon of={signalIcons.warning} />
    <span className="max-md:sr-only">Raised</span>
  </span>
);

const None = () => (
  <span className="text-quiet">
    <span aria-hidden>–</span>
    <span className="sr-only">Nobody</span>
  </span>
);

const Paused = ({ over }: { over: boolean }) => <span className="text-quiet">{over ? "Done" : "Paused"}</span>;

function Claim({ row, claim, claiming }: { row: ShownRow; claim: () => void; claiming: boolean }) {
  return (
    <button
      type="button"
      tabIndex={-1}
      onClick={claim}
      aria-disabled={claiming}
      aria-label={`Claim ${row.reference}`}
      className="-mx-1.5 h-7 rounded px-1.5 font-medium text-accent hover:bg-accent-soft"
    >
      {claiming ? "Claiming…" : "Claim"}
    </button>
  );
}
