import type { ReactNode } from "react";
import { inPageLanguage, titled } from "#app/_server/language.ts";
import { show } from "#app/_server/show.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { PatientFrame } from "#app/requests/patient-frame.tsx";
import { PlainForm } from "#app/sign-in/plain-form.client.tsx";
import { viewEmailChange } from "#lib/accounts/view-email-change.ts";
import { begin, confirm } from "./actions.ts";
import { words } from "./words.ts";

export const generateMetadata = titled(words.title);

/** The address with which a patient signs in, and how it becomes another: by a code to each of both. */
export default async function EmailPage({ searchParams }: { searchParams: Promise<{ changed?: string }> }) {
  const { email, next } = await show(viewEmailChange, {});
  const { changed } = await searchParams;
  const say = await inPageLanguage();
  const code = { autoComplete: "one-time-code", inputMode: "numeric", width: 9 } as const;
  const start = (head?: ReactNode) => (
    <PlainForm
      key={`begin ${next ?? ""}`}
      door={begin}
      fields={[{ name: "email", label: say(words.newEmail), type: "email", autoComplete: "email", inputMode: "email" }]}
      button={say(words.send)}
    >
      {head}
    </PlainForm>
  );
  return (
    <PatientFrame back="/account">
      {changed && !next && (
        <div className="mb-6">
          <Notice signal="good" title={say(words.changed)} live>
            <p>{say(words.changedText)}</p>
          </Notice>
        </div>
      )}
      {next ? (
        <>
          <PlainForm
            key={next}
            door={confirm}
            fields={[
              { name: "oldCode", label: say(words.oldCode), hint: email, ...code },
              { name: "newCode", label: say(words.newCode), hint: next, ...code },
            ]}
            button={say(words.confirm)}
          >
            <h1 className="mb-3">{say(words.codes)}</h1>
            <p className="measure mb-6">{say(words.about)}</p>
          </PlainForm>
          <details className="mt-8">
            <summary className="min-h-11 underline">{say(words.again)}</summary>
            <div className="mt-4">{start()}</div>
          </details>
        </>
      ) : (
        start(
          <>
            <h1 className="mb-3">{say(words.title)}</h1>
            <p className="mb-6 wrap-anywhere">
              {say(words.now)}: <strong>{email}</strong>
            </p>
            <h2 className="mb-2">{say(words.change)}</h2>
            <p className="measure mb-6">{say(words.about)}</p>
          </>,
        )
      )}
      <p className="measure mt-8 text-quiet">{say(words.noAccess)}</p>
    </PatientFrame>
  );
}
