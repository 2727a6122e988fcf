import type { Person } from "#lib/accounts/actor.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { sha256, toBase64 } from "#lib/upload/checksum.ts";
import { finishPaper } from "./finish-paper.ts";
import type { PaperKind } from "./paper.ts";
import { signPaper } from "./sign-paper.ts";

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

/** What the browser announces of a file. */
export const offerOf = async (bytes: Bytes, kind: PaperKind = "report", label = "my report.pdf") => ({
  kind,
  label,
  size: bytes.length,
  sha256: toBase64(await sha256(bytes)),
});

/** Signs for a paper and puts it into storage, but does not say so. */
export async function putPaper(patient: Person, requestId: string, bytes: Bytes, kind?: PaperKind): Promise<string> {
  const { paperId, place } = expectOk(await signPaper(patient, { requestId, ...(await offerOf(bytes, kind)) }));
  if (!place) throw new Error("there is no place");
  const res = await fetch(place.url, { method: "PUT", headers: place.headers, body: bytes });
  if (!res.ok) throw new Error(`storage answered ${res.status}`);
  return paperId;
}

/** Sends a paper whole: signed for, stored, and said to be. */
export async function sendPaper(patient: Person, requestId: string, bytes: Bytes, kind?: PaperKind): Promise<string> {
  const paperId = await putPaper(patient, requestId, bytes, kind);
  expectOk(await finishPaper(patient, { requestId, paperId }));
  return paperId;
}
