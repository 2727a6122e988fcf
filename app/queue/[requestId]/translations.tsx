import { Panel } from "#app/_ui/panel.tsx";
import type { TriageRequest } from "#lib/triage/view-request.ts";
import { TranslationList, type TranslatedText } from "../_request/translation-list.tsx";
import { TranslationForm } from "./translation-form.client.tsx";

const names = { en: "English", es: "Spanish" } as const;

/** What the surgeon signed in words of their own, in the other language: what is missing first, and every version. */
export function Translations({ request }: { request: TriageRequest }) {
  const { id, translatable, toTranslate, translations, language: reads } = request;
  if (translatable.length === 0) return null;
  const missing = new Set(toTranslate.map(({ signed }) => signed));
  if (missing.size === 0 && translations.length === 0 && translatable.every(({ language }) => language === reads))
    return null;
  return (
    <Panel title={missing.size > 0 ? "To be translated" : "Translation"}>
      <div className="space-y-4">
        {missing.size > 0 && (
          <p>The patient reads the original already, marked as such, and hears when the translation is there.</p>
        )}
        {translatable.map((text) => (
          <Text
            key={text.signed}
            text={text}
            {...{ requestId: id, reads, translations }}
            open={missing.has(text.signed)}
          />
        ))}
      </div>
    </Panel>
  );
}

type TextProps = Pick<TriageRequest, "translations"> & {
  requestId: string;
  text: TranslatedText;
  reads: "en" | "es";
  open: boolean;
};

function Text({ requestId, text, reads, translations, open }: TextProps) {
  const own = translations.filter(({ signed }) => signed === text.signed);
  const into = text.language === "en" ? "es" : "en";
  return (
    <section aria-label={text.signed === 1 ? "The opinion" : `Addendum ${text.signed - 1}`} className="space-y-2">
      <h3 className="text-quiet">
        {text.signed === 1 ? "The message" : `Addendum ${text.signed - 1}`}, signed in {names[text.language]}
      </h3>
      <p lang={text.language} className="measure wrap-anywhere whitespace-pre-line">
        {text.text}
      </p>
      <TranslationList translations={own} />
      {(into === reads || open || own.length > 0) && (
        <TranslationForm
          key={own.length}
          {...{ requestId, into, open }}
          signed={text.signed}
          translationId={crypto.randomUUID()}
          before={own[0]?.text ?? ""}
        />
      )}
    </section>
  );
}
