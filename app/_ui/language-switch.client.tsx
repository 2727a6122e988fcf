"use client";
import { usePathname, useSearchParams } from "next/navigation";
import { languages } from "#lib/platform/language.ts";
import { useLanguage } from "./language.client.tsx";
import { languageNames } from "./words.ts";

/** Leads to this very page in the other language, which is remembered. A plain link: it needs no script. */
export function LanguageSwitch() {
  const here = usePathname();
  const asked = useSearchParams();
  const current = useLanguage();
  return languages
    .filter((language) => language !== current)
    .map((language) => (
      <a
        key={language}
        href={`${here}?${new URLSearchParams([...[...asked].filter(([name]) => name !== "lang"), ["lang", language]])}`}
        hrefLang={language}
        lang={language}
        className="inline-flex min-h-11 items-center"
      >
        {languageNames[language]}
      </a>
    ));
}
