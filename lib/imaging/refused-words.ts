import { dicomWords } from "#lib/imaging/dicom.ts";
import { filmWords } from "#lib/imaging/film-words.ts";
import { disguisedWords } from "#lib/imaging/preamble.ts";
import type { Text, Words } from "#lib/platform/language.ts";

/** How a file is refused whose check had to be ended. Wording to be approved by the clinic. */
export const endedWords = {
  too_long: {
    en: "This file takes longer to open than any scan picture should",
    es: "Este archivo tarda en abrirse más de lo que debería una imagen de un estudio",
  },
  too_large: {
    en: "This file takes more memory to open than any scan picture should",
    es: "Este archivo necesita más memoria de la que debería una imagen de un estudio",
  },
  crashed: { en: "This file could not be opened safely", es: "Este archivo no se pudo abrir de forma segura" },
} as const satisfies Record<string, Text>;

/** How a file is refused that the virus scanner did not let pass. Wording to be approved by the clinic. */
export const scannerWords = {
  malware: {
    en: "The virus scanner found something harmful in this file",
    es: "El antivirus encontró algo dañino en este archivo",
  },
  unscanned: {
    en: "This file is too large for our virus scanner",
    es: "Este archivo es demasiado grande para nuestro antivirus",
  },
} as const satisfies Record<string, Text>;

/**
 * Why a file was refused, from what is kept of it: the reason, and the English words of that day. One reason may have
 * two texts, so the words decide; words that have changed since are said anew by their reason.
 */
export function refusedWords({ reason, words }: { reason: string | null; words: string | null }): Words {
  return byWords.get(words ?? "") ?? byReason.get(reason ?? "") ?? words ?? "";
}

const known: [reason: string, text: Text][] = [
  ...Object.entries(endedWords),
  ...Object.entries(scannerWords),
  ["disguised", disguisedWords],
  ["unsupported", filmWords],
  ...Object.entries(dicomWords),
];
const byWords = new Map(known.map(([, text]) => [text.en, text]));
const byReason = new Map(known);
