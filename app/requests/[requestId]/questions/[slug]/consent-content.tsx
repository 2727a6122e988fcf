import { ConsentBody } from "#app/_consents/consent-body.tsx";
import { addressOfText, TextPdfs } from "#app/_consents/text-pdfs.tsx";
import { agreements } from "#app/_consents/words.ts";
import { inPageLanguage, pageLanguage } from "#app/_server/language.ts";
import { currentText } from "#lib/consents/published.ts";
import { capacityOf, whoSigns } from "#lib/consents/signer.ts";

/** What is agreed to, whole, above the name that is typed; which words they were goes along with it. */
export async function ConsentContent({ answers }: { answers: Readonly<Record<string, unknown>> }) {
  const language = await pageLanguage();
  const say = await inPageLanguage();
  const text = currentText("review");
  return (
    <>
      <ConsentBody text={text} language={language} level={2} />
      <TextPdfs language={language} addressOf={addressOfText(text)} />
      <p className="measure text-small text-quiet">{say(agreements.laterWishes)}</p>
      <p className="measure font-semibold">{say(whoSigns[capacityOf(answers)])}</p>
      <input type="hidden" name="consentVersion" value={text.version} />
      <input type="hidden" name="consentLanguage" value={language} />
    </>
  );
}
