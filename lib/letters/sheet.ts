import type PDFDocument from "pdfkit";
import { type Language, tagOf } from "#lib/platform/language.ts";
import type { Face, Fonts } from "./fonts.ts";
import type { Letter } from "./letter.ts";

type Doc = InstanceType<typeof PDFDocument>;

/** How a stretch of text looks, in points. */
export type Look = {
  face?: Face;
  size: number;
  leading: number;
  colour?: string;
  /** Empty space below. */
  after?: number;
  /** From the left edge of the text. */
  indent?: number;
  width?: number;
  align?: "left" | "right";
};

/** What a text is for a screen reader (PDF 32000-1, 14.8.4). */
export type Role = "H1" | "H2" | "P";

/** A letter's paper and pen. Points from the top left corner; what does not fit goes on on a new page. */
export type Sheet = {
  doc: Doc;
  letter: Letter;
  left: number;
  width: number;
  /** Writes a text with its tag where the pen is. */
  block: (role: Role, look: Look, text: string, language?: Language | null) => void;
  /** Something tagged by hand: `within` draws and is wrapped. */
  tagged: (role: string, parts: readonly (readonly [role: string, draw: () => void])[]) => void;
  /** A picture, and what is heard instead of it. */
  figure: (alt: string, draw: () => void) => void;
  /** Draws what is no content for a screen reader. */
  decoration: (draw: () => void) => void;
  /** Writes without a tag of its own, at a place of its own if one is given. */
  write: (look: Look, text: string, at?: { x?: number; y?: number }) => void;
  height: (look: Look, text: string) => number;
  /** Begins a new page where less than this is left of the page. */
  room: (height: number) => void;
  space: (height: number) => void;
};

export const ink = { text: "#16211f", quiet: "#4d5a57", hairline: "#d6d2c8", urgent: "#a4161a", urgentSoft: "#fbeeee" };

export function sheetOn(doc: Doc, fonts: Fonts, letter: Letter): Sheet {
  const { left } = doc.page.margins;
  const width = doc.page.width - left - doc.page.margins.right;
  const root = doc.struct("Document");
  doc.addStructure(root);

  function write(look: Look, text: string, at: { x?: number; y?: number } = {}) {
    const { face = "text", size, leading, colour = ink.text, indent = 0, align = "left" } = look;
    const runs = fonts.runs(face, text);
    const options = { width: look.width ?? width - indent, align, lineGap: gap(look) };
    doc.x = at.x ?? left + indent;
    doc.y = at.y ?? doc.y;
    runs.forEach((run, number) => {
      doc.font(run.font).fontSize(size).fillColor(colour);
      const continued = number < runs.length - 1;
      doc.text(run.text, number === 0 ? { ...options, continued } : { continued });
    });
    if (runs.length === 0) doc.y += leading;
  }

  /** All fonts of a letter have the line height of their first file. */
  function gap({ face = "text", size, leading }: Look): number {
    return leading - doc.font(`${face}-latin`).fontSize(size).currentLineHeight(false);
  }

  function height(look: Look, text: string): number {
    const options = { width: look.width ?? width - (look.indent ?? 0), lineGap: gap(look) };
    return doc.heightOfString(text, options); // gap() has set font and size
  }

  return {
    doc,
    letter,
    left,
    width,
    write,
    height,
    block(role, look, text, language) {
      const lang = language ? { lang: tagOf(language) } : {};
      root.add(doc.struct(role, lang, () => write(look, text)));
      doc.y += look.after ?? 0;
    },
    tagged(role, parts) {
      root.add(
        doc.struct(
          role,
          {},
          parts.map(([part, draw]) => doc.struct(part, {}, draw)),
        ),
      );
    },
    figure(alt, draw) {
      root.add(doc.struct("Figure", { alt }, draw));
    },
    decoration(draw) {
      doc.markContent("Artifact", { type: "Layout" });
      draw();
      doc.endMarkedContent();
    },
    room(needed) {
      if (doc.y + needed > doc.page.maxY()) doc.addPage();
    },
    space(points) {
      doc.y += points;
    },
  };
}
