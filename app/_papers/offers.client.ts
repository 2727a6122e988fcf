"use client";
import { useSyncExternalStore } from "react";
import type { OfferedPaper } from "./offered-papers.ts";

let offered: readonly OfferedPaper[] = [];
const none: readonly OfferedPaper[] = [];
const listeners = new Set<() => void>();

/** Puts what was found among the files of a scan where the section for papers sees it; an empty list takes it away. */
export function offerPapers(papers: readonly OfferedPaper[]): void {
  offered = papers;
  listeners.forEach((listener) => listener());
}

/** Another disc was added to the choice: what lay on it is offered below the rest. */
export const offerMore = (papers: readonly OfferedPaper[]): void => offerPapers([...offered, ...papers]);

/** The papers that were found in the last choice of files. */
export const useOfferedPapers = (): readonly OfferedPaper[] =>
  useSyncExternalStore(
    subscribe,
    () => offered,
    () => none,
  );

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
