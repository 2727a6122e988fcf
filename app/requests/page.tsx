import { inPageLanguage, titled } from "#app/_server/language.ts";
import { show } from "#app/_server/show.ts";
import { Badge } from "#app/_ui/badge.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { When } from "#app/_ui/time.client.tsx";
import { claims } from "#lib/intake/claims.ts";
import { listOwnRequests, type OwnRequest } from "#lib/intake/list-own-requests.ts";
import { tooManyOpen } from "#lib/intake/open-limit.ts";
import { listWords as words, nextOf, promiseWords, titleOf } from "./list-words.ts";
import { DeleteDraft } from "./[requestId]/delete-draft.tsx";
import { PatientFrame } from "./patient-frame.tsx";
import { statusIcon, statusWords } from "./status-words.ts";

export const generateMetadata = titled(words.title);

/** The patient's requests, what waits for them first; most people have one. */
export default async function RequestsPage({ searchParams }: { searchParams: Promise<{ deleted?: string }> }) {
  const { deleted } = await searchParams;
  const { requests, hasDraft, mayStart } = await show(listOwnRequests, {});
  const say = await inPageLanguage();
  return (
    <PatientFrame>
      <h1 className="mb-6">{say(words.title)}</h1>
      {deleted && (
        <div className="mb-6">
          <Notice signal="good" title={say(words.deleted)} live />
        </div>
      )}
      {requests.length === 0 ? (
        <Empty
          drawing="disc"
          title={say(words.emptyTitle)}
          action={
            <LinkButton href="/requests/new" variant="primary">
              {say(words.start)}
            </LinkButton>
          }
        >
          <p>
            {say(words.empty)} {say(claims.free.text)} {say(claims.free.condition)}
          </p>
        </Empty>
      ) : (
        <>
          <ul className="mb-8 space-y-4">
            {requests.map((request, at) => (
              <Row key={request.id} request={request} first={at === 0} />
            ))}
          </ul>
          {mayStart && !hasDraft && (
            <a href="/requests/new" className="inline-flex min-h-11 items-center">
              {say(words.another)}
            </a>
          )}
          {!mayStart && <p className="measure text-quiet">{say(tooManyOpen)}</p>}
        </>
      )}
    </PatientFrame>
  );
}

/** One request; what waits for the person first is the one button that stands out. */
async function Row({ request, first }: { request: OwnRequest; first: boolean }) {
  const say = await inPageLanguage();
  const { id, status, next, submittedAt, startedAt, callDay } = request;
  const promise = promiseWords(request);
  const act = nextOf(request);
  const asks = next === "answer" || next === "add_scan";
  return (
    <li className="relative space-y-2 rounded border border-hairline bg-raised p-5 hover:border-ink">
      <h2 className="text-lead">
        <a
          href={status === "draft" ? `/requests/${id}/continue` : `/requests/${id}`}
          className="after:absolute after:inset-0"
        >
          {say(titleOf(request))}
        </a>
      </h2>
      {asks || status === "reviewed" ? (
        <Badge signal={asks ? "warning" : "good"}>{say(statusWords[status])}</Badge>
      ) : (
        <Badge icon={statusIcon(status)}>{say(callDay ? words.ready : statusWords[status])}</Badge>
      )}
      {promise && <p>{say(promise)}</p>}
      <p className="text-small text-quiet">
        {say(submittedAt ? words.sent : words.started)} <When at={submittedAt ?? startedAt} />
      </p>
      {act && (
        <p className="pt-2">
          <LinkButton
            href={`/requests/${id}${act.path}`}
            variant={first ? "primary" : "secondary"}
            wide
            className="relative"
          >
            {say(act.text)}
          </LinkButton>
        </p>
      )}
      {status === "draft" && (
        <div className="relative w-fit">
          <DeleteDraft requestId={id} />
        </div>
      )}
    </li>
  );
}
