import { ChevronLeft, ChevronRight } from "lucide-react";
import type { Metadata } from "next";
import { Fresh } from "#app/_live/fresh.client.ts";
import { show } from "#app/_server/show.ts";
import { Empty } from "#app/_ui/empty.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { RoomLink } from "#app/_ui/room-link.tsx";
import { NavLink } from "#app/_ui/staff-page.tsx";
import { listQueue, queueViews, type QueueView } from "#lib/triage/list-queue.ts";
import { ageToday } from "./_request/age.ts";
import { regionWords } from "./_request/region-words.ts";
import { Told } from "./_request/told.client.tsx";
import { QueueTable } from "./queue-table.client.tsx";
import { unreachedWords } from "./_request/words.ts";
import { emptyWords, viewWords } from "./views.ts";

export const metadata: Metadata = { title: "Queue" };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function QueuePage({ searchParams }: { searchParams: Search }) {
  const given = await searchParams;
  // Whatever an address says that is no view or page, the command takes as the first.
  const asked = { view: given["view"] as QueueView, page: Number(given["page"]) };
  const { view, page, total, pageSize, rows, withUnread } = await show(listQueue, asked);
  const first = (page - 1) * pageSize + 1;
  const empty = emptyWords[view];
  const views = (
    <nav aria-label="Views" className="-ml-2 flex min-w-0 gap-0.5 overflow-x-auto">
      {queueViews.map((one) => (
        <NavLink
          key={one}
          href={one === "open" ? "/queue" : `/queue?view=${one}`}
          current={one === view}
          {...(one === view ? { count: total } : one === "messages" && withUnread > 0 ? { count: withUnread } : {})}
        >
          {viewWords[one]}
        </NavLink>
      ))}
    </nav>
  );
  return (
    <>
      <Fresh />
      <h1 className="sr-only">Queue: {viewWords[view]}</h1>
      {rows.length > 0 ? (
        <QueueTable
          key={`${view} ${page}`}
          views={views}
          name={`${viewWords[view]} requests`}
          list={`${view} ${page}`}
          withSurgeon={view === "assigned" || view === "decided"}
          rows={rows.map(({ mailFails, ...row }) => ({
            ...row,
            age: ageToday(row.birthDate),
            where: regionWords(row.regions),
            unreached: mailFails ? unreachedWords(mailFails.phone) : null,
          }))}
        />
      ) : (
        <>
          <div className="flex min-h-11 items-center border-b border-hairline px-3">
            {views}
            <Told />
          </div>
          {page > 1 ? (
            <Empty
              drawing="lost"
              title="This page is empty"
              action={<RoomLink href={pageOf(view, 1)}>First page</RoomLink>}
            >
              The queue has become shorter meanwhile.
            </Empty>
          ) : (
            <Empty drawing={empty.drawing} title={empty.title}>
              {empty.text}
            </Empty>
          )}
        </>
      )}
      {total > pageSize && rows.length > 0 && (
        <nav
          aria-label="Pages"
          className="sticky bottom-0 flex items-center gap-3 border-t border-hairline bg-paper px-3 py-1.5 tabular-nums"
        >
          <span className="mr-auto text-quiet">
            {first.toLocaleString("en-US")}–{(first + rows.length - 1).toLocaleString("en-US")} of{" "}
            {total.toLocaleString("en-US")}
          </span>
          {page > 1 && (
            <RoomLink href={pageOf(view, page - 1)} icon={<Icon of={ChevronLeft} />}>
              Previous
            </RoomLink>
          )}
          {first + rows.length <= total && (
            <RoomLink href={pageOf(view, page + 1)}>
              Next <Icon of={ChevronRight} />
            </RoomLink>
          )}
        </nav>
      )}
    </>
  );
}

const pageOf = (view: QueueView, page: number) => `/queue?view=${view}${page > 1 ? `&page=${page}` : ""}`;
