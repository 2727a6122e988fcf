"use client";
import { ConsentBody } from "#app/_consents/consent-body.tsx";
import { TextPdfs } from "#app/_consents/text-pdfs.tsx";
import { agreements } from "#app/_consents/words.ts";
import { useLanguage, useSay } from "#app/_ui/language.client.tsx";
import { currentText } from "#lib/consents/published.ts";
import { capacityOf, whoSigns } from "#lib/consents/signer.ts";

/** What is agreed to, whole, above the name that is typed; which words they were goes along with it. */
export function ConsentContent({ answers }: { answers: Readonly<Record<string, unknown>> }) {
  const language = useLanguage();
  const say = useSay();
  const text = currentText("review");
  return (
    <>
      <ConsentBody text={text} language={language} level={2} />
      <TextPdfs language={language} addressOf={(one) => `/api/texts/${text.name}/${text.version}/${one}`} />
      <p className="measure text-small text-quiet">{say(agreements.laterWishes)}</p>
      <p className="measure font-semibold">{say(whoSigns[capacityOf(answers)])}</p>
      <input type="hidden" name="consentVersion" value={text.version} />
      <input type="hidden" name="consentLanguage" value={language} />
    </>
  );
}
