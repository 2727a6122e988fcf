"use client";
import { CalendarOff, ClockAlert, Hourglass, Mail, MailX } from "lucide";
import Link from "next/link";
import type { MouseEvent } from "react";
import { LookedAt } from "#app/_live/presence.client.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { Badge, signalIcons } from "#app/_ui/badge.tsx";
import { tick } from "#app/_ui/choices.tsx";
import { classNames } from "#app/_ui/class-names.ts";
import { Cell, Row } from "#app/_ui/table.tsx";
import { When } from "#app/_ui/time.client.tsx";
import { scanSignals, StatusBadge, TaskBadge } from "./_request/badges.tsx";
import { nameInBrief, scanWords, urgencyWords } from "./_request/words.ts";
import type { Held } from "./hold-order.ts";
import type { ShownRow } from "./shown-row.ts";

/** Where the list is narrow, whoever has little to say there gives way: the surgeon before one is chosen, else the owner. */
export const hiddenIn = (hidden: string | undefined, withSurgeon: boolean): string | false => {
  if (hidden === "surgeon") return !withSurgeon && "@max-6xl:hidden";
  if (hidden === "owner") return withSurgeon ? "@max-6xl:hidden" : "@max-4xl:hidden";
  return hidden === "where" && "@max-6xl:hidden";
};

type Column = { head: string; className: string; sort?: "urgency" | "longest"; hidden?: string };

/** Widths are fixed, so that nothing moves when rows come and go. On a phone the request's own page has the rest. */
export const columns: readonly Column[] = [
  { head: "Urgency", className: "w-11 md:w-[5.75rem]", sort: "urgency" },
  { head: "Reference", className: "md:w-[10rem]" },
  { head: "Person", className: "max-md:hidden @6xl:w-[17%]" },
  { head: "Where and what", className: "max-md:hidden @6xl:w-[18%]", hidden: "where" },
  { head: "Scan", className: "w-[7.75rem] max-md:hidden" },
  { head: "Waiting", className: "w-[7.5rem] max-md:hidden", sort: "longest" },
  { head: "Due", className: "w-28 md:w-[6rem]" },
  { head: "Status", className: "w-[10.25rem] max-md:hidden" },
  { head: "Owner", className: "w-[11%] max-md:hidden", hidden: "owner" },
  { head: "Surgeon", className: "w-[11%] max-md:hidden", hidden: "surgeon" },
];

const wide = "max-md:hidden";
const below = "block pb-1 md:hidden";

export function QueueRowLine({
  row,
  index,
  withSurgeon,
  narrow,
  current,
  peeked,
  stop,
  chosen,
  choose,
  claiming,
  claim,
}: {
  row: Held<ShownRow>;
  /** Its place in the whole list, the head included, where that is known. */
  index?: number;
  withSurgeon: boolean;
  /** On a phone, where the columns that it has take in what others say. */
  narrow: boolean;
  current: boolean;
  /** Shown beside the list. */
  peeked: boolean;
  stop: boolean;
  chosen: boolean;
  choose: () => void;
  claiming: boolean;
  claim: () => void;
}) {
  return (
    <Row
      data-row={row.id}
      aria-selected={chosen}
      {...(index === undefined ? {} : { "aria-rowindex": index })}
      current={current || peeked}
      chosen={chosen}
      onClick={open}
      className={classNames("cursor-pointer", row.gone && "opacity-60")}
    >
      <Cell className={wide}>
        <input
          type="checkbox"
          data-tick
          tabIndex={-1}
          aria-label={`Select ${row.reference}`}
          checked={chosen}
          onChange={choose}
          className={classNames("block", tick)}
        />
      </Cell>
      <Cell title={row.urgencyReasons.join(", ")}>
        <Urgency row={row} />
      </Cell>
      <Cell>
        <Link
          href={`/queue/${row.id}`}
          prefetch={false}
          tabIndex={stop ? 0 : -1}
          {...(peeked ? { "aria-current": "true" as const } : {})}
          className="focus-inset -mx-1 inline-flex h-8 items-center rounded px-1 font-medium reference text-ink no-underline"
        >
          {row.reference}
        </Link>
        {row.unread > 0 && <Unread count={row.unread} />}
        {narrow && (
          <span className={classNames(below, "truncate")}>
            <Person row={row} />
          </span>
        )}
      </Cell>
      <Cell className={wide} title={row.personName}>
        <Person row={row} />
      </Cell>
      <Cell className={classNames(wide, hiddenIn("where", withSurgeon))} title={`${row.where}. ${row.symptoms}`}>
        {row.where} <span className="text-quiet">{row.symptoms}</span>
      </Cell>
      <Cell className={wide}>
        <Badge signal={scanSignals[row.scan]}>{scanWords[row.scan]}</Badge>
      </Cell>
      <Cell className={wide}>
        <Waiting row={row} />
      </Cell>
      <Cell>
        <Due row={row} />
        {narrow && (
          <span className={below}>
            <TaskOrStatus row={row} />
          </span>
        )}
      </Cell>
      <Cell className={wide}>
        <TaskOrStatus row={row} />
      </Cell>
      <Cell className={classNames(wide, hiddenIn("owner", withSurgeon))} title={row.owner ?? ""}>
        {row.owner ? (
          <InBrief name={row.owner} />
        ) : row.status === "submitted" && !row.gone ? (
          <Claim {...{ row, claim, claiming }} />
        ) : (
          <None />
        )}
      </Cell>
      <Cell className={classNames(wide, hiddenIn("surgeon", withSurgeon))} title={row.surgeon ?? ""}>
        {row.surgeonAway && <SurgeonAway />}
        {row.surgeon ? <InBrief name={row.surgeon} /> : <None />}
      </Cell>
    </Row>
  );
}

