type Bytes = Uint8Array<ArrayBuffer>;

/** US Letter in points; Courier of this size, every letter of which is 0.6 of it wide. */
const page = { width: 612, height: 792, margin: 54, size: 10, leading: 13 };
const columns = Math.floor((page.width - 2 * page.margin) / (page.size * 0.6));
const rows = Math.floor((page.height - 2 * page.margin) / page.leading) - 2;

/**
 * Lines of text as a PDF with one of the fonts that every reader has. Null where a letter is beyond Western European
 * (WinAnsi), as it would be lost in silence.
 */
export function textPdf(lines: readonly string[]): Bytes | null {
  const coded = lines.map((line) => toWinAnsi(line.normalize("NFC")));
  if (coded.includes(null)) return null;
  const wrapped = coded.flatMap((line) => wrap(line ?? ""));
  const pages: string[][] = [];
  for (let at = 0; at < Math.max(1, wrapped.length); at += rows) pages.push(wrapped.slice(at, at + rows));
  const numbers = pages.map((_, at) => 4 + 2 * at);
  return pdfOf([
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${numbers.map((number) => `${number} 0 R`).join(" ")}] /Count ${pages.length} >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
    ...pages.flatMap((shown, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${page.width} ${page.height}] ` +
        `/Resources << /Font << /F1 3 0 R >> >> /Contents ${(numbers[at] ?? 0) + 1} 0 R >>`,
      streamOf(drawn(shown, `Page ${at + 1} of ${pages.length}`)),
    ]),
  ]);
}

function drawn(lines: readonly string[], foot: string): string {
  const shown = lines.map((line) => `(${line.replace(/[\\()]/g, "\\$&")}) Tj T*`).join("\n");
  const start = `BT /F1 ${page.size} Tf ${page.leading} TL ${page.margin} ${page.height - page.margin} Td`;
  return `${start}\n${shown}\nET\nBT /F1 ${page.size} Tf ${page.margin} ${page.margin - page.leading} Td (${foot}) Tj ET`;
}

/** At spaces where there are any, and what follows stands as far in as the line began. */
function wrap(line: string): string[] {
  const indent = " ".repeat(Math.min(line.length - line.trimStart().length, columns / 2));
  const wrapped: string[] = [];
  let rest = line;
  while (rest.length > columns) {
    const space = rest.lastIndexOf(" ", columns);
    const cut = space > indent.length ? space : columns;
    wrapped.push(rest.slice(0, cut).trimEnd());
    rest = indent + rest.slice(cut).trimStart();
  }
  return [...wrapped, rest];
}

/** Where WinAnsi differs from Latin 1 (PDF 32000-1, annex D.2): its letters from 0x80 on, "·" where there is none. */
const beyondLatin = "€·‚ƒ„…†‡ˆ‰Š‹Œ·Ž··‘’“”•–—˜™š›œ·žŸ";

/** One character a byte; null where one has none. Tabs and characters without a shape become spaces. */
function toWinAnsi(line: string): string | null {
  let coded = "";
  for (const letter of line.replace(/[\p{Cc}\p{Cf}\p{Zs}]/gu, " ")) {
    const code = letter.codePointAt(0) ?? 0;
    const place = letter === "·" ? -1 : beyondLatin.indexOf(letter);
    if ((code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code <= 0xff)) coded += letter;
    else if (place >= 0) coded += String.fromCharCode(0x80 + place);
    else return null;
  }
  return coded;
}

const streamOf = (text: string): string => `<< /Length ${text.length} >>\nstream\n${text}\nendstream`;

/** A PDF of these objects, numbered from 1, of which the first is its catalogue; each character is one byte. */
export function pdfOf(objects: readonly string[]): Bytes {
  let file = "%PDF-1.7\n";
  const places = objects.map((body, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${trailer}`;
  return Uint8Array.from(file, (letter) => letter.charCodeAt(0));
}
