"use client";
import { CalendarOff, ChevronLeft, ChevronRight, X } from "lucide";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useMemo, useRef, useState, useTransition } from "react";
import { Button } from "#app/_ui/button.tsx";
import { classNames } from "#app/_ui/class-names.ts";
import { Empty } from "#app/_ui/empty.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { NavLink } from "#app/_ui/staff-page.tsx";
import type { QueueList } from "#lib/triage/list-queue.ts";
import type { QueueSort } from "#lib/triage/queue-filter.ts";
import { KeysDialog } from "./_request/keys-dialog.client.tsx";
import { keepListAddress } from "./_request/list-address.client.ts";
import { countWords } from "./_request/words.ts";
import { FilterBar } from "./filter-bar.client.tsx";
import { HandOver } from "./hand-over.client.tsx";
import { Lists } from "./lists.client.tsx";
import { QueueTable } from "./queue-table.client.tsx";
import type { ShownRow } from "./shown-row.ts";
import { useSearch } from "./use-search.client.ts";
import { countText, type filterChoices, viewWords } from "./views.ts";

type Props = Pick<QueueList, "filter" | "views" | "saved" | "me" | "away" | "coordinators"> & {
  /** `ShownRow[]` as JSON: of one text React looks at nothing, where it would look at each of some thousand values. */
  rows: string;
  list: {
    query: string;
    name: string;
    /** Which page it is. */
    turn: string;
    count: QueueList["count"];
    sort: QueueSort;
    next: string | null;
    previous: string | null;
  };
  kept: QueueList["saved"][number] | null;
  choices: ReturnType<typeof filterChoices>;
  empty: ReactNode;
  peeked: string | null;
  peek: ReactNode;
};

