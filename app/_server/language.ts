import { headers } from "next/headers";
import { type Language, languageOf, say, type Text } from "#lib/platform/language.ts";

/** The language of this page, settled by the middleware: the address, else what was chosen, else what the browser asks for. */
export const pageLanguage = async (): Promise<Language> => languageOf((await headers()).get("x-language")) ?? "en";

/** Says words in the language of this page. */
export async function inPageLanguage(): Promise<(words: Text | string) => string> {
  const language = await pageLanguage();
  return (words) => say(language, words);
}
