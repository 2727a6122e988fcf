"use client";
import Link from "next/link";
import { type ReactNode, startTransition, useEffect, useEffectEvent, useRef, useState } from "react";
import { classNames } from "#app/_ui/class-names.ts";
import { keepDraft, readDraft } from "#app/_ui/draft.client.ts";
import { useScripted } from "#app/_ui/scripted.client.ts";
import { HeadCell, Table } from "#app/_ui/table.tsx";
import type { QueueSort } from "#lib/triage/queue-filter.ts";
import { useActs } from "./_request/acts.client.ts";
import type { ActName } from "./_request/acts.ts";
import { ActDialog } from "./act-dialog.client.tsx";
import { BulkBar } from "./bulk-bar.client.tsx";
import { holdOrder } from "./hold-order.ts";
import { columns, hiddenIn, QueueRowLine } from "./queue-row.client.tsx";
import { RefusedNotice } from "./refused-notice.client.tsx";
import type { ShownRow } from "./shown-row.ts";
import { useNarrow } from "./use-narrow.client.ts";
import { actsOnRows, useRowActs } from "./use-row-acts.client.ts";
import { useSelection } from "./use-selection.client.ts";

type QueueTableProps = {
  name: string;
  /** Which list and page of it, so that the row last used is found again. */
  list: string;
  sort: QueueSort;
  sortHref: (sort: QueueSort) => string;
  withSurgeon: boolean;
  rows: ShownRow[];
  /** How many there are, where these are all; else -1, as nobody counted. */
  rowCount: number;
  /** Who looks. */
  me: string | null;
  peeked: string | null;
  peekAt: (id: string | null) => void;
  setTold: (told: string | null) => void;
  setFresh: (fresh: { count: number; show: () => void }) => void;
  /** To the next page, or back. */
  turn: (on: boolean) => void;
  /** Below the rows, while nothing is selected. */
  children: ReactNode;
};

/** So many rows come drawn with the page, about what a screen has; the rest are drawn here, from what came of them. */
const sentDrawn = 20;

/** How long the hand rests on a row before its preview is fetched. */
const peekPause = 180;

const moving = [
  ...["next", "previous", "first", "last", "nextPage", "previousPage", "open", "peek"],
  ...["select", "extendDown", "extendUp", "selectAll", "back", "cellAfter", "cellBefore"],
] as ActName[];

