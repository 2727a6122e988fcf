import { Download } from "lucide";
import { Icon } from "#app/_ui/icon.tsx";
import type { ConsentText } from "#lib/consents/consent-text.ts";
import { languageName } from "#lib/consents/consent-words.ts";
import { type Language, languages, say, tagOf, type Text } from "#lib/platform/language.ts";

/** Where a published text is as a file. */
export const addressOfText =
  ({ name, version }: ConsentText) =>
  (language: Language): string =>
    `/api/texts/${name}/${version}/${language}`;

/** A text as a file, in each language; `addressOf` answers where each is. */
export function TextPdfs({ language, addressOf }: { language: Language; addressOf: (language: Language) => string }) {
  return (
    <ul className="flex flex-wrap gap-x-6 print:hidden">
      {languages.map((one) => (
        <li key={one}>
          <a href={addressOf(one)} hrefLang={tagOf(one)} className="inline-flex min-h-11 items-center gap-2">
            <Icon of={Download} />
            {say(language, download(one))}
          </a>
        </li>
      ))}
    </ul>
  );
}

const download = (of: Language): Text => ({
  en: `PDF in ${languageName[of].en}`,
  es: `PDF en ${languageName[of].es.toLowerCase()}`,
});
