import { Download } from "lucide";
import { inPageLanguage, pageLanguage } from "#app/_server/language.ts";
import { Icon } from "#app/_ui/icon.tsx";
import type { OpinionAnswer } from "#lib/intake/answer.ts";
import { type Language, languages } from "#lib/platform/language.ts";
import { answerPage, letterIn } from "./words.ts";

/** The answer as a letter in either language, that of the page first; where the surgeon's words wait for a translation, it says so. */
export async function KeepIt({ requestId, written }: { requestId: string; written: OpinionAnswer | null }) {
  const say = await inPageLanguage();
  const own = await pageLanguage();
  const others = languages.filter((language) => language !== own);
  return (
    <section aria-labelledby="keep" className="space-y-4 print:hidden">
      <h2 id="keep">{say(answerPage.keep)}</h2>
      <p className="measure">{say(answerPage.keepWhy)}</p>
      <ul className="space-y-2">
        {[own, ...others].map((language) => {
          const { href, text } = letterIn(requestId, language);
          return (
            <li key={language}>
              <a href={href} className="inline-flex min-h-11 items-center gap-2">
                <Icon of={Download} />
                {say(text)}
              </a>
              {written && waits(written, language) && (
                <span className="block text-small text-quiet">{say(answerPage.notTranslated[written.language])}</span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const waits = ({ approved, language: own, translated }: OpinionAnswer, language: Language): boolean =>
  !approved && own !== language && translated?.language !== language;
