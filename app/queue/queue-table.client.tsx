"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, startTransition, useEffect, useRef, useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { classNames } from "#app/_ui/class-names.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { HeadCell, Table } from "#app/_ui/table.tsx";
import { claim } from "./actions.ts";
import { keepDraft, readDraft } from "#app/_ui/draft.client.ts";
import { useTold } from "./_request/told.client.tsx";
import { formOf, useFormAction } from "#app/_ui/use-form-action.client.ts";
import { type KeyLine, KeysDialog } from "./_request/keys-dialog.client.tsx";
import { useKeys } from "./_request/letter-keys.client.ts";
import { countWords } from "./_request/words.ts";
import { holdOrder } from "./hold-order.ts";
import { columns, hiddenIn, QueueRowLine, type ShownRow } from "./queue-row.client.tsx";

const keys: KeyLine[] = [
  { keys: ["J", "↓"], does: "Next request" },
  { keys: ["K", "↑"], does: "Previous request" },
  { keys: ["O", "Enter"], does: "Open the request" },
  { keys: ["C"], does: "Claim the request" },
];

type QueueTableProps = { views: ReactNode; name: string; list: string; withSurgeon: boolean; rows: ShownRow[] };

/** The rows with their keys. One row is in the tab order: the one last used. `list` names view and page. */
export function QueueTable({ views, name, list, withSurgeon, rows: newest }: QueueTableProps) {
  const router = useRouter();
  const body = useRef<HTMLTableSectionElement>(null);
  const [seen, setSeen] = useState<ShownRow[] | null>(null);
  const { rows, fresh } = holdOrder(seen ?? newest, newest);
  const [current, setCurrent] = useState<string | null>(null);
  const stop = rows.some(({ id }) => id === current) ? current : (rows[0]?.id ?? null);
  const [tried, setTried] = useState<string | null>(null);
  const [state, send, pending] = useFormAction(claim);
  const [told, setTold] = useTold();

  useEffect(() => {
    // Back from a request, the keys go on where they were.
    startTransition(() => setCurrent(readDraft(`foramen.row.${list}`) as string | null));
  }, [list]);
  useEffect(() => {
    if (state.code === "conflict" || state.code === "not_found") startTransition(() => router.refresh());
  }, [state, router]);

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
  useKeys((key) => {
    const inside = body.current?.contains(document.activeElement) ?? false;
    if (key === "j" || (inside && key === "ArrowDown")) return step(1);
    if (key === "k" || (inside && key === "ArrowUp")) return step(-1);
    if (inside && key === "Home") return step(-rows.length);
    if (inside && key === "End") return step(rows.length);
    if (key === "o" && inside) link(stop)?.click();
    if (key === "c" && inside) return take(rows.find(({ id }) => id === stop));
    return key === "o" && inside;
  });

  const lost = rows.find(({ id }) => id === tried);
  return (
    <>
      <div className="flex min-h-11 items-center gap-x-3 border-b border-hairline px-3 max-sm:flex-wrap">
        {views}
        <p role="status" className="ml-auto min-w-0 truncate text-quiet" title={told ?? ""}>
          {fresh > 0 ? countWords(fresh, "new request") : told}
        </p>
        {fresh > 0 && <Button onClick={() => setSeen(null)}>Show</Button>}
        <span className="max-sm:hidden">
          <KeysDialog lines={keys} />
        </span>
      </div>
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
      <div className="min-w-0 overflow-x-auto md:max-h-[calc(100dvh-9rem)] md:overflow-y-auto">
        <Table name={name} className="table-fixed md:min-w-[920px]">
          <thead>
            <tr>
              {columns.map(({ head, className }) => (
                <HeadCell key={head} className={classNames(className, hiddenIn(head, withSurgeon))}>
                  {head === "Urgency" ? <span className="max-md:sr-only">{head}</span> : head}
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
              if (!event.currentTarget.contains(event.relatedTarget)) setSeen(null);
            }}
          >
            {rows.map((row) => (
              <QueueRowLine
                key={row.id}
                row={row}
                withSurgeon={withSurgeon}
                current={seen !== null && row.id === stop}
                stop={row.id === stop}
                claiming={pending && row.id === tried}
                claim={() => take(row)}
              />
            ))}
          </tbody>
        </Table>
      </div>
    </>
  );
}

/** Who has a request, for somebody who would have liked to. */
function taken({ owner, status }: ShownRow): string {
  if (owner) return `${owner} has it now.`;
  return status === "submitted" ? "Try again." : "It has moved on.";
}
