import PDFDocument from "pdfkit";
import { tagOf } from "#lib/platform/language.ts";
import { type Fonts, loadFonts } from "./fonts.ts";
import type { Letter } from "./letter.ts";
import { drawBlock } from "./letter-blocks.ts";
import { drawFoot, drawHead } from "./letter-frame.ts";
import { type Sheet, sheetOn } from "./sheet.ts";

/** More than a letter ever says: what is longer is a mistake of ours. */
const mostCharacters = 200_000;

/**
 * A letter as a PDF: US Letter, real text in embedded fonts, tagged for screen readers, with title and language. The
 * same letter gives the same bytes.
 */
export async function renderLetter(letter: Letter): Promise<Uint8Array<ArrayBuffer>> {
  if (JSON.stringify(letter, withoutBytes).length > mostCharacters)
    throw new RangeError("a letter of this length is none");
  const fonts = await loadFonts();
  const doc = new PDFDocument({
    size: "LETTER",
    margins: { top: 54, left: 66, right: 66, bottom: 84 },
    pdfVersion: "1.7",
    lang: tagOf(letter.language),
    tagged: true,
    displayTitle: true,
    bufferPages: true,
    info: { Title: letter.title, Author: letter.from.name, CreationDate: letter.date, ModDate: letter.date },
  });
  const bytes = collected(doc);
  const sheet = sheetOn(doc, registered(doc, fonts), letter);
  drawHead(sheet);
  sheet.block("H1", { face: "title", size: 20, leading: 25, after: 10 }, letter.title);
  for (const block of letter.blocks) drawBlock(sheet, block);
  drawFoot(sheet);
  doc.end();
  return bytes;
}

const withoutBytes = (_name: string, value: unknown): unknown => (value instanceof Uint8Array ? "" : value);

function registered(doc: Sheet["doc"], fonts: Fonts): Fonts {
  for (const { name, bytes } of fonts.files) doc.registerFont(name, bytes);
  return fonts;
}

function collected(doc: Sheet["doc"]): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Buffer[] = [];
  return new Promise((resolve, reject) => {
    doc.on("data", (piece: Buffer) => pieces.push(piece));
    doc.on("end", () => resolve(new Uint8Array(Buffer.concat(pieces))));
    doc.on("error", reject);
  });
}
