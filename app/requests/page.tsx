import type { Metadata } from "next";
import Link from "next/link";
import { show } from "#app/_server/show.ts";
import { Badge } from "#app/_ui/badge.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { When } from "#app/_ui/time.client.tsx";
import { listOwnRequests } from "#lib/intake/list-own-requests.ts";
import { PatientFrame } from "./patient-frame.tsx";
import { statusWords } from "./status-words.ts";

export const metadata: Metadata = { title: "Your requests" };

/** The patient's requests; most people have one. */
export default async function RequestsPage() {
  const requests = await show(listOwnRequests, {});
  const startNew = (
    <LinkButton href="/requests/new" variant={requests.length === 0 ? "primary" : "secondary"}>
      Start a request
    </LinkButton>
  );
  return (
    <PatientFrame>
      <h1 className="mb-6">Your requests</h1>
      {requests.length === 0 ? (
        <Empty drawing="disc" title="You have no request yet" action={startNew}>
          <p>Send us the scan you have. A surgeon looks at it and writes to you. The review is free.</p>
        </Empty>
      ) : (
        <>
          <ul className="mb-8 space-y-3">
            {requests.map((request) => (
              <li key={request.id} className="relative rounded border border-hairline bg-raised p-5 hover:border-ink">
                <h2 className="mb-1 text-lead">
                  <Link
                    href={request.status === "draft" ? `/requests/${request.id}/continue` : `/requests/${request.id}`}
                    prefetch={false}
                    className="after:absolute after:inset-0"
                  >
                    {request.status === "draft" ? "Go on with your request" : `Request ${request.reference}`}
                  </Link>
                </h2>
                <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-small text-quiet">
                  <Badge
                    signal={
                      request.status === "needs_info" ? "warning" : request.status === "reviewed" ? "good" : "neutral"
                    }
                  >
                    {statusWords[request.status]}
                  </Badge>
                  <span>
                    {request.submittedAt ? "Sent" : "Started"} <When at={request.submittedAt ?? request.startedAt} />
                  </span>
                </p>
              </li>
            ))}
          </ul>
          {!requests.some(({ status }) => status === "draft") && startNew}
        </>
      )}
    </PatientFrame>
  );
}
