"use client";
import Link from "next/link";
import { Empty } from "#app/_ui/empty.tsx";
import { When } from "#app/_ui/time.client.tsx";
import type { Notices } from "#lib/notifications/list-notices.ts";
import { noticeHref, noticeWords, type Room } from "./words.ts";

/** What somebody was told, the newest first. To follow one is to have taken note of it. */
export function NoticeList({
  room,
  notices,
  read,
}: {
  room: Room;
  notices: Notices["notices"];
  read: (noticeId: string) => void;
}) {
  if (notices.length === 0)
    return (
      <Empty drawing="done" title="Nothing was told to you yet">
        What happens to your requests appears here by itself.
      </Empty>
    );
  return (
    <ul className="divide-y divide-hairline">
      {notices.map((notice) => {
        const href = noticeHref(room, notice);
        return (
          <li key={notice.id} className="flex min-h-9 flex-wrap items-center gap-x-3 py-1">
            <span className={notice.read ? "mr-auto text-quiet" : "mr-auto font-medium"}>
              {!notice.read && <span className="sr-only">New: </span>}
              {href ? (
                <Link
                  href={href}
                  prefetch={false}
                  className="inline-flex min-h-6 items-center reference"
                  onClick={() => read(notice.id)}
                >
                  {notice.reference}
                </Link>
              ) : (
                <span className="reference">{notice.reference}</span>
              )}{" "}
              {noticeWords(notice)}
            </span>
            <span className="text-small text-quiet">
              <When at={notice.at} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}
