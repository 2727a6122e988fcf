import { isDirectoryName } from "#lib/imaging/dicomdir.ts";
import type { Stretch } from "#lib/imaging/data-set.ts";
import { DicomError, demandImage, dicomWords, openDicom } from "#lib/imaging/dicom.ts";
import type { DicomHeader, DicomReason } from "#lib/imaging/dicom.ts";
import { demandPlainPreamble, DisguisedFile } from "#lib/imaging/preamble.ts";
import { discPaper } from "#lib/papers/disc-paper.ts";
import type { PaperType } from "#lib/papers/paper.ts";
import { paperType } from "#lib/papers/paper-type.ts";
import type { Text } from "#lib/platform/language.ts";

/** Why a file of the patient's choice is not sent. */
export type LeftOutReason =
  | Exclude<DicomReason, "need_more" | "directory" | "not_dicom">
  | "directory"
  | "disguised"
  | "disc_program"
  | "system_file"
  | "paper"
  | "archive"
  | "locked"
  | "disc_image"
  | "shortcut"
  | "not_a_scan"
  | "misnamed"
  | "unreadable"
  | "duplicate";

/** What a file is, from its name and its first bytes. */
export type Sifted =
  /** `unread` is the longest part of its header that says nothing to us, whatever stands there. */
  | { kind: "image"; header: DicomHeader; unread: Stretch | null }
  | { kind: "need_more" }
  | { kind: "directory" }
  /** A ZIP, a program that may unpack itself, or a disc as one file, to be opened by the caller. */
  | { kind: "archive"; form: "zip" | "program" | "iso" }
  /** A document or photograph, which belongs to the papers of a request; `wrapped` inside a DICOM object. */
  | { kind: "paper"; type: PaperType; wrapped?: true }
  | { kind: "left_out"; reason: LeftOutReason; words: Text };

const words: Readonly<Partial<Record<LeftOutReason, Text>>> = {
  empty: { en: "This file is empty", es: "Este archivo está vacío" },
  directory: {
    en: "The disc’s list of contents: used for checking, not sent",
    es: "La lista de contenido del disco: se usa para comprobar y no se envía",
  },
  disc_program: {
    en: "Part of the disc’s own viewer program",
    es: "Parte del programa del disco para ver las imágenes",
  },
  system_file: { en: "A hidden file that a computer leaves behind", es: "Un archivo oculto que deja la computadora" },
  paper: {
    en: "A document or photo, not a scan: add it to your papers instead",
    es: "Un documento o una foto, no un estudio: agréguelo a sus documentos",
  },
  archive: { en: "This packed file cannot be opened here", es: "Este archivo comprimido no se puede abrir aquí" },
  disc_image: { en: "This disc image cannot be opened here", es: "Esta imagen de disco no se puede abrir aquí" },
  shortcut: {
    en: "A shortcut to another file: it holds nothing itself",
    es: "Un acceso directo a otro archivo: no contiene nada",
  },
  not_a_scan: { en: "This is not a scan picture", es: "Esto no es una imagen de un estudio" },
  misnamed: {
    en: "This file has the name of a scan picture but holds only text",
    es: "Este archivo tiene nombre de imagen de un estudio, pero solo contiene texto",
  },
  damaged: { en: "This file is damaged and cannot be read", es: "Este archivo está dañado y no se puede leer" },
  unreadable: {
    en: "This file could not be read: the disc may be scratched, or the file has moved",
    es: "Este archivo no se pudo leer: el disco puede estar rayado o el archivo cambió de lugar",
  },
  duplicate: { en: "This picture was chosen twice", es: "Esta imagen se eligió dos veces" },
};

const notNeeded: Text = { en: "This file is not needed", es: "Este archivo no hace falta" };

/** Why a file is left out, in words for the person who chose it. */
export function leftOut(reason: LeftOutReason, own?: Text): { reason: LeftOutReason; words: Text } {
  const known: Readonly<Partial<Record<LeftOutReason, Text>>> = dicomWords;
  return { reason, words: own ?? words[reason] ?? known[reason] ?? notNeeded };
}

/**
 * Decides what a file is. `head` is the whole file or its first bytes; "need_more" asks for a longer head and is not
 * answered for a whole file. What the bytes say counts before what the name says. Never throws on any bytes.
 */
export async function sift(path: string, size: number, head: Uint8Array): Promise<Sifted> {
  const name = path.split(/[/\\]/).at(-1) ?? path;
  if (isSystemFile(path, name)) return { kind: "left_out", ...leftOut("system_file") };
  if (size === 0) return { kind: "left_out", ...leftOut("empty") };
  if (holdsVolume(head)) return { kind: "archive", form: "iso" };
  try {
    const { header, file } = await openDicom(head, { headerOnly: true, size });
    demandImage(header);
    demandPlainPreamble(head);
    return { kind: "image", header, unread: file.inflated ? null : file.unread };
  } catch (failure) {
    if (failure instanceof DisguisedFile) return { kind: "left_out", ...leftOut(failure.reason, failure.words) };
    if (!(failure instanceof DicomError)) return { kind: "left_out", ...leftOut("damaged") };
    const { reason } = failure;
    if (reason === "need_more") return { kind: "need_more" };
    if (reason === "directory") return { kind: "directory" };
    if (reason === "no_pixels" && head.length === size && (await discPaper(head)))
      return { kind: "paper", type: "pdf", wrapped: true };
    if (reason !== "not_dicom") return { kind: "left_out", ...leftOut(reason, failure.words) };
    if (!paperType(head) && head.length < Math.min(size, volumeMark.end)) return { kind: "need_more" };
  }
  return siftOther(name, size, head);
}

