"use client";
import { createContext, type ReactNode, useCallback, useContext } from "react";
import { type Language, say, type Words } from "#lib/platform/language.ts";

const Current = createContext<Language>("en");

export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  return <Current value={language}>{children}</Current>;
}

/** The language of this page. */
export const useLanguage = (): Language => useContext(Current);

/** Says words in the language of this page. */
export function useSay(): (words: Words) => string {
  const language = useLanguage();
  return useCallback((words) => say(language, words), [language]);
}

/** Words in the language of this page, for components that are drawn on the server as well as in the browser. */
export function Say({ words }: { words: Words }) {
  return useSay()(words);
}
