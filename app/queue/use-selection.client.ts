"use client";
import { useState } from "react";

/** Which rows are selected, of those that are there. */
export function useSelection(ids: readonly string[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const selected = ids.filter((id) => chosen.has(id));
  return {
    selected,
    has: (id: string): boolean => chosen.has(id),
    toggle: (id: string): void =>
      setChosen((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id])),
    add: (more: readonly string[]): void => setChosen((before) => new Set([...before, ...more])),
    drop: (these: readonly string[]): void =>
      setChosen((before) => new Set([...before].filter((id) => !these.includes(id)))),
    only: (these: readonly string[]): void => setChosen(new Set(these)),
    clear: (): void => setChosen(new Set()),
  };
}
