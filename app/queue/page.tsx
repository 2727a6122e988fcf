import type { Metadata } from "next";
import { Suspense } from "react";
import { z } from "zod";
import { Fresh } from "#app/_live/fresh.client.ts";
import { show } from "#app/_server/show.ts";
import { RoomLink } from "#app/_ui/room-link.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Skeleton } from "#app/_ui/skeleton.tsx";
import { filterNames, filterOf, queryOf, sortOf } from "#lib/triage/queue-filter.ts";
import { listQueue } from "#lib/triage/list-queue.ts";
import { Peek } from "./peek.tsx";
import { QueueRoom } from "./queue-room.client.tsx";
import { shownRow } from "./shown-row.ts";
import { emptyWords, filterChoices, viewWords } from "./views.ts";

export const metadata: Metadata = { title: "Queue" };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function QueuePage({ searchParams }: { searchParams: Search }) {
  const given = await searchParams;
  // Whatever an address says that is no list and no page, the command leaves out.
  const list = await show(listQueue, given as Parameters<typeof listQueue>[1]);
  const { filter, rows, count, views, saved } = list;
  const peeked = z.uuid().safeParse(given["peek"]).data ?? null;
  const query = queryOf(filter);
  const kept = saved.find(({ id }) => id === given["list"]) ?? null;
  const name = kept?.name ?? viewWords[filter.view];
  const turn = [given["after"], given["before"]].filter((code) => typeof code === "string").join();
  return (
    <>
      <Fresh />
      <h1 className="sr-only">Queue: {name}</h1>
      <QueueRoom
        list={{ query, name, turn, count, sort: sortOf(filter), next: list.next, previous: list.previous }}
        filter={filter}
        views={views}
        saved={saved}
        kept={kept}
        choices={filterChoices(list)}
        rows={JSON.stringify(rows.map(shownRow))}
        me={list.me}
        away={list.away}
        coordinators={list.coordinators}
        empty={
          turn || filterNames.some((one) => filter[one].length > 0) ? (
            <Empty
              drawing="lost"
              title={turn ? "This page is empty" : "Nothing fits these filters"}
              action={
                <RoomLink href={`/queue?${queryOf(turn ? filter : filterOf(`view=${filter.view}`))}`}>
                  {turn ? "First page" : "Without filters"}
                </RoomLink>
              }
            >
              {turn ? "The list has become shorter meanwhile." : "Take one away to see more."}
            </Empty>
          ) : (
            <Empty drawing={emptyWords[filter.view].drawing} title={emptyWords[filter.view].title}>
              {emptyWords[filter.view].text}
            </Empty>
          )
        }
        peeked={peeked}
        peek={
          peeked && (
            <Suspense key={peeked} fallback={<PeekComing />}>
              <Peek requestId={peeked} />
            </Suspense>
          )
        }
      />
    </>
  );
}

const PeekComing = () => (
  <div className="space-y-2 p-3">
    {["w-1/2", "w-full", "w-full", "w-3/4"].map((width, at) => (
      <Skeleton key={at} className={`h-5 ${width}`} />
    ))}
  </div>
);
