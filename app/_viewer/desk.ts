import type { ReactNode } from "react";
import type { MarkBook } from "#app/_viewer/mark-book.ts";
import type { Protocol } from "#lib/imaging/hanging.ts";

/** What a reading room adds to the viewer: marks that are kept, a layout that is remembered, the level that is talked of. */
export type Desk = {
  book: MarkBook;
  /** Whether the marks are safe. */
  saving: ReactNode;
  /** How many images this person likes beside each other, by the kind of examination. */
  panes: Readonly<Record<string, number>>;
  keepPanes: (protocol: Protocol, panes: number) => void;
  level: string | null;
  onLevel: (level: string) => void;
};
