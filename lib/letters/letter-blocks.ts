import type { Block } from "./letter.ts";
import { ink, type Look, type Sheet } from "./sheet.ts";

const text = { size: 10.5, leading: 15.5 } as const satisfies Look;
const small = { size: 9, leading: 13.2, colour: ink.quiet } as const satisfies Look;
const strong = { ...text, face: "strong" } as const satisfies Look;

/** Draws one part of a letter below what is there. */
export function drawBlock(sheet: Sheet, block: Block): void {
  switch (block.kind) {
    case "heading":
      sheet.room(80); // a heading never ends a page
      sheet.space(8);
      sheet.block("H2", { face: "title", size: 13.5, leading: 18, after: 4 }, block.text);
      break;
    case "paragraph":
      sheet.room(text.leading * 2);
      sheet.block("P", { ...(block.small ? small : text), after: 8 }, block.text, block.language);
      break;
    case "list":
      for (const item of block.items) drawItem(sheet, item);
      sheet.space(5);
      break;
    case "facts":
      for (const [name, value] of block.rows) drawFact(sheet, name, value);
      sheet.space(8);
      break;
    case "picture":
      drawPicture(sheet, block);
      break;
    case "notice":
      drawNotice(sheet, block.title, block.text);
      break;
    case "signature":
      drawSignature(sheet, block.name, block.lines);
      break;
  }
}

function drawItem(sheet: Sheet, item: string): void {
  sheet.room(text.leading * 2);
  const { y } = sheet.doc;
  sheet.tagged("LI", [
    ["Lbl", () => sheet.write({ ...text, indent: 4, width: 12 }, "•", { y })],
    ["LBody", () => sheet.write({ ...text, indent: 18 }, item, { x: sheet.left + 18, y })],
  ]);
  sheet.space(3);
}

function drawFact(sheet: Sheet, name: string, value: string): void {
  const names = { ...text, colour: ink.quiet, width: 140 } as const;
  const values = { ...text, indent: 152 } as const;
  sheet.room(Math.min(200, Math.max(sheet.height(names, name), sheet.height(values, value))));
  const { y } = sheet.doc;
  let below = y;
  sheet.tagged("P", [
    [
      "Span",
      () => {
        sheet.write(names, `${name}:`);
        below = sheet.doc.y;
      },
    ],
    ["Span", () => sheet.write(values, value, { x: sheet.left + values.indent, y })],
  ]);
  if (sheet.doc.y > y) sheet.doc.y = Math.max(below, sheet.doc.y);
  sheet.space(2);
}

/** Pictures are no taller than this, so that two go on a page, in points. */
const tallest = 260;

function drawPicture(sheet: Sheet, { picture, caption, alt }: Extract<Block, { kind: "picture" }>): void {
  const scale = Math.min(sheet.width / picture.width, tallest / picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  sheet.room(height + sheet.height(small, caption) + 14);
  const { doc, left } = sheet;
  const top = doc.y;
  sheet.figure(alt, () => doc.image(Buffer.from(picture.bytes), left, top, { width, height }));
  doc.y = top + height + 5;
  sheet.block("P", { ...small, after: 9 }, caption);
}

function drawNotice(sheet: Sheet, title: string, words: string): void {
  const { doc, left, width } = sheet;
  const inside = { indent: 16, width: width - 32 } as const;
  const titleLook = { ...strong, ...inside, size: 12, leading: 17, colour: ink.urgent } as const;
  const textLook = { ...text, ...inside } as const;
  const height = sheet.height(titleLook, title) + sheet.height(textLook, words) + 24;
  sheet.room(height);
  const top = doc.y;
  sheet.decoration(() => {
    doc.rect(left, top, width, height).fill(ink.urgentSoft);
    doc.rect(left, top, 4, height).fill(ink.urgent);
  });
  doc.y = top + 11;
  sheet.block("P", titleLook, title);
  sheet.block("P", textLook, words);
  doc.y = Math.max(doc.y, top + height) + 12;
}

function drawSignature(sheet: Sheet, name: string, lines: readonly string[]): void {
  sheet.room(48 + lines.length * small.leading);
  sheet.space(12);
  const { doc, left } = sheet;
  const top = doc.y;
  sheet.decoration(() =>
    doc
      .moveTo(left, top)
      .lineTo(left + 220, top)
      .lineWidth(0.8)
      .stroke(ink.quiet),
  );
  sheet.space(8);
  sheet.block("P", strong, name);
  for (const line of lines) sheet.block("P", small, line);
  sheet.space(12);
}
