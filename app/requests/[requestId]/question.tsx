import { inPageLanguage, pageLanguage } from "#app/_server/language.ts";
import { PhoneLink } from "#app/_ui/phone.tsx";
import { ReplyForm } from "./reply-form.client.tsx";
import { trackerWords as words } from "./tracker-words.ts";

/** What staff asked, word for word, and where it is answered. In which language they wrote is not noted: mostly English. */
export async function Question({ requestId, body, phone }: { requestId: string; body: string; phone: string }) {
  const say = await inPageLanguage();
  const language = await pageLanguage();
  return (
    <div className="space-y-5">
      <p className="measure whitespace-pre-line wrap-anywhere">{body}</p>
      {language !== "en" && (
        <p className="measure text-small text-quiet">
          {say(words.asWritten)} <PhoneLink number={phone} />.
        </p>
      )}
      <p>
        {say(words.ifFiles)} <a href={`/requests/${requestId}/scans`}>{say(words.addHere)}</a>
      </p>
      <ReplyForm requestId={requestId} />
    </div>
  );
}
