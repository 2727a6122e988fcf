"use client";
import { createContext, type ReactNode, useCallback, useContext } from "react";
import { type Language, say, type Text } from "#lib/platform/language.ts";

const Current = createContext<Language>("en");

export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  return <Current value={language}>{children}</Current>;
}

/** The language of this page. */
export const useLanguage = (): Language => useContext(Current);

/** Says words in the language of this page. */
export function useSay(): (words: Text | string) => string {
  const language = useLanguage();
  return useCallback((words) => say(language, words), [language]);
}
