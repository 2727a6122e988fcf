import { UnfitFile } from "#lib/imaging/unfit-file.ts";
import type { Text } from "#lib/platform/language.ts";

/** Thrown by `demandPlainPreamble`. */
export class DisguisedFile extends UnfitFile<"disguised"> {
  override readonly name = "DisguisedFile";
  constructor() {
    super("disguised", disguisedWords);
  }
}

export const disguisedWords: Text = {
  en: "This picture file begins like a program or a web page, so we do not take it",
  es: "Este archivo de imagen empieza como un programa o una página web, así que no lo aceptamos",
};

/**
 * Refuses a DICOM file whose first 128 bytes, which are free for any use (PS3.10 7.1), make it a program, script, page
 * or archive as well: who opens it by a double click would run it. TIFF's marks are let pass, as microscopes write them.
 */
export function demandPlainPreamble(head: Uint8Array): void {
  if (head.subarray(0, 128).every((byte) => byte === 0)) return; // as nearly every file
  const preamble = String.fromCharCode(...head.subarray(0, 132));
  if (preamble.slice(128) !== "DICM") return;
  const text = preamble.slice(0, 128).replace(/^\u00ef\u00bb\u00bf/, "");
  if (marks.some((mark) => text.startsWith(mark)) || script.test(text)) throw new DisguisedFile();
}

/** PE, ELF, Mach-O, Java and Android, ZIP, RAR, 7z, gzip, PDF, PostScript, RTF, OLE, cabinets, shortcuts, shell scripts. */
const marks = [
  ..."MZ|ZM|\u007fELF|dex\n|PK\u0003\u0004|Rar!|7z\u00bc\u00af|\u001f\u008b|{\\rtf|MSCF|#!".split("|"),
  "\u00fe\u00ed\u00fa\u00ce",
  "\u00fe\u00ed\u00fa\u00cf",
  "\u00ce\u00fa\u00ed\u00fe",
  "\u00cf\u00fa\u00ed\u00fe",
  "\u00ca\u00fe\u00ba\u00be",
  "\u00d0\u00cf\u0011\u00e0",
  "L\u0000\u0000\u0000\u0001\u0014\u0002\u0000",
];

/** Readers of these look further than the first byte. */
const script = /%PDF-|%!PS|<(!doctype|!--|\?xml|\?php|%|html|head|body|script|svg|iframe|img|hta:)/i;
