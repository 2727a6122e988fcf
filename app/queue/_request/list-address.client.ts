"use client";
import { useSyncExternalStore } from "react";
import { keepDraft, readDraft } from "#app/_ui/draft.client.ts";

const key = "foramen.list";

/** Keeps in this tab which list somebody looks at, with its filters, its page and what is typed. */
export const keepListAddress = (): void => keepDraft(key, `${location.pathname}${location.search}${location.hash}`);

/** The way back to the list that somebody came from. */
export const useListAddress = (): string => useSyncExternalStore(never, read, () => "/queue");

const never = () => () => undefined;

function read(): string {
  const kept = readDraft(key);
  return typeof kept === "string" && /^\/queue([?#]|$)/.test(kept) ? kept : "/queue";
}
