"use client";
import type { FormState } from "#app/_server/form-action.ts";
import { words } from "#app/_session/words.ts";
import { useSay } from "#app/_ui/language.client.tsx";
import { Notice } from "#app/_ui/notice.tsx";

/**
 * Why a form was not taken, where it is no fault of a field. Who was signed out meanwhile signs in in a new tab: this
 * page keeps what was typed, and sends it then.
 */
export function NotTaken({ state: { code, message, fields } }: { state: FormState }) {
  const say = useSay();
  if (!message || Object.keys(fields ?? {}).length > 0) return null;
  if (code !== "signed_out") return <Notice signal="warning" title={say(message)} live />;
  return (
    <Notice signal="warning" title={say(words.over)} live>
      <p>
        {say(words.kept)} {say(words.newTab)}
      </p>
      <p>
        <a href="/sign-in" target="_blank" rel="noreferrer" className="inline-flex min-h-11 items-center">
          {say(words.again)}
        </a>
      </p>
    </Notice>
  );
}
