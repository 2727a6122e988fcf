import { z } from "zod";
import { ObjectHash } from "#lib/upload/contract.ts";

/** What a paper is, as the person who adds it says. The report comes first wherever papers are listed. */
export const paperKinds = ["report", "operation", "letter", "film", "other"] as const;
export type PaperKind = (typeof paperKinds)[number];

/** What its bytes may be. */
export type PaperType = "pdf" | "jpeg" | "png" | "heic";

export const kindWords: Readonly<Record<PaperKind, string>> = {
  report: "Radiologist’s report",
  operation: "Notes of an operation",
  letter: "Doctor’s letter",
  film: "Photo of a film or screen",
  other: "Another paper",
};

export const typeWords: Readonly<Record<PaperType, string>> = {
  pdf: "PDF",
  jpeg: "JPEG picture",
  png: "PNG picture",
  heic: "HEIC picture",
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
  missing: "It did not arrive whole. Add it again.",
  kind: "It is not a PDF or a photo. Save it as a PDF, or take a photo of each page.",
  damaged: "It is damaged or cut off. Open it on your device to see if it is whole, then add it again.",
  pages: `It has more than ${maxPages} pages. Add only the pages about your back.`,
  dimensions: "This picture is too large. Take a normal photo of the page.",
  malware: "A virus scanner found something harmful in it. Do not send it again. Take a photo of each page.",
  unscanned: "It is too large or too complex to be checked for viruses. Take a photo of each page.",
  unsafe: "It could not be opened safely. Print it to a new PDF, or take a photo of each page.",
} as const;
export type PaperRefusal = keyof typeof refusals;

/** The words for a reason as it stands in the database. */
export const refusalWords = (reason: string | null): string =>
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
  words: string | null;
};

/** One page of a paper to look at: a picture of our own making, of so many pixels, at an address that works for a while. */
export type PaperPage = { page: number; width: number; height: number; url: string };

/** A file that asks for a place. The label is its name on the person's device, for their own eyes and the clinic's. */
export const PaperOffer = z.object({
  kind: z.enum(paperKinds),
  label: z.string().transform(cleanLabel),
  size: z.int().min(1, "This file is empty.").max(maxPaperBytes, "This file is larger than 40 MB."),
  sha256: ObjectHash,
});
export type PaperOffer = z.infer<typeof PaperOffer>;

/** The name of a file without folders, control characters and marks that turn the direction of writing. */
function cleanLabel(name: string): string {
  const base = name.split(/[/\\]/).at(-1) ?? "";
  const plain = base.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]/gu, "").trim();
  return Array.from(plain).slice(0, 120).join("") || "Paper";
}
