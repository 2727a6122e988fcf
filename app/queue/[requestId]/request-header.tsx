import { FileDown } from "lucide";
import { Presence } from "#app/_live/presence.client.tsx";
import { Badge } from "#app/_ui/badge.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { PhoneLink } from "#app/_ui/phone.tsx";
import { When } from "#app/_ui/time.client.tsx";
import { dateInWords } from "#lib/intake/journey.ts";
import type { TriageRequest } from "#lib/triage/view-request.ts";
import { ageToday } from "../_request/age.ts";
import { BackToList } from "../_request/back-to-list.client.tsx";
import { ScanBadge, StatusBadge, TaskBadge, UrgencyBadge } from "../_request/badges.tsx";
import { entryWords } from "../_request/entry-words.ts";
import { callWishWords, phoneOf } from "../_request/phone-words.ts";
import { RequestName } from "../_request/request-name.tsx";
import { countWords, mailFailureWords, scanWords, statusWords, urgencyWords } from "../_request/words.ts";
import { Ownership } from "./ownership.client.tsx";
import { Print } from "./print.client.tsx";
import { UnderHands } from "./under-hands.client.tsx";

/** Who and what it is about, in sight while the rest scrolls. */
export function RequestHeader({ request }: { request: TriageRequest }) {
  const { reference, personName, birthDate, email, answers, owner, surgeon, waitingFrom, submittedAt, scan } = request;
  const phone = phoneOf(answers);
  return (
    <header className="border-b border-hairline bg-paper px-3 py-2 lg:sticky lg:top-12 lg:z-10 print:static">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <span className="print:hidden">
          <BackToList />
        </span>
        <h1 className="min-w-0">
          <RequestName reference={reference} personName={personName} age={ageToday(birthDate)} />
        </h1>
        <div className="flex flex-wrap items-center gap-2">
          <UrgencyBadge urgent={request.urgency === "urgent"} raised={request.urgency === "raised"} />
          {request.task && <TaskBadge task={request.task} />}
          <StatusBadge status={request.status} />
          <ScanBadge state={request.scanState} images={scan.counts.images} />
          {request.unread > 0 && <a href="#messages">{countWords(request.unread, "new message")}</a>}
          <Presence requestId={request.id} />
        </div>
        <div className="ml-auto flex items-center gap-1 print:hidden">
          <Print />
          <a
            href={`/api/queue/record/${request.id}`}
            download
            className="inline-flex min-h-control items-center gap-1.5 rounded px-3 font-medium no-underline hover:bg-sunken"
          >
            <Icon of={FileDown} />
            PDF
          </a>
        </div>
        <Ownership
          request={{
            id: request.id,
            reference,
            version: request.version,
            owner: owner?.name ?? null,
            isMine: request.isMine,
            moves: request.moves,
          }}
        />
      </div>
      <dl className="mt-1 flex flex-wrap gap-x-5 gap-y-0.5 text-small">
        <Fact term="Owner">{owner?.name ?? "Nobody"}</Fact>
        {surgeon && (
          <Fact term="Surgeon">
            {surgeon.name} {request.surgeonAway && <Badge signal="warning">Away</Badge>}
          </Fact>
        )}
        {waitingFrom && (
          <Fact term="Waiting since">
            <When at={waitingFrom} show="exact" />
          </Fact>
        )}
        {request.due && (
          <Fact term="Due">
            {request.due.late ? <Badge signal="warning">Late: {request.due.day}</Badge> : request.due.day}
          </Fact>
        )}
        {request.step && (
          <Fact term="This step">
            {request.step.late ? (
              <Badge signal="warning">
                Late since <When at={request.step.dueAt} show="exact" />
              </Badge>
            ) : (
              <>
                until <When at={request.step.dueAt} show="exact" />
              </>
            )}
          </Fact>
        )}
        {request.status === "needs_info" && <Fact term="Clock">Paused until the patient answers</Fact>}
        {submittedAt && (
          <Fact term="Sent">
            <When at={submittedAt} show="date" />
          </Fact>
        )}
        {birthDate && <Fact term="Born">{dateInWords(birthDate)}</Fact>}
        {phone && (
          <Fact term="Phone">
            <PhoneLink number={phone} />
            <span className="text-quiet"> ({callWishWords(answers, request.language, request.agreements)})</span>
            {request.contactChangedAt && (
              <span className="text-quiet">
                {" "}
                (contact changed <When at={request.contactChangedAt} />)
              </span>
            )}
          </Fact>
        )}
        <Fact term="Email">
          {email === null ? (
            <Badge signal="warning">No email: call or post</Badge>
          ) : (
            <a href={`mailto:${email}`} className="wrap-anywhere">
              {email}
            </a>
          )}
        </Fact>
        {request.entered && (
          <Fact term="Typed for them">
            {entryWords[request.entered.via]}, by {request.entered.by}
          </Fact>
        )}
      </dl>
      <UnderHands shown={shownOf(request)} by={request.changedBy} />
      {request.mailFails && <MailFails {...request.mailFails} phone={phone} />}
    </header>
  );
}

/** What colleagues and the patient may change while somebody works on it. */
const shownOf = (request: TriageRequest) => ({
  Status: statusWords[request.status],
  Owner: request.owner?.name ?? "Nobody",
  Surgeon: request.surgeon?.name ?? "Nobody",
  Urgency: urgencyWords[request.urgency],
  Scan: scanWords[request.scanState],
  Written: countWords(request.messages.length, "message"),
  Calls: countWords(request.calls.length, "call"),
});

/** Whoever waits for an answer by mail would wait in vain: staff phone instead. */
const MailFails = ({ reason, since, phone }: MailFailing & { phone: string | null }) => (
  <p className="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-small">
    <Badge signal="warning">Email does not reach this person</Badge>
    <span>
      Since <When at={since} show="date" />: {mailFailureWords[reason]}.{" "}
      {phone ? (
        <>
          Call <PhoneLink number={phone} />.
        </>
      ) : (
        "They gave no phone number."
      )}
    </span>
  </p>
);

type MailFailing = NonNullable<TriageRequest["mailFails"]>;

const Fact = ({ term, children }: { term: string; children: React.ReactNode }) => (
  <div className="flex min-w-0 gap-1.5">
    <dt className="shrink-0 text-quiet">{term}</dt>
    <dd className="min-w-0">{children}</dd>
  </div>
);
