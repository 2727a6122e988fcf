type Bytes = Uint8Array<ArrayBuffer>;

/** A PDF for tests that any reader opens, with one line of text on each page. */
export function samplePdf(pages: number, text = "Lumbar MRI, report"): Bytes {
  const numbers = Array.from({ length: pages }, (_, at) => 4 + 2 * at);
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${numbers.map((number) => `${number} 0 R`).join(" ")}] /Count ${pages} >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ...numbers.flatMap((number, at) => {
      const line = `BT /F1 18 Tf 72 720 Td (${text}, page ${at + 1}) Tj ET`;
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents ${number + 1} 0 R >>`,
        `<< /Length ${line.length} >>\nstream\n${line}\nendstream`,
      ];
    }),
  ];
  let file = "%PDF-1.4\n";
  const places = objects.map((body, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${trailer}`;
  return new TextEncoder().encode(file);
}

/** A JPEG for tests: whole by its markers, with nothing in it to draw. */
export const sampleJpeg = (width = 3024, height = 4032): Bytes =>
  Uint8Array.from([
    ...[0xff, 0xd8, 0xff, 0xe1, 0, 8, 69, 120, 105, 102, 0, 0],
    ...[0xff, 0xc0, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0],
    ...[0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 1, 2, 3, 0xff, 0xd9],
  ]);
