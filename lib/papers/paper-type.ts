import type { Text } from "#lib/platform/language.ts";
import type { PaperType } from "./paper.ts";

/** What a file is by its first bytes, whatever its name says; null for anything that is no paper. */
export function paperType(head: Uint8Array): PaperType | null {
  const start = String.fromCharCode(...head.subarray(0, 12));
  if (beginsPdf(head)) return "pdf";
  if (start.startsWith("\u00ff\u00d8\u00ff")) return "jpeg";
  if (start.startsWith("\u0089PNG\r\n")) return "png";
  return /^ftyp(heic|heix|heim|heis|hevc|hevx|mif1|msf1)/.test(start.slice(4)) ? "heic" : null;
}

/** Some programs leave a mark of byte order or empty lines before a PDF, which every reader passes over. */
export const beginsPdf = (head: Uint8Array): boolean =>
  /^(?:\u00ef\u00bb\u00bf)?[ \t\r\n]{0,32}%PDF-/.test(String.fromCharCode(...head.subarray(0, 40)));

/** Why a chosen file is no paper, in words that lead on; null where it may be one. */
export function notAPaper(head: Uint8Array): Text | null {
  if (paperType(head)) return null;
  if (String.fromCharCode(...head.subarray(128, 132)) === "DICM")
    return {
      en: "This is a picture of a scan. Add it above, with your scan.",
      es: "Esta es una imagen de un estudio. Agréguela arriba, con su estudio.",
    };
  if (head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4)
    return {
      en: "This is a ZIP file or a document. If your scan is in it, add it above. Save a document as a PDF first.",
      es: "Este es un archivo ZIP o un documento. Si contiene su estudio, agréguelo arriba. Si es un documento, guárdelo primero como PDF.",
    };
  return {
    en: "This is not a PDF or a photo. Save it as a PDF, or take a photo of each page.",
    es: "Esto no es un PDF ni una foto. Guárdelo como PDF o tome una foto de cada página.",
  };
}
