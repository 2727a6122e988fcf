"use client";

import { useSyncExternalStore } from "react";
import type { MarkBook } from "#app/_viewer/mark-book.ts";
import type { Marking } from "#lib/markings/marking.ts";

/** The marks of a book, as they change. */
export function useMarks(book: MarkBook | undefined): readonly Marking[] {
  const store = book?.store;
  return useSyncExternalStore(
    store?.watch ?? never,
    () => store?.get().marks ?? none,
    () => store?.get().marks ?? none,
  );
}

const never = () => () => undefined;
const none: readonly Marking[] = [];
