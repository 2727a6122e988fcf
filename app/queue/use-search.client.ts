"use client";
import { useEffect, useEffectEvent, useState } from "react";
import type { QueueFound } from "#lib/triage/search-queue.ts";
import { watchChanges } from "../_live/changes.client.ts";
import { type ShownRow, shownRow } from "./shown-row.ts";

type Turn = { after?: string; before?: string };
/** What was found, as the table shows it. */
type Found = Omit<QueueFound, "rows"> & { rows: ShownRow[] };
type State = { found: Found | null; trouble: string | null };

const pause = 200;

/**
 * Looks for what is typed, among what the filters leave. The text stands after the # of the address, which no browser
 * sends and no server logs, and travels in the body of a request. Found anew whenever something changes.
 */
export function useSearch(filter: Readonly<Record<string, unknown>>) {
  const [text, setText] = useState("");
  const [turn, setTurn] = useState<Turn>({});
  const [{ found, trouble }, setState] = useState<State>({ found: null, trouble: null });
  const asked = JSON.stringify({ ...filter, ...turn, text });

  const fromAddress = useEffectEvent(() => {
    setText(textIn(location.hash));
    setTurn({});
  });
  useEffect(() => {
    const heard = () => fromAddress();
    heard();
    window.addEventListener("hashchange", heard);
    return () => window.removeEventListener("hashchange", heard);
  }, []);

  useEffect(() => {
    if (text.trim() === "") return;
    const gone = new AbortController();
    const look = () =>
      void ask(asked, gone.signal).then(
        (state) =>
          !gone.signal.aborted &&
          setState((before) => ({ found: state.found ?? before.found, trouble: state.trouble })),
      );
    const soon = setTimeout(look, pause);
    const unwatch = watchChanges(null, look);
    return () => {
      gone.abort();
      clearTimeout(soon);
      unwatch();
    };
  }, [asked, text]);

  return {
    text,
    /** Null while nothing is typed, and until the first answer. */
    found: text.trim() === "" ? null : found,
    trouble: text.trim() === "" ? null : trouble,
    turn: setTurn,
    /** Which page of what was found is shown. */
    at: `${text} ${turn.after ?? turn.before ?? ""}`,
    type: (typed: string): void => {
      setText(typed);
      setTurn({});
      const { pathname, search } = location;
      // With a state of its own the router takes the address over; it would put back the one it knows when it refreshes.
      history.replaceState(null, "", `${pathname}${search}${hashOf(typed)}`);
    },
  };
}

/** The typed text as the end of an address. */
const hashOf = (typed: string): string =>
  typed.trim() === "" ? "" : `#${new URLSearchParams({ q: typed }).toString()}`;

const textIn = (hash: string): string => new URLSearchParams(hash.slice(1)).get("q") ?? "";

async function ask(body: string, signal: AbortSignal): Promise<State> {
  try {
    const res = await fetch("/api/queue/search", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
      signal: AbortSignal.any([signal, AbortSignal.timeout(20_000)]),
    });
    if (res.status === 401) return { found: null, trouble: "Your session has ended. Sign in again." };
    if (!res.ok) throw new Error("refused");
    const found = (await res.json()) as QueueFound;
    return { found: { ...found, rows: found.rows.map(shownRow) }, trouble: null };
  } catch {
    return { found: null, trouble: "The search did not get through. It is tried again when you type." };
  }
}
