import { maxPreviews, type PaperType } from "./paper.ts";
import { renderPdf } from "./render-pdf.ts";
import { type Picture, renderPicture } from "./render-picture.ts";

/** A paper to draw, from which page on, and the moment (milliseconds since 1970) after which no page is begun. */
export type PaperToRender = { type: PaperType; bytes: Uint8Array; from: number; until: number };

/** One page, counted from 1, as a picture of our own making; null where it cannot be drawn. */
export type RenderedPage = { page: number; pages: number; picture: Picture | null };

/** How it ended: `late` where time ran out and the pages told by then are all, `locked` where it wants a password. */
export type Rendered = "done" | "late" | "locked" | "damaged";

/**
 * Draws a paper page by page: what comes out are pixels and nothing of what was in the file. Runs in the sandbox, as
 * what it reads comes from strangers.
 */
export async function renderPaper(paper: PaperToRender, tell: (page: RenderedPage) => void): Promise<Rendered> {
  if (paper.type === "pdf") return renderPdf(paper, maxPreviews, tell);
  const picture = await renderPicture(paper.type, paper.bytes);
  if (!picture) return "damaged";
  tell({ page: 1, pages: 1, picture });
  return "done";
}
