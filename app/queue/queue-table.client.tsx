"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { startTransition, useEffect, useEffectEvent, useRef, useState } from "react";
import { classNames } from "#app/_ui/class-names.ts";
import { keepDraft, readDraft } from "#app/_ui/draft.client.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { HeadCell, Table } from "#app/_ui/table.tsx";
import { formOf, useFormAction } from "#app/_ui/use-form-action.client.ts";
import type { QueueSort } from "#lib/triage/queue-filter.ts";
import type { KeyLine } from "./_request/keys-dialog.client.tsx";
import { useKeys } from "./_request/letter-keys.client.ts";
import { UrgencyDialog } from "./_request/urgency.client.tsx";
import { claim } from "./actions.ts";
import { holdOrder } from "./hold-order.ts";
import { columns, hiddenIn, QueueRowLine } from "./queue-row.client.tsx";
import type { ShownRow } from "./shown-row.ts";

export const queueKeys: KeyLine[] = [
  { keys: ["J", "↓"], does: "Next request" },
  { keys: ["K", "↑"], does: "Previous request" },
  { keys: ["Shift J"], does: "Next page" },
  { keys: ["Shift K"], does: "Previous page" },
  { keys: ["O", "Enter"], does: "Open the request" },
  { keys: ["Space", "P"], does: "Preview beside the list; again to close it" },
  { keys: ["C"], does: "Claim the request" },
  { keys: ["U"], does: "Say how urgent it is" },
  { keys: ["/"], does: "Search" },
  { keys: ["F"], does: "Filter" },
];

type QueueTableProps = {
  name: string;
  /** Which list and page of it, so that the row last used is found again. */
  list: string;
  sort: QueueSort;
  sortHref: (sort: QueueSort) => string;
  withSurgeon: boolean;
  rows: ShownRow[];
  peeked: string | null;
  peekAt: (id: string | null) => void;
  setTold: (told: string | null) => void;
  setFresh: (fresh: { count: number; show: () => void }) => void;
  /** To the next page, or back. */
  turn: (on: boolean) => void;
};

/** How long the hand rests on a row before its preview is fetched. */
const peekPause = 180;

/** The rows with their keys. One row is in the tab order: the one last used. */
export function QueueTable({ list, rows: newest, peeked, peekAt, setTold, setFresh, turn, ...look }: QueueTableProps) {
  const router = useRouter();
  const body = useRef<HTMLTableSectionElement>(null);
  const [seen, setSeen] = useState<ShownRow[] | null>(null);
  const { rows, fresh } = holdOrder(seen ?? newest, newest);
  const [current, setCurrent] = useState<string | null>(null);
  const stop = rows.some(({ id }) => id === current) ? current : (rows[0]?.id ?? null);
  const [tried, setTried] = useState<string | null>(null);
  const [judged, setJudged] = useState<ShownRow | null>(null);
  const [state, send, pending] = useFormAction(claim);

  useEffect(() => {
    // Back from a request, the keys go on where they were.
    const kept = readDraft(`foramen.row.${list}`) as string | null;
    startTransition(() => setCurrent(kept));
    body.current?.querySelector(`[data-row="${CSS.escape(kept ?? "")}"]`)?.scrollIntoView({ block: "nearest" });
  }, [list]);
  useEffect(() => {
    const show = () => setSeen(null);
    setFresh({ count: fresh, show });
    return () => setFresh({ count: 0, show });
  }, [fresh, setFresh]);
  useEffect(() => {
    if (state.code === "conflict" || state.code === "not_found") startTransition(() => router.refresh());
  }, [state, router]);
  const follow = useEffectEvent((id: string) => {
    if (peeked !== null && peeked !== id) peekAt(id);
  });
  useEffect(() => {
    if (current === null || seen === null) return;
    const soon = setTimeout(() => follow(current), peekPause);
    return () => clearTimeout(soon);
  }, [current, seen]);

  const link = (id: string | null) => body.current?.querySelector<HTMLElement>(`[data-row="${id ?? ""}"] a`);
  const step = (by: number): boolean => {
    const at = rows.findIndex(({ id }) => id === stop);
    const on = body.current?.contains(document.activeElement);
    link(rows[Math.min(rows.length - 1, Math.max(0, on ? at + by : at))]?.id ?? null)?.focus();
    return true;
  };
  const take = (row: ShownRow | undefined): boolean => {
    if (!row || pending) return row !== undefined;
    setTried(row.id);
    setTold(row.status === "submitted" ? null : `${row.reference} cannot be claimed: ${taken(row)}`);
    if (row.status === "submitted") startTransition(() => send(formOf({ requestId: row.id })));
    return true;
  };
  const here = rows.find(({ id }) => id === stop);
  const judge = (): boolean => {
    setJudged(here ?? null);
    return true;
  };
  const peek = (): boolean => {
    peekAt(peeked === stop ? null : stop);
    return true;
  };
  useKeys((key) => {
    const inside = body.current?.contains(document.activeElement) ?? false;
    if (key === "j" || (inside && key === "ArrowDown")) return step(1);
    if (key === "k" || (inside && key === "ArrowUp")) return step(-1);
    if (key === "J" || key === "K") {
      turn(key === "J");
      return true;
    }
    if (key === "Escape" && peeked !== null) {
      peekAt(null);
      return true;
    }
    if (!inside) return false;
    if (key === "Home") return step(-rows.length);
    if (key === "End") return step(rows.length);
    if (key === " " || key === "p") return peek();
    if (key === "c") return take(here);
    if (key === "u") return judge();
    if (key === "o") link(stop)?.click();
    return key === "o";
  });

  const lost = rows.find(({ id }) => id === tried);
  return (
    <>
      {state.code && state.message && (
        <div className="p-2">
          <Notice signal="warning" live title={`${lost?.reference ?? "The request"} was not claimed`}>
            <p>
              {state.code === "conflict" ? `Somebody was a moment faster. ${lost ? taken(lost) : ""}` : state.message}
            </p>
          </Notice>
        </div>
      )}
      {/* Scrolls by itself where there is room, so that the head and the pages' links stay in sight. */}
      <div className="min-h-0 min-w-0 flex-1 overflow-x-auto md:overflow-y-auto">
        <Table name={look.name} className="table-fixed">
          <thead>
            <tr>
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
                      className="text-quiet no-underline hover:text-ink"
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
            {rows.map((row) => (
              <QueueRowLine
                key={row.id}
                row={row}
                withSurgeon={look.withSurgeon}
                current={seen !== null && row.id === stop}
                stop={row.id === stop}
                claiming={pending && row.id === tried}
                claim={() => take(row)}
              />
            ))}
          </tbody>
        </Table>
      </div>
      <UrgencyDialog
        subject={judged}
        close={(done) => {
          if (done) setTold(`${judged?.reference ?? "Its urgency"} is changed`);
          setJudged(null);
          link(stop)?.focus();
        }}
      />
    </>
  );
}

/** Who has a request, for somebody who would have liked to. */
function taken({ owner, status }: ShownRow): string {
  if (owner) return `${owner} has it now.`;
  return status === "submitted" ? "Try again." : "It has moved on.";
}
