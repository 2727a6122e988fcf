import { pageLanguage, pageIn } from "#app/_server/language.ts";
import { languages } from "#lib/platform/language.ts";
import { languageNames } from "./words.ts";

/** Leads to this very page in the other language, which is remembered. A plain link: it needs no script. */
export async function LanguageSwitch() {
  const current = await pageLanguage();
  const others = languages.filter((language) => language !== current);
  return Promise.all(
    others.map(async (language) => (
      <a
        key={language}
        href={await pageIn(language)}
        hrefLang={language}
        lang={language}
        className="inline-flex min-h-11 items-center"
      >
        {languageNames[language]}
      </a>
    )),
  );
}
