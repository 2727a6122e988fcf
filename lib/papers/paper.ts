import type { Text } from "#lib/platform/language.ts";

/** What a paper is, as the person who adds it says. The report comes first wherever papers are listed. */
export const paperKinds = ["report", "operation", "letter", "authority", "film", "other"] as const;
export type PaperKind = (typeof paperKinds)[number];

/** What its bytes may be. */
export type PaperType = "pdf" | "jpeg" | "png" | "heic";

export const kindWords: Readonly<Record<PaperKind, Text>> = {
  report: { en: "Radiologist’s report", es: "Informe del radiólogo" },
  operation: { en: "Notes of an operation", es: "Notas de una operación" },
  letter: { en: "Doctor’s letter", es: "Carta de un médico" },
  authority: { en: "Power of attorney, or a court’s paper", es: "Poder legal o documento de un juez" },
  film: { en: "Photo of a film or screen", es: "Foto de una placa o pantalla" },
  other: { en: "Another paper", es: "Otro documento" },
};

export const typeWords: Readonly<Record<PaperType, Text>> = {
  pdf: { en: "PDF", es: "PDF" },
  jpeg: { en: "JPEG picture", es: "imagen JPEG" },
  png: { en: "PNG picture", es: "imagen PNG" },
  heic: { en: "HEIC picture", es: "imagen HEIC" },
};

/** How each is served: never by what the sender called it. */
export const contentTypes: Readonly<Record<PaperType, string>> = {
  pdf: "application/pdf",
  jpeg: "image/jpeg",
  png: "image/png",
  heic: "image/heic",
};

/** What the pictures of pages are. */
export const previewType = "image/webp";

/** What a file field offers. HEIC is named twice, as not every system knows its type. */
export const accepted = "application/pdf,image/jpeg,image/png,image/heic,image/heif,.pdf,.jpg,.jpeg,.png,.heic";

/** A photo has up to 15 MB, a scanned report of some pages rarely more than 10. */
export const maxPaperBytes = 40 * 2 ** 20;
/** What one request may hold: every page of a long report photographed on its own, and letters. */
export const paperCeiling = { papers: 60, bytes: 500 * 2 ** 20 };
export const maxPages = 500;
/** So many pages can be looked at as pictures; the others of a longer paper are in the file itself. */
export const maxPreviews = 50;
/** A larger picture is a mistake or made to exhaust whoever opens it. */
export const maxSide = 20_000;
export const maxPixels = 150_000_000;

/** Why a paper is not kept, in words for the person who sent it: what happened and what to do. */
export const refusals = {
  missing: { en: "It did not arrive whole. Add it again.", es: "No llegó completo. Agréguelo otra vez." },
  kind: {
    en: "It is not a PDF or a photo. Save it as a PDF, or take a photo of each page.",
    es: "No es un PDF ni una foto. Guárdelo como PDF o tome una foto de cada página.",
  },
  damaged: {
    en: "It is damaged or cut off. Open it on your device to see if it is whole, then add it again.",
    es: "Está dañado o cortado. Ábralo en su dispositivo para ver si está completo y agréguelo otra vez.",
  },
  pages: {
    en: `It has more than ${maxPages} pages. Add only the pages about your back.`,
    es: `Tiene más de ${maxPages} páginas. Agregue solo las páginas sobre su espalda.`,
  },
  dimensions: {
    en: "This picture is too large. Take a normal photo of the page.",
    es: "Esta imagen es demasiado grande. Tome una foto normal de la página.",
  },
  malware: {
    en: "A virus scanner found something harmful in it. Do not send it again. Take a photo of each page.",
    es: "El antivirus encontró algo dañino en él. No lo envíe otra vez. Tome una foto de cada página.",
  },
  unscanned: {
    en: "It is too large or too complex to be checked for viruses. Take a photo of each page.",
    es: "Es demasiado grande o complejo para comprobarlo con el antivirus. Tome una foto de cada página.",
  },
  unsafe: {
    en: "It could not be opened safely. Print it to a new PDF, or take a photo of each page.",
    es: "No se pudo abrir de forma segura. Imprímalo en un PDF nuevo o tome una foto de cada página.",
  },
} as const satisfies Record<string, Text>;
export type PaperRefusal = keyof typeof refusals;

/** The words for a reason as it stands in the database. */
export const refusalWords = (reason: string | null): Text =>
  reason && Object.hasOwn(refusals, reason) ? refusals[reason as PaperRefusal] : refusals.damaged;

/** A paper as those see it who may: what it is, and whether it can be opened yet. */
export type ListedPaper = {
  id: string;
  kind: PaperKind;
  label: string;
  size: number;
  state: "signed" | "stored" | "kept" | "refused";
  type: PaperType | null;
  pages: number | null;
  locked: boolean;
  /** How many of its pages can be looked at as pictures. */
  previews: number;
  /** Why it was refused. */
  words: Text | null;
};

/** One page of a paper to look at: a picture of our own making, of so many pixels, at an address that works for a while. */
export type PaperPage = { page: number; width: number; height: number; url: string };

export const emptyFile: Text = { en: "This file is empty.", es: "Este archivo está vacío." };
