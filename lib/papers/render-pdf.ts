import { PDFiumLibrary, type PDFiumDocument } from "@hyzyla/pdfium";
import { type Picture, pictureOfPixels, side } from "./render-picture.ts";
import type { PaperToRender, Rendered, RenderedPage } from "./rendered.ts";

/** A page is drawn at this many pixels a point at most: 216 to the inch, more than a scanned letter has. */
const maxScale = 3;

/**
 * Draws the pages of a PDF with PDFium, which here is WebAssembly without files, network, system fonts or JavaScript:
 * actions, launches and attachments are never looked at. What is filled into a form is drawn.
 */
export async function renderPdf(
  { bytes, from, until }: PaperToRender,
  most: number,
  tell: (page: RenderedPage) => void,
): Promise<Rendered> {
  const pdfium = await PDFiumLibrary.init();
  const document = await pdfium.loadDocument(bytes).catch((error: unknown) => whyNot(error));
  if (typeof document === "string") return document;
  const pages = document.getPageCount();
  if (pages < 1) return "damaged";
  for (let page = from; page <= Math.min(pages, most); page++) {
    if (Date.now() > until) return "late";
    tell({ page, pages, picture: await drawPage(document, page) });
  }
  return "done";
}

/** The library tells by words alone. */
function whyNot(error: unknown): Rendered {
  const { message } = error as Error;
  if (/password|security/i.test(message)) return "locked";
  if (/format|corrupted|Unknown error|Page not found|PDF Loading/.test(message)) return "damaged";
  throw error;
}

async function drawPage(document: PDFiumDocument, number: number): Promise<Picture | null> {
  const page = document.getPage(number - 1);
  const { originalWidth, originalHeight } = page.getOriginalSize();
  const longest = Math.max(originalWidth, originalHeight);
  if (!(longest > 0 && Number.isFinite(longest))) return null; // no such page, or one without an area
  const scale = Math.min(maxScale, side / longest);
  const size = (points: number): number => Math.max(1, Math.round(points * scale));
  const drawn = await page.render({
    render: "bitmap",
    scale: 1,
    width: size(originalWidth),
    height: size(originalHeight),
    renderFormFields: true,
  });
  return pictureOfPixels(drawn, 4);
}