/** The rows with their keys. One row is in the tab order: the one last used. */
export function QueueTable({
  list,
  rows: newest,
  me,
  peeked,
  peekAt,
  setTold,
  setFresh,
  turn,
  ...look
}: QueueTableProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [seen, setSeen] = useState<ShownRow[] | null>(null);
  const { rows, fresh } = holdOrder(seen ?? newest, newest);
  const selection = useSelection(rows.map(({ id }) => id));
  const [current, setCurrent] = useState<string | null>(null);
  const stop = rows.some(({ id }) => id === current) ? current : (rows[0]?.id ?? null);

  const scripted = useScripted();
  const narrow = useNarrow();
  useEffect(() => {
    // Back from a request, the keys go on where they were.
    const kept = readDraft(`foramen.row.${list}`) as string | null;
    startTransition(() => setCurrent(kept));
    body.current?.querySelector(`[data-row="${CSS.escape(kept ?? "")}"]`)?.scrollIntoView({ block: "nearest" });
  }, [list, scripted]);
  useEffect(() => {
    const show = () => setSeen(null);
    setFresh({ count: fresh, show });
    return () => setFresh({ count: 0, show });
  }, [fresh, setFresh]);
  const follow = useEffectEvent((id: string) => {
    if (peeked !== null && peeked !== id) peekAt(id);
  });
  useEffect(() => {
    if (current === null || seen === null) return;
    const soon = setTimeout(() => follow(current), peekPause);
    return () => clearTimeout(soon);
  }, [current, seen]);

  const link = (id: string | null) => body.current?.querySelector<HTMLElement>(`[data-row="${id ?? ""}"] a`);
  /** The keys are in the rows: on a row's link or a cell, not on a button beside it. */
  const inside = (): boolean => document.activeElement?.matches("[data-row] a, [data-row] > td") ?? false;
  const at = () => rows.findIndex(({ id }) => id === stop);
  const step = (by: number): string | null => {
    const to = rows[Math.min(rows.length - 1, Math.max(0, inside() ? at() + by : at()))]?.id ?? null;
    const column = cellAt(document.activeElement)?.cellIndex ?? -1;
    const cell = to === null ? undefined : cellAt(link(to))?.parentElement?.children[column];
    if (inside() && cell instanceof HTMLTableCellElement) focusCell(cell);
    else link(to)?.focus();
    return to;
  };
  const sideways = (by: number): boolean => {
    const here = cellAt(document.activeElement);
    const shown = [...(here?.parentElement?.children ?? [])].filter((one) => one.getClientRects().length > 0);
    const next = here && shown[shown.indexOf(here) + by];
    if (next instanceof HTMLTableCellElement) focusCell(next);
    return true;
  };
  const extend = (by: number): boolean => {
    const from = stop;
    const to = inside() ? step(by) : step(0);
    selection.add([from, to].filter((id) => id !== null));
    return true;
  };
  const acting = useRowActs({
    me,
    targets: () => {
      const ids = selection.selected.length > 0 ? selection.selected : inside() && stop ? [stop] : [];
      return rows.filter(({ id }) => ids.includes(id));
    },
    told: setTold,
    // What was refused stays selected, to be looked at or tried again.
    done: selection.drop,
  });

  const move = (name: ActName): boolean => {
    switch (name) {
      case "next":
      case "previous":
        return step(name === "next" ? 1 : -1) !== null;
      case "nextPage":
      case "previousPage":
        turn(name === "nextPage");
        return true;
      case "extendDown":
      case "extendUp":
        return extend(name === "extendDown" ? 1 : -1);
      case "selectAll":
        selection.only(rows.map(({ id }) => id));
        return true;
      case "back":
        if (selection.selected.length > 0) selection.clear();
        else if (peeked !== null) peekAt(null);
        else return false;
        return true;
    }
    if (!inside() || stop === null) return false;
    if (name === "cellAfter" || name === "cellBefore") return sideways(name === "cellAfter" ? 1 : -1);
    if (name === "first" || name === "last") step(name === "first" ? -rows.length : rows.length);
    if (name === "peek") peekAt(peeked === stop ? null : stop);
    if (name === "select") selection.toggle(stop);
    if (name === "open") link(stop)?.click();
    return true;
  };
  useActs([...moving, ...actsOnRows], (name) => (moving.includes(name) ? move(name) : acting.perform(name)));

  const count = selection.selected.length;
  return (
    <>
      {acting.summary && <RefusedNotice summary={acting.summary} close={acting.forget} />}
      {/* Scrolls by itself where there is room, so that the head and the pages' links stay in sight. */}
      <div className="min-h-0 min-w-0 flex-1 overflow-x-auto md:overflow-y-auto">
        <Table
          name={look.name}
          className="table-fixed"
          role="grid"
          aria-multiselectable
          aria-rowcount={look.rowCount < 0 ? -1 : look.rowCount + 1}
        >
          <thead>
            <tr>
              <HeadCell className="w-9 max-md:hidden">
                <input
                  type="checkbox"
                  data-tick
                  aria-label="Select all on this page"
                  checked={count > 0 && count === rows.length}
                  onChange={() =>
                    count === rows.length ? selection.clear() : selection.only(rows.map(({ id }) => id))
                  }
                  className="block size-4 accent-(--tint)"
                />
              </HeadCell>
              {columns.map(({ head, className, sort, hidden }) => (
                <HeadCell
                  key={head}
                  className={classNames(className, hiddenIn(hidden, look.withSurgeon))}
                  {...(sort && sort === look.sort ? { sorted: "ascending" as const } : {})}
                >
                  {sort && sort !== look.sort ? (
                    <Link
                      href={look.sortHref(sort)}
                      prefetch={false}
                      className={classNames(
                        "text-quiet no-underline hover:text-ink",
                        head === "Urgency" && "max-md:sr-only",
                      )}
                    >
                      {head}
                    </Link>
                  ) : (
                    <span className={head === "Urgency" ? "max-md:sr-only" : undefined}>{head}</span>
                  )}
                </HeadCell>
              ))}
            </tr>
          </thead>
          <tbody
            ref={body}
            onFocus={(event) => {
              const id = (event.target as Element).closest("[data-row]")?.getAttribute("data-row") ?? null;
              setSeen((before) => before ?? newest);
              setCurrent(id);
              keepDraft(`foramen.row.${list}`, id);
            }}
            onBlur={(event) => {
              if (!event.currentTarget.contains(event.relatedTarget) && event.relatedTarget !== null) setSeen(null);
            }}
          >
            {rows
              .slice(0, scripted ? rows.length : sentDrawn)
              .map((row) => acting.asHoped(row))
              .map((row, index) => (
                <QueueRowLine
                  key={row.id}
                  row={row}
                  {...(look.rowCount < 0 ? {} : { index: index + 2 })}
                  withSurgeon={look.withSurgeon}
                  narrow={narrow}
                  current={seen !== null && row.id === stop}
                  peeked={row.id === peeked}
                  stop={row.id === stop}
                  chosen={selection.has(row.id)}
                  choose={() => {
                    selection.toggle(row.id);
                    link(row.id)?.focus();
                  }}
                  claiming={acting.busy.includes(row.id)}
                  claim={() => acting.claim([row])}
                />
              ))}
          </tbody>
        </Table>
      </div>
      <span role="status" className="sr-only">
        {count > 0 && `${count} selected`}
      </span>
      {count > 0 ? (
        <BulkBar count={count} pending={acting.busy.length > 0} perform={acting.perform} clear={selection.clear} />
      ) : (
        look.children
      )}
      <ActDialog
        asking={acting.asking}
        close={() => {
          acting.stopAsking();
          link(stop)?.focus();
        }}
        hope={acting.hope}
        done={(words, state, moved) => {
          acting.done(words, state, moved);
          link(stop)?.focus();
        }}
      />
    </>
  );
}

const cellAt = (element: Element | null | undefined): HTMLTableCellElement | null => element?.closest("td") ?? null;

/** The cell of the reference is its link; any other can be read by itself. */
function focusCell(cell: HTMLTableCellElement): void {
  const link = cell.querySelector("a");
  if (!link) cell.tabIndex = -1;
  (link ?? cell).focus();
}
