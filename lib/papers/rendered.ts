import type { PaperType } from "./paper.ts";
import type { Picture } from "./render-picture.ts";

/** A paper to draw, from which page on, and the moment (milliseconds since 1970) after which no page is begun. */
export type PaperToRender = { type: PaperType; bytes: Uint8Array; from: number; until: number };

/** One page, counted from 1, as a picture of our own making; null where it cannot be drawn. */
export type RenderedPage = { page: number; pages: number; picture: Picture | null };

/** How it ended: `late` where time ran out and the pages told by then are all, `locked` where it wants a password. */
export type Rendered = "done" | "late" | "locked" | "damaged";
