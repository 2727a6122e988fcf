import { PDFiumLibrary } from "@hyzyla/pdfium";
import sharp from "sharp";

/** For tests: what a person reads on each page of a PDF, by a reader that is not ours. */
export async function readPdf(pdf: Uint8Array): Promise<string[]> {
  const document = await (await PDFiumLibrary.init()).loadDocument(pdf);
  return [...document.pages()].map((page) => page.getText().replaceAll("\r\n", "\n"));
}

/** For tests: a page as a picture. */
export async function drawPdf(pdf: Uint8Array, number = 1): Promise<Uint8Array> {
  const document = await (await PDFiumLibrary.init()).loadDocument(pdf);
  const { data, width, height } = await document.getPage(number - 1).render({ scale: 1.6, render: "bitmap" });
  return sharp(data, { raw: { width, height, channels: 4 } })
    .png()
    .toBuffer();
}
