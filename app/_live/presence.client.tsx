"use client";
import { Eye } from "lucide";
import { useEffect, useState, useSyncExternalStore } from "react";
import { Icon } from "#app/_ui/icon.tsx";
import { type Lookers, looking } from "#lib/presence/looking.ts";
import { watchChanges } from "./changes.client.ts";

/** After so many milliseconds without a touch nobody is there any more: a screen left alone must not keep its session alive. */
const away = 10 * 60_000;

/** Says that somebody looks at this request for as long as its page is in sight, and names who else does. */
export function Presence({ requestId }: { requestId: string }) {
  const others = useOthers(requestId);
  return (
    <p role="status" className="text-small empty:hidden print:hidden">
      {others.length > 0 && (
        <span className="inline-flex items-center gap-1.5 text-info">
          <Icon of={Eye} />
          {others.length === 1
            ? `${others[0] ?? ""} is looking at this too`
            : `${others.join(", ")} are looking at this too`}
        </span>
      )}
    </p>
  );
}

function useOthers(requestId: string): string[] {
  const [others, setOthers] = useState<string[]>([]);
  useEffect(() => {
    const tab = crypto.randomUUID();
    let touched = Date.now();
    let over = false;
    const say = async (here: boolean): Promise<void> => {
      const body = JSON.stringify({ tab, here });
      const headers = { "content-type": "application/json" };
      // What is said at the end must arrive although the page is gone.
      const res = await fetch(`/api/presence/${requestId}`, { method: "POST", headers, body, keepalive: !here }).catch(
        () => null,
      );
      if (!here || over || !res?.ok) return;
      const now = ((await res.json()) as { others: string[] }).others;
      setOthers((before) => (before.join("\n") === now.join("\n") ? before : now));
    };
    const isHere = (): boolean => document.visibilityState === "visible" && Date.now() - touched < away;
    const look = (): void => {
      if (isHere()) void say(true);
    };
    const leave = (): void => {
      void say(false);
    };
    const touch = (): void => {
      touched = Date.now();
    };
    const seen = (): void => {
      touch();
      if (document.visibilityState === "visible") look();
      else leave();
    };
    look();
    const timer = setInterval(look, looking.beat);
    const unwatch = watchChanges(requestId, look, "looked");
    const touches = ["pointerdown", "pointermove", "keydown", "wheel"] as const;
    for (const name of touches) window.addEventListener(name, touch, { passive: true });
    document.addEventListener("visibilitychange", seen);
    window.addEventListener("pagehide", leave);
    return () => {
      over = true;
      clearInterval(timer);
      unwatch();
      for (const name of touches) window.removeEventListener(name, touch);
      document.removeEventListener("visibilitychange", seen);
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [requestId]);
  return others;
}

/** In a list: the eye that says that somebody else looks at this request, and who. */
export function LookedAt({ requestId }: { requestId: string }) {
  const names = useSyncExternalStore(subscribe, () => known.get(requestId) ?? "", nobody);
  if (names === "") return null;
  const words = `${names} ${names.includes(", ") ? "are" : "is"} looking at it`;
  return (
    <span title={words} className="mr-1 text-info">
      <Icon of={Eye} label={words} />
    </span>
  );
}

const nobody = (): string => "";

/** Who looks at what, by request, for all rows of a page at once. */
let known: ReadonlyMap<string, string> = new Map();
const rows = new Set<() => void>();
let stop: (() => void) | null = null;

function subscribe(row: () => void): () => void {
  rows.add(row);
  stop ??= keepLooking();
  return () => {
    rows.delete(row);
    if (rows.size > 0) return;
    stop?.();
    stop = null;
  };
}

/** Asks at the start, whenever somebody comes or goes, and now and then, as who crashed says no goodbye. */
function keepLooking(): () => void {
  let soon: ReturnType<typeof setTimeout> | undefined;
  const ask = async (): Promise<void> => {
    soon = undefined;
    if (document.visibilityState !== "visible") return;
    const res = await fetch("/api/presence").catch(() => null);
    if (!res?.ok) return;
    const { looked } = (await res.json()) as { looked: Lookers[] };
    known = new Map(looked.map(({ requestId, names }) => [requestId, names.join(", ")]));
    for (const row of [...rows]) row();
  };
  const askSoon = (): void => {
    soon ??= setTimeout(() => void ask(), 300);
  };
  askSoon();
  const unwatch = watchChanges(null, askSoon, "looked");
  document.addEventListener("visibilitychange", askSoon);
  return () => {
    clearTimeout(soon);
    unwatch();
    document.removeEventListener("visibilitychange", askSoon);
  };
}
