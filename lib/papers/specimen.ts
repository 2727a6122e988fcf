import { pdfOf } from "./text-pdf.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** A PDF for tests that any reader opens, with one line of text on each page, in points. */
export function samplePdf(pages: number, text = "Lumbar MRI, report", height = 792): Bytes {
  const numbers = Array.from({ length: pages }, (_, at) => 4 + 2 * at);
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${numbers.map((number) => `${number} 0 R`).join(" ")}] /Count ${pages} >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ...numbers.flatMap((number, at) => {
      const line = `BT /F1 18 Tf 72 ${height - 72} Td (${text}, page ${at + 1}) Tj ET`;
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 ${height}] /Resources << /Font << /F1 3 0 R >> >> /Contents ${number + 1} 0 R >>`,
        `<< /Length ${line.length} >>\nstream\n${line}\nendstream`,
      ];
    }),
  ];
  return pdfOf(objects);
}

/**
 * A JPEG for tests: a grey picture of any size with the shortest codes there are, and a place where it was taken in its
 * Exif, as phones write it.
 */
export function sampleJpeg(width = 3024, height = 4032): Bytes {
  const blocks = Math.ceil(width / 8) * Math.ceil(height / 8);
  const text = new TextEncoder().encode("Exif\0\0taken at 52.5,13.4");
  const oneCode = (table: number) => [0xff, 0xc4, 0, 20, table, 1, ...new Array<number>(15).fill(0), 0];
  const header = [
    ...[0xff, 0xd8, 0xff, 0xe1, 0, 2 + text.length, ...text],
    ...[0xff, 0xdb, 0, 67, 0, ...new Array<number>(64).fill(1)],
    ...[0xff, 0xc0, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0],
    ...[...oneCode(0), ...oneCode(0x10)],
    ...[0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0],
  ];
  // Two bits a block: "no difference", "nothing more". The last byte is filled up with ones.
  const data = new Uint8Array(Math.ceil(blocks / 4));
  if (blocks % 4) data[data.length - 1] = 0xff >> (2 * (blocks % 4));
  return Uint8Array.from([...header, ...data, 0xff, 0xd9]);
}

/** A HEIC of 64 × 48 for tests: four coloured fields, red above and on the left. */
export const sampleHeic = (): Bytes => Uint8Array.from(atob(heic), (letter) => letter.charCodeAt(0));

const heic =
  "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAa1tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAAAAAAACAAAAEGlkYXQAAAAAAEAAMAAAADhpbG9jAQAAAERAAAIAAQAAAAAAAAHRAAEAAAAAAAAAlAACAAEAAAAAAAAAAQAAAAAAAAAIAAAAOGlpbmYAAAAAAAIAAAAVaW5mZQIAAAEAAQAAaHZjMQAAAAAVaW5mZQIAAAAAAgAAZ3JpZAAAAADYaXBycAAAALZpcGNvAAAAdmh2Y0MBA3AAAAAAAAAAAAAe8AD8/fj4AAAPAyAAAQAYQAEMAf//A3AAAAMAkAAAAwAAAwAeugJAIQABACpCAQEDcAAAAwCQAAADAAADAB6gIIEFlurkprm4EBAwIAAAAwAgAAADACEiAAEABkQBwXPAiQAAABRpc3BlAAAAAAAAAEAAAABAAAAAFGlzcGUAAAAAAAAAQAAAADAAAAAQcGl4aQAAAAADCAgIAAAAGmlwbWEAAAAAAAAAAgABAoECAAICA4QAAAAaaXJlZgAAAAAAAAAOZGltZwACAAEAAQAAAJxtZGF0AAAAkCgBrwngIzUtX+3V//8N7yFf6R07u/Uo/+rtO7g1W/GhtffpJ4kP/7uIn+jsBC/7YRjfrPFGm0+S8QxXOpiBk2KJ+MkitiAqQ3X9hEVM4e1Lbj4jz74X5Adi2h7kG25AurCg6yPqgWCUoksABHpaifPhAd1Z3v11rP64yJWYMDgwGWYRSPq0gQyGKe1y9iAGvg==";
