import type { ReactNode } from "react";
import { When } from "#app/_ui/time.client.tsx";
import type { TriageRequest } from "#lib/triage/view-request.ts";

export type TranslatedText = TriageRequest["translatable"][number];

type Translation = TriageRequest["translations"][number];

/** Every version of a translation, the newest first, as its reader sees it; who wrote it and whether the surgeon looked. */
export function TranslationList({
  translations,
  act,
}: {
  translations: readonly Translation[];
  /** What can be done with the newest. */
  act?: (translation: Translation) => ReactNode;
}) {
  const [newest, ...older] = translations;
  if (!newest) return null;
  return (
    <>
      <Version translation={newest} />
      {act?.(newest)}
      {older.length > 0 && (
        <details>
          <summary className="min-h-6">Earlier versions ({older.length})</summary>
          <div className="mt-1 space-y-2">
            {older.map((one) => (
              <Version key={one.id} translation={one} />
            ))}
          </div>
        </details>
      )}
    </>
  );
}

function Version({
  translation: { version, language, text, translator, by, at, checked },
}: {
  translation: Translation;
}) {
  return (
    <div className="space-y-1 border-l-2 border-edge pl-3">
      <p lang={language} className="measure wrap-anywhere whitespace-pre-line">
        {text}
      </p>
      <p className="text-small text-quiet">
        Version {version}, translated by {translator}. Entered by {by}, <When at={at} />.{" "}
        {checked ? (
          <>
            Looked at by {checked.by}, <When at={checked.at} />
          </>
        ) : (
          "No second look by the surgeon yet"
        )}
      </p>
    </div>
  );
}
