import { letterhead } from "#lib/letters/letterhead.ts";
import { renderLetter } from "#lib/letters/render-letter.ts";
import { type Language, languageOf } from "#lib/platform/language.ts";
import { publishedText } from "./published.ts";
import { textLetter } from "./consent-letter.ts";

type TextFile = { pdf: Uint8Array<ArrayBuffer>; fileName: string };

/** There are few texts, they never change, and anybody may ask for them: each is drawn once. */
const drawn = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

/** A published text as a PDF, for whoever wants to read it before signing; null where there is none of this name. */
export async function renderText(name: string, version: string, given: string): Promise<TextFile | null> {
  const language: Language | null = languageOf(given);
  const text = publishedText(name, version);
  if (!text || !language) return null;
  const fileName = `${text.name}-${language}.pdf`;
  let file = drawn.get(version + fileName);
  if (!file) drawn.set(version + fileName, (file = renderLetter(textLetter(text, language, letterhead()))));
  return { pdf: await file, fileName };
}
