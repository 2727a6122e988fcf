import { maxPreviews } from "./paper.ts";
import { renderPdf } from "./render-pdf.ts";
import { renderPicture } from "./render-picture.ts";
import type { PaperToRender, Rendered, RenderedPage } from "./rendered.ts";

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
