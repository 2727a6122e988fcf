import { CircleX, Clock } from "lucide";
import { redirect } from "next/navigation";
import { Fresh } from "#app/_live/fresh.client.ts";
import { ClinicDay } from "#app/_server/clinic-day.tsx";
import { inPageLanguage, titled } from "#app/_server/language.ts";
import { show } from "#app/_server/show.ts";
import { Badge } from "#app/_ui/badge.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PatientFrame } from "#app/requests/patient-frame.tsx";
import { listOwnWishes, type OwnWish } from "#lib/intake/list-own-wishes.ts";
import { WishForm } from "./wish-form.client.tsx";
import { wishWords as words } from "./words.ts";

export const generateMetadata = titled(words.title);

type Props = { params: Promise<{ requestId: string }>; searchParams: Promise<{ asked?: string }> };

/** Where a person asks to have deleted or corrected what they sent, and reads what was decided. */
export default async function CorrectionsPage({ params, searchParams }: Props) {
  const { requestId } = await params;
  const { asked } = await searchParams;
  const { status, wishes } = await show(listOwnWishes, { requestId });
  if (status === "draft") redirect(`/requests/${requestId}`);
  const say = await inPageLanguage();
  return (
    <PatientFrame back={`/requests/${requestId}`}>
      <Fresh requestId={requestId} every={60_000} />
      <WishForm requestId={requestId}>
        <h1 className="mb-4">{say(words.title)}</h1>
        <div className="mb-8 space-y-8">
          {asked && <Notice signal="good" title={say(words.asked)} live />}
          <div className="measure space-y-3">
            <p>{say(words.about)}</p>
            <p>{say(words.stays)}</p>
          </div>
        </div>
      </WishForm>
      {wishes.length > 0 && (
        <section aria-labelledby="before" className="mt-12 space-y-4">
          <h2 id="before">{say(words.before)}</h2>
          <ul className="space-y-4">
            {wishes.map((wish) => (
              <Asked key={wish.id} wish={wish} />
            ))}
          </ul>
        </section>
      )}
    </PatientFrame>
  );
}

async function Asked({ wish: { kind, text, state, askedAt, decidedAt, reason } }: { wish: OwnWish }) {
  const say = await inPageLanguage();
  return (
    <li className="space-y-2 rounded border border-hairline bg-raised p-5">
      <p className="flex flex-wrap items-center justify-between gap-2">
        <strong>{say(words.kinds[kind])}</strong>
        <Badge {...(state === "granted" ? { signal: "good" as const } : { icon: state === "open" ? Clock : CircleX })}>
          {say(words.states[state])}
        </Badge>
      </p>
      <p className="text-small text-quiet">
        {say(words.askedOn)} <ClinicDay at={askedAt} />
      </p>
      <p className="measure whitespace-pre-line wrap-anywhere">{text}</p>
      {decidedAt && (
        <div className="border-t border-hairline pt-3">
          <p className="text-small text-quiet">
            {say(words.weAnswered)} <ClinicDay at={decidedAt} />
          </p>
          <p className="measure whitespace-pre-line wrap-anywhere">{reason}</p>
          {state === "refused" && <p className="mt-2 text-small text-quiet">{say(words.disagree)}</p>}
        </div>
      )}
    </li>
  );
}
