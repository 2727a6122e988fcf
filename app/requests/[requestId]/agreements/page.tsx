import { ConsentBody } from "#app/_consents/consent-body.tsx";
import { TextPdfs } from "#app/_consents/text-pdfs.tsx";
import { agreements as words } from "#app/_consents/words.ts";
import { ClinicDay } from "#app/_server/clinic-day.tsx";
import { inPageLanguage, pageLanguage, titled } from "#app/_server/language.ts";
import { show } from "#app/_server/show.ts";
import { Fold } from "#app/_ui/fold.tsx";
import { ActButton } from "#app/requests/act-button.client.tsx";
import { takeConsentBack } from "#app/requests/actions.ts";
import { PatientFrame } from "#app/requests/patient-frame.tsx";
import type { Agreement } from "#lib/consents/agreement.ts";
import { consentWords } from "#lib/consents/consent-words.ts";
import { currentText } from "#lib/consents/published.ts";
import { forYourself, signedAs } from "#lib/consents/signer.ts";
import { listConsents } from "#lib/intake/list-consents.ts";
import { dayWords } from "#lib/platform/language.ts";

export const generateMetadata = titled(words.title);

/** Every text that was given or agreed to, word for word, and what may be allowed beside it. */
export default async function AgreementsPage({ params }: { params: Promise<{ requestId: string }> }) {
  const { requestId } = await params;
  const { agreements, offered, draft, endsRequest } = await show(listConsents, { requestId });
  const say = await inPageLanguage();
  const talksToSomebody = agreements.some(({ text, withdrawnAt }) => text.name === "talk-to" && !withdrawnAt);
  return (
    <PatientFrame back={draft ? "/requests" : `/requests/${requestId}`}>
      <h1 className="mb-4">{say(words.title)}</h1>
      <p className="measure mb-8">{say(agreements.length > 0 ? words.intro : words.none)}</p>
      <div className="space-y-6">
        {agreements.map((agreement) => (
          <Agreed key={agreement.id} {...{ requestId, agreement, draft, endsRequest }} />
        ))}
      </div>
      {offered.length > 0 && (
        <section aria-labelledby="wishes" className="mt-12 space-y-3">
          <h2 id="wishes">{say(words.wishes)}</h2>
          <p className="measure">{say(words.wishesIntro)}</p>
          <ul>
            {offered.map((name) => (
              <li key={name}>
                <a
                  href={`/requests/${requestId}/agreements/allow/${name}`}
                  className="inline-flex min-h-11 items-center"
                >
                  {say(name === "talk-to" && talksToSomebody ? words.anotherPerson : currentText(name).title)}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </PatientFrame>
  );
}

type AgreedProps = { requestId: string; agreement: Agreement; draft: boolean; endsRequest: boolean };

async function Agreed({ requestId, agreement, draft, endsRequest }: AgreedProps) {
  const say = await inPageLanguage();
  const language = await pageLanguage();
  const { id, text, typedName, capacity, person, paper, agreedAt, withdrawnAt } = agreement;
  const review = text.name === "review";
  const takesBack = text.kind !== "notice" && !withdrawnAt && !(review && draft);
  return (
    <section aria-labelledby={id} className="space-y-3 rounded border border-hairline bg-raised p-5">
      <h2 id={id} className="text-lead">
        {say(text.title)}
      </h2>
      <p className="text-small text-quiet wrap-anywhere">
        {paper ? (
          <>
            {say(consentWords.onPaper)} {say(dayWords(paper.receivedOn) ?? paper.receivedOn)}
          </>
        ) : (
          <>
            {say(typedName ? words.agreed : words.received)} <ClinicDay at={agreedAt} />
          </>
        )}
        {typedName && ` ${say(words.by)} ${typedName}, ${say(capacity === "self" ? forYourself : signedAs[capacity])}`}
      </p>
      {person && (
        <p className="wrap-anywhere">
          {say(words.forPerson)} {person}
        </p>
      )}
      {withdrawnAt && (
        <p className="font-semibold">
          {say(words.takenBack)} <ClinicDay at={withdrawnAt} />
        </p>
      )}
      <Fold name={say(words.read)}>
        <ConsentBody text={text} language={agreement.language} level={3} />
      </Fold>
      <TextPdfs language={language} addressOf={(one) => `/api/consents/${requestId}/${id}/${one}`} />
      {takesBack && (
        <Fold name={say(review ? words.takeBackReview : words.takeBack)} urgent>
          <div className="measure mt-2 space-y-4">
            {review && <p>{say(endsRequest ? words.endsRequest : words.onlyNoted)}</p>}
            <ActButton
              door={takeConsentBack}
              text={say(words.takeBack)}
              hidden={{ requestId, consentId: id }}
              variant={review ? "danger" : "secondary"}
            />
          </div>
        </Fold>
      )}
    </section>
  );
}
