import type { ReactNode } from "react";
import { clinic } from "#app/_server/clinic.ts";
import { inPageLanguage, titled } from "#app/_server/language.ts";
import { show } from "#app/_server/show.ts";
import { Fold } from "#app/_ui/fold.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { WithPhone } from "#app/_ui/phone.tsx";
import { PatientFrame } from "#app/requests/patient-frame.tsx";
import { PlainForm } from "#app/sign-in/plain-form.client.tsx";
import { viewEmailChange } from "#lib/accounts/view-email-change.ts";
import { begin, confirm } from "./actions.ts";
import { noAccessWords, words } from "./words.ts";

export const generateMetadata = titled(words.title);

/** The address with which a patient signs in, and how it becomes another: by a code to each of both. */
export default async function EmailPage({ searchParams }: { searchParams: Promise<{ changed?: string }> }) {
  const { email, next } = await show(viewEmailChange, {});
  const { changed } = await searchParams;
  const { phone } = clinic();
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
            <p className="measure mb-6">
              {say(words.aboutCodes)} {say(words.codesLast)}
            </p>
          </PlainForm>
          <Fold name={say(words.again)} className="mt-8">
            <div className="mt-4">{start()}</div>
          </Fold>
        </>
      ) : (
        start(
          <>
            <h1 className="mb-3">{say(words.title)}</h1>
            <p className="mb-6 wrap-anywhere">
              {say(words.now)}
              <strong className="block">{email}</strong>
            </p>
            <h2 className="mb-2">{say(words.change)}</h2>
            <p className="measure mb-6">{say(words.about)}</p>
          </>,
        )
      )}
      <p className="measure mt-8 text-quiet">
        <WithPhone words={say(noAccessWords(phone))} number={phone} />
      </p>
    </PatientFrame>
  );
}
