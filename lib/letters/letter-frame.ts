import { longDay, say } from "#lib/platform/language.ts";
import { letterWords, pageOf } from "./letter-words.ts";
import { vertebra } from "./mark.ts";
import { ink, type Sheet } from "./sheet.ts";

const small = { size: 9, leading: 13.5, colour: ink.quiet } as const;

/** The clinic's mark, name and contact; below, for whom, the day and the reference. */
export function drawHead(sheet: Sheet): void {
  const { doc, letter, left, width } = sheet;
  const { name, phone, email } = letter.from;
  const top = doc.y;
  const side = 180;
  sheet.decoration(() => drawMark(sheet, left, top));
  const nameLook = { face: "title", size: 16, leading: 20, width: width - side - 62 } as const;
  const place = top + Math.max(0, (36 - sheet.height(nameLook, name)) / 2);
  sheet.tagged("P", [["Span", () => sheet.write(nameLook, name, { x: left + 46, y: place })]]);
  const below = doc.y;
  const contact = [`${say(letter.language, letterWords.phone)}: ${phone}`, email].join("\n");
  const atRight = { ...small, width: side, align: "right" } as const;
  sheet.tagged("P", [["Span", () => sheet.write(atRight, contact, { x: left + width - side, y: top + 5 })]]);
  doc.y = Math.max(top + 40, below, doc.y) + 8;
  sheet.decoration(() => rule(sheet, doc.y, letter.from.accent, 1.2));
  sheet.space(22);
  drawAddress(sheet);
}

function drawAddress(sheet: Sheet): void {
  const { doc, letter, left, width } = sheet;
  const top = doc.y;
  const half = width / 2 - 10;
  const look = { size: 10.5, leading: 15.5, width: half } as const;
  if (letter.to.length > 0) sheet.tagged("P", [["Span", () => sheet.write(look, letter.to.join("\n"))]]);
  const below = doc.y;
  const { language, reference, from } = letter;
  const lines = [say(language, longDay(letter.date, from.timeZone))];
  if (reference !== null) lines.push(`${say(language, letterWords.reference)}: ${reference}`);
  const right = { ...look, align: "right" } as const;
  sheet.tagged("P", [["Span", () => sheet.write(right, lines.join("\n"), { x: left + width - half, y: top })]]);
  doc.y = Math.max(below, doc.y) + 26;
}

function drawMark({ doc, letter }: Sheet, x: number, y: number): void {
  doc.save().translate(x, y).scale(0.8);
  doc.circle(25.9, 17.6, 7).fillOpacity(0.28).fill("#ffc44d").fillOpacity(1);
  for (const [dx, dy] of [
    [-1, 2.5],
    [-1, 25],
  ] as const)
    doc.save().translate(dx, dy).path(vertebra).fill(letter.from.accent).restore();
  doc.circle(25.9, 17.6, 4.3).fill("#ffc44d").restore();
}

/** On each page, once all are written: whose letter, the line at its foot, and which page of how many. */
export function drawFoot(sheet: Sheet): void {
  const { doc, letter, left, width } = sheet;
  const { start, count } = doc.bufferedPageRange();
  const whose = [letter.from.name, letter.reference].filter(Boolean).join(" · ");
  for (let page = 0; page < count; page++) {
    doc.switchToPage(start + page);
    doc.page.margins.bottom = 0; // the foot stands below where text may
    const y = doc.page.height - 64;
    sheet.decoration(() => {
      rule(sheet, y, ink.hairline, 0.6);
      sheet.write({ size: 8, leading: 11.5, colour: ink.quiet, width: width - 110 }, `${whose}\n${letter.foot}`, {
        y: y + 8,
      });
      const number = say(letter.language, pageOf(page + 1, count));
      sheet.write({ size: 8, leading: 11.5, colour: ink.quiet, width: 100, align: "right" }, number, {
        x: left + width - 100,
        y: y + 8,
      });
    });
  }
}

function rule({ doc, left, width }: Sheet, y: number, colour: string, weight: number): void {
  doc
    .moveTo(left, y)
    .lineTo(left + width, y)
    .lineWidth(weight)
    .stroke(colour);
}
