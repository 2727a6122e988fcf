import { CircleCheck, CircleQuestionMark, Info, type IconNode, TriangleAlert, UserCheck, UserX } from "lucide";
import { classNames } from "#app/_ui/class-names.ts";
import { Icon } from "#app/_ui/icon.tsx";
import { When } from "#app/_ui/time.client.tsx";
import { modalityWords } from "#lib/imaging/words.ts";
import { say } from "#lib/platform/language.ts";
import { dateInWords } from "#lib/intake/journey.ts";
import type { TriageRequest } from "#lib/triage/view-request.ts";
import { SeriesPreview } from "../_request/series-preview.client.tsx";
import { countWords } from "../_request/words.ts";
import { DecideIdentity } from "./decide-identity.client.tsx";
import { ownerWords, reasonWords, showsWords } from "../_request/scan-words.ts";

type StudyRow = TriageRequest["scan"]["studies"][number];
type SeriesRow = StudyRow["series"][number];

/** One study: whose it is and why, and its series with a picture of each. */
export function ScanStudy({ request, study, withKey }: { request: TriageRequest; study: StudyRow; withKey: boolean }) {
  const images = study.series.reduce((sum, series) => sum + series.images, 0);
  return (
    <section aria-label={`Study ${study.description ?? dayWords(study.date)}`}>
      <h3 className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="min-w-0 wrap-anywhere">{study.description ?? "Study without a description"}</span>
        <span className="text-small font-normal text-quiet">
          {dayWords(study.date)} · {countWords(images, "image")}
        </span>
      </h3>
      {study.named > 1 && (
        <p className="text-small text-quiet">
          Its files name {study.named} studies of one person and day; they are shown as one.
        </p>
      )}
      <Owner request={request} study={study} withKey={withKey} />
      <ul className="mt-1 border-t border-hairline">
        {study.series.map((series) => (
          <Series key={series.id} requestId={request.id} series={series} />
        ))}
      </ul>
    </section>
  );
}

/** Whose the study is: quiet where all agrees, and never without the reasons. */
function Owner({ request, study, withKey }: { request: TriageRequest; study: StudyRow; withKey: boolean }) {
  const { identity, heldBack, decision } = study;
  const reasons = (request.judged.reasons[study.id] ?? []).map(reasonWords);
  const { icon, colour } = lookOf(study);
  const folded = decision !== null || identity === "match";
  return (
    <div
      className={classNames(
        "mt-1 space-y-1 pb-1 text-small",
        heldBack && "rounded-r border-l-4 border-warning bg-warning-soft px-3 py-2",
      )}
    >
      <div className="flex min-h-7 flex-wrap items-center gap-x-2 gap-y-1">
        <span className={classNames("inline-flex items-center gap-1.5 font-medium", colour)}>
          <Icon of={icon} className="size-4" />
          {ownerWords(study)}
        </span>
        {request.identityOpen && identity && (
          <DecideIdentity
            requestId={request.id}
            studyId={study.id}
            person={request.personName}
            reasons={reasons}
            label={heldBack ? "Decide whose it is…" : decision ? "Decide again…" : "Decide…"}
            waits={heldBack}
            withKey={withKey}
          />
        )}
      </div>
      {decision && <Decided decision={decision} />}
      {reasons.length > 0 && (folded ? <FoldedReasons reasons={reasons} /> : <Reasons reasons={reasons} />)}
      {heldBack && <p>No surgeon sees it until you decide whose it is.</p>}
    </div>
  );
}

function Decided({ decision: { by, at, reason, theirs } }: { decision: NonNullable<StudyRow["decision"]> }) {
  return (
    <p className="wrap-anywhere">
      <span className="whitespace-pre-line">“{reason}”</span>{" "}
      <span className="text-quiet">
        {by}, <When at={at} show="exact" />.{!theirs && " No surgeon sees it."}
      </span>
    </p>
  );
}

const Reasons = ({ reasons }: { reasons: readonly string[] }) => (
  <ul className="list wrap-anywhere">
    {reasons.map((reason) => (
      <li key={reason}>{reason}</li>
    ))}
  </ul>
);

const FoldedReasons = ({ reasons }: { reasons: readonly string[] }) => (
  <details>
    <summary className="min-h-6 w-fit text-quiet">What was compared</summary>
    <Reasons reasons={reasons} />
  </details>
);

function lookOf({ identity, decision }: StudyRow): { icon: IconNode; colour: string } {
  if (decision) return { icon: decision.theirs ? UserCheck : UserX, colour: decision.theirs ? "text-good" : "" };
  switch (identity) {
    case "match":
      return { icon: CircleCheck, colour: "text-quiet" };
    case "probable":
      return { icon: Info, colour: "text-info" };
    case "mismatch":
      return { icon: TriangleAlert, colour: "text-warning" };
    default:
      return { icon: CircleQuestionMark, colour: "text-quiet" };
  }
}

function Series({ requestId, series }: { requestId: string; series: SeriesRow }) {
  const { id, modality, number, description, images, shows, hasPreview } = series;
  const about = showsWords(shows);
  return (
    <li className="flex min-h-12 items-center gap-2.5 border-b border-hairline tabular-nums last:border-b-0">
      <SeriesPreview
        requestId={requestId}
        seriesId={hasPreview ? id : null}
        of={description ?? `series ${number ?? "without a number"}`}
      />
      <span className="w-5 shrink-0 text-right text-quiet">
        <span className="sr-only">Series </span>
        {number ?? "–"}
      </span>
      <ModalityBadge modality={modality} />
      <span className="min-w-0 flex-1">
        <span className="block truncate" title={description ?? ""}>
          {description ?? <span className="text-quiet">No description</span>}
        </span>
        {about && <span className="block truncate text-small text-quiet">{about}</span>}
      </span>
      <span className="shrink-0 text-small text-quiet">{countWords(images, "image")}</span>
    </li>
  );
}

const ModalityBadge = ({ modality }: { modality: string }) => (
  <abbr
    title={say("en", modalityWords(modality))}
    className="w-9 shrink-0 rounded-[4px] bg-sunken text-center text-tiny leading-5 font-medium text-quiet no-underline ring-1 ring-hairline ring-inset"
  >
    {modality}
  </abbr>
);

const dayWords = (date: string | null): string =>
  date && /^\d{4}-\d\d-\d\d$/.test(date) ? dateInWords(date) : (date ?? "Unknown date");
