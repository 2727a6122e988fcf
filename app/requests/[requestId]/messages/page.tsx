import { redirect } from "next/navigation";
import { Fresh } from "#app/_live/fresh.client.ts";
import { MessageForm } from "#app/_messages/message-form.client.tsx";
import { clinic } from "#app/_server/clinic.ts";
import { inPageLanguage, titled } from "#app/_server/language.ts";
import { show } from "#app/_server/show.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { PhoneLink } from "#app/_ui/phone.tsx";
import { PatientFrame } from "#app/requests/patient-frame.tsx";
import { openThread } from "#lib/messages/open-thread.ts";
import { write } from "./actions.ts";
import { Thread } from "./thread.tsx";
import { notForEmergency, referenceWords, threadWords as words } from "./words.ts";

type Params = Promise<{ requestId: string }>;
type Search = Promise<{ sent?: string }>;

export const generateMetadata = titled(words.title);

/** Patient and clinic write to each other about one request. */
export default async function MessagesPage({ params, searchParams }: { params: Params; searchParams: Search }) {
  const { requestId } = await params;
  const { sent } = await searchParams;
  const { messages, status, reference, open } = await show(openThread, { requestId });
  if (status === "draft") redirect(`/requests/${requestId}/continue`);
  const say = await inPageLanguage();
  const us = clinic();
  const asked = status === "needs_info";
  const here = `/requests/${requestId}/messages`;
  return (
    <PatientFrame back={`/requests/${requestId}`}>
      <Fresh requestId={requestId} every={30_000} />
      <p className="mb-1 text-small whitespace-nowrap text-quiet">{say(referenceWords(reference))}</p>
      <h1 className="mb-4">{say(words.title)}</h1>
      <div className="space-y-8">
        {sent && <Notice signal="good" title={say(words.sent)} live />}
        {open && <p className="measure">{say(words.intro)}</p>}
        {messages.length > 0 ? (
          <Thread requestId={requestId} messages={messages} clinic={us.name} />
        ) : (
          open && (
            <div className="rounded border border-dashed border-edge p-5 text-center">
              <p className="font-semibold">{say(words.none)}</p>
              <p className="text-balance text-quiet">{say(words.noneHint)}</p>
            </div>
          )
        )}
        {open ? (
          <section aria-labelledby="write" className="space-y-4 border-t border-hairline pt-6">
            <h2 id="write">{say(asked ? words.answerTitle : words.write)}</h2>
            <MessageForm
              requestId={requestId}
              messageId={crypto.randomUUID()}
              door={write}
              label={asked ? words.answer : words.message}
              hint={say(notForEmergency(us.emergencyNumber))}
              send={asked ? words.sendAnswer : words.send}
              draft={`foramen.message.${requestId}`}
              signIn={`/sign-in?from=${encodeURIComponent(here)}`}
              {...(asked ? { hidden: { answers: "yes" } } : {})}
            />
          </section>
        ) : (
          <Notice signal="info" title={say(words.ended)}>
            <p>
              {say(words.endedCall)} <PhoneLink number={us.phone} />.
            </p>
          </Notice>
        )}
      </div>
    </PatientFrame>
  );
}
