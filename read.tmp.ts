import { PDFiumLibrary } from "@hyzyla/pdfium";
import { readFileSync, writeFileSync } from "node:fs";
import sharp from "sharp";
const [, , file, out] = process.argv;
const lib = await PDFiumLibrary.init();
const doc = await lib.loadDocument(readFileSync(file!));
for (const page of doc.pages()) {
  console.log("--- page", page.number, "\n" + page.getText());
  const r = await page.render({ scale: 1.6, render: "bitmap" });
  await sharp(r.data, { raw: { width: r.width, height: r.height, channels: 4 } }).png().toFile(`${out}-${page.number}.png`);
}
