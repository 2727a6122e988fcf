import { show } from "#app/_server/show.ts";
import { RoomLink } from "#app/_ui/room-link.tsx";
import { When } from "#app/_ui/time.client.tsx";
import { viewTimeline } from "#lib/triage/view-timeline.ts";
import { doerWords, happenedWords } from "./timeline-words.ts";

/** Everything that happened to a request, the newest first: the last of it, with the way to all. */
export async function Happened({ requestId, whole }: { requestId: string; whole: boolean }) {
  const { entries, more } = await show(viewTimeline, { requestId, whole });
  return (
    <>
      <ol aria-label="What happened, the newest first" className="-my-1">
        {entries.map((entry) => {
          const { what, note } = happenedWords(entry);
          const doer = doerWords(entry);
          return (
            <li
              key={entry.id}
              className="grid grid-cols-[8.25rem_minmax(0,1fr)] gap-x-3 border-b border-hairline py-1 last:border-b-0"
            >
              <span className="text-small text-quiet">
                <When at={entry.at} show="exact" />
              </span>
              <span className="min-w-0 wrap-anywhere">
                {what}
                {doer && <span className="text-quiet"> · {doer}</span>}
                {note && <span className="line-clamp-3 text-small whitespace-pre-line text-quiet">{note}</span>}
              </span>
            </li>
          );
        })}
      </ol>
      {more && !whole && (
        <p className="mt-2">
          <RoomLink href={`/queue/${requestId}?timeline=all`} scroll={false}>
            Show all
          </RoomLink>
        </p>
      )}
      {more && whole && <p className="mt-2 text-quiet">Older entries are in the audit trail.</p>}
    </>
  );
}
