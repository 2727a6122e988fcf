import { inPageLanguage, titled } from "#app/_server/language.ts";
import { show } from "#app/_server/show.ts";
import { Badge } from "#app/_ui/badge.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { When } from "#app/_ui/time.client.tsx";
import { claims } from "#lib/intake/claims.ts";
import { listOwnRequests } from "#lib/intake/list-own-requests.ts";
import { tooManyOpen } from "#lib/intake/open-limit.ts";
import type { Text } from "#lib/platform/language.ts";
import { listWords as words, nextOf, promiseWords, titleOf } from "./list-words.ts";
import { PatientFrame } from "./patient-frame.tsx";
import { statusWords } from "./status-words.ts";

export const generateMetadata = titled(words.title);

/** The patient's requests, what waits for them first; most people have one. */
export default async function RequestsPage({ searchParams }: { searchParams: Promise<{ deleted?: string }> }) {
  const { deleted } = await searchParams;
  const { requests, hasDraft, mayStart } = await show(listOwnRequests, {});
  const say = await inPageLanguage();
  const startNew = (
    <LinkButton href="/requests/new" variant={requests.length === 0 ? "primary" : "secondary"}>
      {say(words.start)}
    </LinkButton>
  );
  return (
    <PatientFrame>
      <h1 className="mb-6">{say(words.title)}</h1>
      {deleted && (
        <div className="mb-6">
          <Notice signal="good" title={say(words.deleted)} live />
        </div>
      )}
      {requests.length === 0 ? (
        <Empty drawing="disc" title={say(words.emptyTitle)} action={startNew}>
          <p>
            {say(words.empty)} {say(claims.free.text)} {say(claims.free.condition)}
          </p>
        </Empty>
      ) : (
        <>
          <ul className="mb-8 space-y-4">
            {requests.map((request) => (
              <li
                key={request.id}
                className="relative space-y-2 rounded border border-hairline bg-raised p-5 hover:border-ink"
              >
                <h2 className="text-lead">
                  <a
                    href={request.status === "draft" ? `/requests/${request.id}/continue` : `/requests/${request.id}`}
                    className="after:absolute after:inset-0"
                  >
                    {say(titleOf(request))}
                  </a>
                </h2>
                <Badge
                  signal={
                    request.next === "answer" || request.next === "add_scan"
                      ? "warning"
                      : request.next === "read"
                        ? "good"
                        : "neutral"
                  }
                >
                  {say(request.callDay ? words.ready : statusWords[request.status])}
                </Badge>
                <Said words={promiseWords(request)} />
                <Said words={nextOf(request.next)} strong />
                <p className="text-small text-quiet">
                  {say(request.submittedAt ? words.sent : words.started)}{" "}
                  <When at={request.submittedAt ?? request.startedAt} />
                </p>
              </li>
            ))}
          </ul>
          {mayStart && !hasDraft && startNew}
          {!mayStart && <p className="measure text-quiet">{say(tooManyOpen)}</p>}
        </>
      )}
    </PatientFrame>
  );
}

async function Said({ words, strong = false }: { words: Text | null; strong?: boolean }) {
  const say = await inPageLanguage();
  return words && <p className={strong ? "font-semibold" : ""}>{say(words)}</p>;
}