const volumeMark = { start: 32_769, end: 32_774 };

/** Whether a disc was copied into this file as a whole: what ISO 9660 and UDF write behind its first 32 KiB. */
function holdsVolume(head: Uint8Array): boolean {
  return (
    !startsWith(head.subarray(128), "DICM") &&
    /^(CD001|BEA01)/.test(latin(head.subarray(volumeMark.start, volumeMark.end)))
  );
}

/** The system's own droppings: never worth a look at their bytes. */
function isSystemFile(path: string, name: string): boolean {
  return (
    /^(\.ds_store|thumbs\.db|ehthumbs\.db|desktop\.ini|\.localized|\.volumeicon\.icns|icon\r?)$/i.test(name) ||
    name.startsWith("._") ||
    /(^|\/)(__MACOSX|\.Trashes|\.Spotlight-V100|\.fseventsd|System Volume Information|\$RECYCLE\.BIN)\//i.test(path)
  );
}

const programs =
  /\.(exe|dll|com|msi|bat|cmd|vbs|ps1|sh|jar|class|so|dylib|sys|ocx|cab|inf|ini|ico|icns|css|js|mjs|html?|xhtml|xml|xsl|xslt|chm|hlp|cfg|config|manifest|log|lnk|url|plist|ttf|otf|woff2?|swf|bmp|gif|svg|txt|md|rtf|json|dat|properties|nib|strings|pak|bin|db|sqlite|cur|wav|lut|cube)$/i;

/** The first entry, the end of a ZIP of nothing, and what stands before the first entry of one that was split. */
const zipMarks = ["PK\u0003\u0004", "PK\u0005\u0006", "PK\u0007\u0008", "PK00PK\u0003\u0004"];
/** RAR, 7z, gzip, bzip2, xz, Zstandard; tar has its mark further back. */
const otherMarks = ["Rar!", "7z\u00bc\u00af", "\u001f\u008b", "BZh", "\u00fd7zXZ", "(\u00b5/\u00fd"];
/** How a copy of a disc with its sectors as they lie there begins: .bin, .img, .mdf. */
const rawSector = `\0${"\u00ff".repeat(10)}\0`;

const otherArchive: Text = {
  en: "Files packed as RAR, 7z, TAR or GZ cannot be opened here",
  es: "Los archivos comprimidos como RAR, 7z, TAR o GZ no se pueden abrir aquí",
};

function siftOther(name: string, size: number, head: Uint8Array): Sifted {
  const type = paperType(head);
  // Logos and buttons of the disc's viewer are small; a photographed page is not.
  if (type === "pdf" || (type !== null && size >= 20_000)) return { kind: "paper", type };
  if (zipMarks.some((mark) => startsWith(head, mark)) && !/\.(jar|apk|docx|xlsx|pptx|odt)$/i.test(name))
    return { kind: "archive", form: "zip" };
  if (isDirectoryName(name)) return { kind: "left_out", ...leftOut("damaged") };
  if (otherMarks.some((mark) => startsWith(head, mark)) || latin(head.subarray(257, 262)) === "ustar")
    return { kind: "left_out", ...leftOut("archive", otherArchive) };
  if (startsWith(head, rawSector)) return { kind: "left_out", ...leftOut("disc_image") };
  // Of the small programs of a disc none holds a scan.
  if (startsWith(head, "MZ") && size >= 2 ** 20) return { kind: "archive", form: "program" };
  if (
    /^(autorun\.inf|index\.html?|readme(\.\w+)?|license(\.\w+)?)$/i.test(name) ||
    programs.test(name) ||
    type !== null
  ) {
    return { kind: "left_out", ...leftOut("disc_program") };
  }
  if (startsWith(head, "MZ") || startsWith(head, "\u007fELF")) return { kind: "left_out", ...leftOut("disc_program") };
  if (/\.(iso|dmg|nrg|mdf|toast|cdr)$/i.test(name)) return { kind: "left_out", ...leftOut("disc_image") };
  // Something stands before the archive, or it is not one: the reader of archives says which.
  if (/\.zip$/i.test(name)) return { kind: "archive", form: "zip" };
  if (!/\.(dcm|dicom|ima)$/i.test(name)) return { kind: "left_out", ...leftOut("not_a_scan") };
  return { kind: "left_out", ...leftOut(isText(head.subarray(0, 512)) ? "misnamed" : "damaged") };
}

function isText(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
}

function startsWith(head: Uint8Array, mark: string): boolean {
  return latin(head.subarray(0, mark.length)) === mark;
}

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
