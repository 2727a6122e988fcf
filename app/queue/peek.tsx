import { show } from "#app/_server/show.ts";
import { Badge } from "#app/_ui/badge.tsx";
import { RoomLink } from "#app/_ui/room-link.tsx";
import { When } from "#app/_ui/time.client.tsx";
import { previewRequest, type RequestPreview } from "#lib/triage/preview-request.ts";
import { ageToday } from "./_request/age.ts";
import { AnswerList, MarkedBody, WarningSigns } from "./_request/answers.tsx";
import { ScanBadge, StatusBadge, TaskBadge } from "./_request/badges.tsx";
import { FitnessLines } from "./_request/fitness-lines.tsx";
import { fitnessSum } from "./_request/scan-words.ts";
import { RequestName } from "./_request/request-name.tsx";
import { SeriesPreview } from "./_request/series-preview.client.tsx";
import { SaidUrgency } from "./_request/said-urgency.tsx";
import { Summary } from "./_request/clinical-summary.tsx";
import { roleWords } from "./_request/words.ts";

/** A request in brief beside the list, to decide what to do with it without leaving. */
export async function Peek({ requestId }: { requestId: string }) {
  const request = await show(previewRequest, { requestId });
  const { reference, personName, birthDate, status, scan, answers } = request;
  return (
    <div className="space-y-4 p-3">
      <header className="space-y-1.5">
        <div className="flex items-start justify-between gap-2 pr-8">
          <h2 className="min-w-0">
            <RequestName reference={reference} personName={personName} age={ageToday(birthDate)} />
          </h2>
          <RoomLink href={`/queue/${requestId}`}>Open</RoomLink>
        </div>
        <div className="flex flex-wrap gap-1.5">
          {request.task && <TaskBadge task={request.task} />}
          <StatusBadge status={status} />
          <ScanBadge state={scan.state} images={scan.images} />
        </div>
      </header>
      <WarningSigns answers={answers} reasons={request.priorityReasons} />
      <SaidUrgency changes={request.urgencyChanges} />
      <Part title="Summary">
        <Summary answers={answers} reasons={request.priorityReasons} />
      </Part>
      {request.seesImages && <Pictures request={request} />}
      {scan.fitness.length > 0 && (
        <Part title="Does it suit the question?" sum={<Badge {...sumOf(scan.fitness)} />}>
          <FitnessLines lines={scan.fitness} />
        </Part>
      )}
      <Part title="What they told us">
        <MarkedBody areas={answers["areas"]} />
        <AnswerList answers={answers} brief />
      </Part>
      <LastMessage request={request} />
    </div>
  );
}

const sumOf = (lines: RequestPreview["scan"]["fitness"]) => {
  const { signal, words } = fitnessSum(lines);
  return { signal, children: words };
};

/** The middle picture of each series, the newest study first. */
function Pictures({ request: { id, scan } }: { request: RequestPreview }) {
  const series = scan.studies.flatMap((study) => study.series).filter(({ hasPreview }) => hasPreview);
  if (series.length === 0) return null;
  return (
    <Part title="Pictures">
      <ul className="flex flex-wrap gap-1.5">
        {series.slice(0, 12).map((one) => (
          <li key={one.id} title={`${one.description ?? one.modality}, ${one.images} images`}>
            <SeriesPreview requestId={id} seriesId={one.id} of={one.description ?? one.modality} size="peek" />
          </li>
        ))}
      </ul>
    </Part>
  );
}

function LastMessage({ request: { lastMessage, messages, unread } }: { request: RequestPreview }) {
  if (!lastMessage) return null;
  const { by, from, at, body } = lastMessage;
  return (
    <Part
      title={messages === 1 ? "Written" : `Written, the last of ${messages}`}
      sum={unread > 0 && <Badge signal="info">{unread === 1 ? "1 unread" : `${unread} unread`}</Badge>}
    >
      <p className="text-small text-quiet">
        {by ?? roleWords[from]}, <When at={at} />
      </p>
      <p className="line-clamp-6 wrap-anywhere whitespace-pre-line">{body}</p>
    </Part>
  );
}

const Part = ({ title, sum, children }: { title: string; sum?: React.ReactNode; children: React.ReactNode }) => (
  <section>
    <div className="mb-1 flex items-center justify-between gap-2">
      <h3>{title}</h3>
      {sum}
    </div>
    {children}
  </section>
);
