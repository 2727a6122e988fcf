"use client";
import { Bell as BellDrawing } from "lucide";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { useLooks } from "#app/_live/fresh.client.ts";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.client.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import type { Notices } from "#lib/notifications/list-notices.ts";
import { NoticeList } from "./notice-list.client.tsx";
import type { Room } from "./words.ts";

/** So many are shown at once; the page of notices has the rest. */
const latest = 12;

/** The bell in the bar: how much is new, live, and what. Where it cannot be asked it stands there without a number. */
export function Bell() {
  const room = roomOf(usePathname());
  const [open, setOpen] = useState(false);
  const [{ unread, notices }, setNotices] = useState<Notices>({ unread: 0, notices: [] });
  const look = () => void askNotices().then((now) => now && setNotices(now));
  useEffect(() => void askNotices().then((now) => now && setNotices(now)), []);
  useLooks(null, 60_000, look);
  const read = (noticeId?: string): void => void markRead(noticeId).then(look);
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        aria-label={unread === 0 ? "Notices" : `Notices, ${unread} new`}
        className="relative flex size-8 shrink-0 items-center justify-center rounded text-quiet hover:bg-sunken hover:text-ink"
      >
        <Icon of={BellDrawing} className="size-4" />
        {unread > 0 && (
          <span
            aria-hidden
            className="absolute -top-0.5 -right-0.5 min-w-4 rounded-full bg-accent px-1 text-center text-tiny font-semibold text-on-accent tabular-nums"
          >
            {unread}
          </span>
        )}
      </button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Notices"
        actions={
          <>
            {unread > 0 && <Button onClick={() => read()}>Mark all as read</Button>}
            <Link
              href={`${room}/notices`}
              prefetch={false}
              className="inline-flex min-h-control items-center"
              onClick={() => setOpen(false)}
            >
              All, and which come by email
            </Link>
          </>
        }
      >
        <NoticeList
          room={room}
          notices={notices.slice(0, latest)}
          read={(noticeId) => {
            read(noticeId);
            setOpen(false);
          }}
        />
      </Dialog>
    </>
  );
}

const roomOf = (path: string): Room =>
  path.startsWith("/admin") ? "/admin" : path.startsWith("/reading") ? "/reading" : "/queue";

async function askNotices(): Promise<Notices | null> {
  const res = await fetch("/api/notices").catch(() => null);
  return res?.ok ? ((await res.json()) as Notices) : null;
}

/** One, or all; also while the page is being left. */
async function markRead(noticeId?: string): Promise<void> {
  const headers = { "content-type": "application/json" };
  const body = JSON.stringify(noticeId ? { noticeId } : {});
  await fetch("/api/notices/read", { method: "POST", headers, body, keepalive: true }).catch(() => null);
}