const TaskOrStatus = ({ row }: { row: ShownRow }) =>
  row.task ? (
    <TaskBadge task={row.task} />
  ) : (
    <>
      <StatusBadge status={row.status} />
      {row.stepLate && (
        <span title={longInStep} className="ml-1 text-warning">
          <Icon of={Hourglass} label={longInStep} />
        </span>
      )}
    </>
  );

const longInStep = "Longer in this step than the clinic aims for";

/** Where there is little room the name is cut, and never the age. */
const Person = ({ row: { id, personName, age, unreached } }: { row: ShownRow }) => (
  <span className="flex min-w-0 items-center">
    <LookedAt requestId={id} />
    {unreached && (
      <span title={unreached} className="mr-1 text-warning">
        <Icon of={MailX} label={unreached} />
      </span>
    )}
    <span className="truncate">
      {personName}
      {age !== null && ","}
    </span>
    {age !== null && <span className="ml-1 shrink-0 text-quiet"> {age}</span>}
  </span>
);

/** The whole row is the target for a pointer; whoever marks text or presses a button means that. */
function open(event: MouseEvent<HTMLElement>): void {
  if ((event.target as Element).closest("a, button, input") || String(getSelection()) !== "") return;
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

/** The word with its icon; why, is heard too. */
function Urgency({ row: { urgency, over, urgencyReasons } }: { row: ShownRow }) {
  const why = urgencyReasons.length > 0 && <span className="sr-only"> because of {urgencyReasons.join(", ")}</span>;
  if (over || urgency === "routine")
    return (
      <span className="text-quiet max-md:sr-only">
        {urgencyWords[urgency]}
        {why}
      </span>
    );
  const urgent = urgency === "urgent";
  return (
    <span
      className={classNames(
        "inline-flex items-center gap-1.5 align-middle",
        urgent ? "font-medium text-urgent" : "text-warning",
      )}
    >
      <Icon of={urgent ? signalIcons.urgent : signalIcons.warning} />
      <span className="max-md:sr-only">{urgencyWords[urgency]}</span>
      {why}
    </span>
  );
}

/** Since when it waits: for us, or, with its clock standing still, for the patient; what has ended waits for nobody. */
function Waiting({ row }: { row: Held<ShownRow> }) {
  if (row.gone) return "Moved on";
  if (row.over) return null;
  return (
    <span className={row.status === "needs_info" ? "text-quiet" : undefined}>
      <When at={row.since} />
    </span>
  );
}

/** By when an answer is promised, or a call is owed; what is late says so. */
function Due({ row: { due, over, ended } }: { row: ShownRow }) {
  if (!due && over) return <span className="text-quiet">Done {ended}</span>;
  if (!due) return <span className="text-quiet">Not yet</span>;
  if (due.paused) return <span className="text-quiet">Paused</span>;
  if (!due.late) return <span className={due.day === "Today" ? "font-medium" : undefined}>{due.day}</span>;
  return (
    <span className="inline-flex items-center gap-1 align-middle font-medium text-urgent">
      <Icon of={ClockAlert} />
      <span>
        <span className="sr-only">Overdue since </span>
        {due.day}
      </span>
    </span>
  );
}

/** Whoever should read it is not there: its owner gives it to somebody else, or waits. */
const SurgeonAway = () => (
  <span className="mr-1 text-warning" title="This surgeon is away">
    <Icon of={CalendarOff} label="Away:" />
  </span>
);

/** Of colleagues the family name tells who it is; heard is the whole. */
const InBrief = ({ name }: { name: string }) => (
  <>
    <span aria-hidden>{nameInBrief(name)}</span>
    <span className="sr-only">{name}</span>
  </>
);

const None = () => (
  <span className="text-quiet">
    <span aria-hidden>–</span>
    <span className="sr-only">Nobody</span>
  </span>
);

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
