import type { Metadata } from "next";
import { headers } from "next/headers";
import { type Language, languageOf, say, type Text, type Words } from "#lib/platform/language.ts";

/** The language of this page, settled by the middleware: the address, else what was chosen, else what the browser asks for. */
export const pageLanguage = async (): Promise<Language> => languageOf((await headers()).get("x-language")) ?? "en";

/** Says words in the language of this page. */
export async function inPageLanguage(): Promise<(words: Words) => string> {
  const language = await pageLanguage();
  return (words) => say(language, words);
}

/** The address of this very page in a language. */
export async function pageIn(language: Language): Promise<string> {
  const [path = "/", asked] = ((await headers()).get("x-path") ?? "/").split("?", 2);
  const query = new URLSearchParams(asked);
  query.set("lang", language);
  return `/${path.replace(/^\/+/, "")}?${query}`;
}

/** The title of a page in its language, with whatever else its metadata says: `export const generateMetadata = titled(…)`. */
export const titled =
  (title: Text, more: Metadata = {}) =>
  async (): Promise<Metadata> => ({ ...more, title: title[await pageLanguage()] });
