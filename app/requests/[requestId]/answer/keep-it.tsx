import { Download } from "lucide";
import { inPageLanguage, pageLanguage } from "#app/_server/language.ts";
import { Icon } from "#app/_ui/icon.tsx";
import type { Answer } from "#lib/intake/answer.ts";
import { type Language, languages } from "#lib/platform/language.ts";
import { answerPage, letterIn } from "./words.ts";

/** The answer as a letter in either language, that of the page first; where what was written waits for a translation, it says so. */
export async function KeepIt({ requestId, answer }: { requestId: string; answer: Answer }) {
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
              {waits(answer, language) && (
                <span className="block pl-7 text-small text-quiet">
                  {say(answerPage.notTranslated[answer.language])}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const waits = (answer: Answer, language: Language): boolean =>
  !(answer.kind === "opinion" && answer.approved) &&
  answer.language !== language &&
  answer.translated?.language !== language;
