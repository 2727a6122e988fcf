import { createHash } from "node:crypto";
import type { Language } from "#lib/platform/language.ts";
import { type ConsentText, wholeText } from "./consent-text.ts";

/** SHA-256 of the words that were shown, in hex. */
export const textHash = (text: Pick<ConsentText, "sections">, language: Language): string =>
  createHash("sha256").update(wholeText(text, language)).digest("hex");
