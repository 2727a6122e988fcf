import { z } from "zod";
import { carry, type Text } from "#lib/platform/language.ts";
import { ObjectHash } from "#lib/upload/contract.ts";
import { emptyFile, maxPaperBytes, paperKinds } from "./paper.ts";

const fileTooLarge: Text = { en: "This file is larger than 40 MB.", es: "Este archivo pesa más de 40 MB." };

/** A file that asks for a place. The label is its name on the person's device, for their own eyes and the clinic's. */
export const PaperOffer = z.object({
  kind: z.enum(paperKinds),
  label: z.string().transform(cleanLabel),
  size: z.int().min(1, carry(emptyFile)).max(maxPaperBytes, carry(fileTooLarge)),
  sha256: ObjectHash,
});
export type PaperOffer = z.infer<typeof PaperOffer>;

/** The name of a file without folders, control characters and marks that turn the direction of writing. */
function cleanLabel(name: string): string {
  const base = name.split(/[/\\]/).at(-1) ?? "";
  const plain = base.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]/gu, "").trim();
  return Array.from(plain).slice(0, 120).join("") || "Paper";
}