/** The queue as one works in it: lists, search and filters above, rows, and beside them the request that is looked at. */
export function QueueRoom({
  list,
  filter,
  views,
  saved,
  kept,
  choices,
  rows,
  me,
  empty,
  peeked,
  peek,
  ...more
}: Props) {
  const router = useRouter();
  const box = useRef<HTMLInputElement>(null);
  const [told, setTold] = useState<string | null>(null);
  const [fresh, setFresh] = useState<{ count: number; show: () => void }>({ count: 0, show: () => undefined });
  const [turning, startTurn] = useTransition();
  // What is typed is looked for among all requests that the filters leave, whatever list it is typed in.
  const search = useSearch({ ...filter, view: "all", sort: "newest" });
  const { found } = search;
  useEffect(keepListAddress);
  const tabs = useRef<HTMLElement>(null);
  useEffect(() => {
    // Where they do not all fit, the one that is open is in sight.
    tabs.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [filter.view, kept]);

  const peekAt = (id: string | null) => startTurn(() => router.replace(addressWith({ peek: id }), { scroll: false }));
  const listed = useMemo(() => JSON.parse(rows) as ShownRow[], [rows]);
  const shown = found?.rows ?? listed;
  const page = found ?? list;
  const go = (turn: { after?: string | null; before?: string | null }) =>
    found
      ? search.turn(Object.fromEntries(Object.entries(turn).filter(([, code]) => code)) as object)
      : router.push(addressWith({ after: turn.after ?? null, before: turn.before ?? null }));

  return (
    <div className="flex min-w-0 flex-1 flex-col md:h-[calc(100dvh-3rem)] md:flex-none">
      <div className="flex min-h-11 items-center gap-x-3 border-b border-hairline px-3">
        <nav ref={tabs} aria-label="Views" className="-ml-2 flex min-w-0 gap-0.5 overflow-x-auto">
          {views.map(({ view, ...count }) => (
            <NavLink
              key={view}
              href={view === "open" ? "/queue" : `/queue?view=${view}`}
              current={!found && !kept && view === filter.view}
              {...(count.count > 0 && view !== "all" && view !== "decided" ? { count: countText(count) } : {})}
            >
              {viewWords[view]}
            </NavLink>
          ))}
          {saved.length > 0 && <span aria-hidden className="mx-1 my-2 w-px shrink-0 bg-hairline" />}
          {saved.map(({ id, name, query, mine, by, ...count }) => (
            <NavLink
              key={id}
              href={`/queue?${query}&list=${id}`}
              current={!found && kept?.id === id}
              count={countText(count)}
            >
              <span title={mine ? name : `${name}, kept by ${by}`}>{name}</span>
            </NavLink>
          ))}
        </nav>
      </div>
      <FilterBar
        filter={filter}
        choices={choices}
        text={search.text}
        type={search.type}
        box={box}
        enter={() => document.querySelector<HTMLElement>("[data-row] a")?.focus()}
      >
        <Lists query={list.query} plain={isPlain(list.query)} kept={kept} saved={saved} />
        <p role="status" className="ml-auto min-w-0 truncate text-quiet" title={told ?? ""}>
          {fresh.count > 0 ? countWords(fresh.count, "new request") : told}
        </p>
        {fresh.count > 0 && <Button onClick={fresh.show}>Show</Button>}
        <span className="flex max-sm:hidden">
          <HandOver colleagues={more.coordinators.filter(({ id }) => id !== me)} button={filter.view === "mine"} />
          <KeysDialog />
        </span>
      </FilterBar>
      {more.away.count > 0 && !found && <SurgeonsAway {...more.away} />}
      {search.trouble && (
        <div className="p-2">
          <Notice signal="warning" live title={search.trouble} />
        </div>
      )}
      {found && found.instead.length > 0 && (
        <p className="border-b border-hairline px-3 py-1.5 text-quiet">
          Nobody is called just so. Near to it: <span className="text-ink">{found.instead.join(", ")}</span>
        </p>
      )}
      <div className="flex min-h-0 min-w-0 flex-1">
        <div className="@container flex min-w-0 flex-1 flex-col">
          {shown.length > 0 ? (
            <QueueTable
              key={found ? `search ${search.at}` : `${list.query} ${list.turn}`}
              name={found ? "Requests found" : `${list.name} requests`}
              list={found ? "search" : `${list.query} ${list.turn}`}
              sort={found ? "newest" : list.sort}
              sortHref={(sort) => addressFor(list.query, sort)}
              withSurgeon={["assigned", "decided"].includes(filter.view)}
              rows={shown}
              rowCount={page.previous || page.next ? -1 : shown.length}
              me={me}
              peeked={peeked}
              peekAt={peekAt}
              setTold={setTold}
              setFresh={setFresh}
              turn={(on) => {
                const code = on ? page.next : page.previous;
                if (code) go(on ? { after: code } : { before: code });
              }}
            >
              <nav
                aria-label="Pages"
                className="flex min-h-11 items-center gap-3 border-t border-hairline bg-paper px-3 py-1 tabular-nums max-md:sticky max-md:bottom-0"
              >
                <span className="mr-auto text-quiet">
                  {countText(page.count)} {page.count.count === 1 ? "request" : "requests"}
                </span>
                {page.previous && (
                  <Button icon={<Icon of={ChevronLeft} />} onClick={() => go({ before: page.previous })}>
                    Previous
                  </Button>
                )}
                {page.next && (
                  <Button onClick={() => go({ after: page.next })}>
                    Next <Icon of={ChevronRight} />
                  </Button>
                )}
              </nav>
            </QueueTable>
          ) : found ? (
            <Empty drawing="lost" title="Nothing was found">
              Fewer letters find more. A birth date may be 4/27/1961, a phone number the last four digits.
            </Empty>
          ) : (
            empty
          )}
        </div>
        {peeked && (
          <aside
            aria-label="Preview"
            aria-busy={turning}
            className={classNames(
              "relative w-[24rem] shrink-0 overflow-y-auto border-l border-hairline bg-raised max-lg:hidden 2xl:w-[28rem]",
              turning && "opacity-60",
            )}
          >
            <button
              type="button"
              aria-label="Close the preview"
              onClick={() => peekAt(null)}
              className="absolute top-3 right-2 z-10 flex size-7 items-center justify-center rounded text-quiet hover:bg-sunken"
            >
              <Icon of={X} className="size-4" />
            </button>
            {peek}
          </aside>
        )}
      </div>
    </div>
  );
}

/** Cases of one's own whose surgeon is away, and where they are. */
const SurgeonsAway = ({ query, count }: QueueList["away"]) => (
  <p className="flex flex-wrap items-center gap-x-2 border-b border-hairline bg-warning-soft px-3 py-1.5">
    <Icon of={CalendarOff} className="text-warning" />
    {count === 1 ? "One of your requests lies" : `${count} of your requests lie`} with a surgeon who is away.{" "}
    <Link href={`/queue?${query}`} prefetch={false} className="inline-flex min-h-6 items-center">
      {count === 1 ? "See it" : "See them"}
    </Link>
  </p>
);

/** A view without filters is kept already. */
const isPlain = (query: string): boolean => /^(view=[a-z]+)?$/.test(query);

/** This address with some of its codes others, with what is typed. */
function addressWith(change: Record<string, string | null>): string {
  const query = new URLSearchParams(location.search);
  for (const [name, code] of Object.entries(change)) {
    if (code === null) query.delete(name);
    else query.set(name, code);
  }
  return `/queue?${query.toString()}${location.hash}`;
}

function addressFor(list: string, sort: QueueSort): string {
  const query = new URLSearchParams(list);
  query.set("sort", sort);
  return `/queue?${query.toString()}`;
}
