import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Fresh } from "#app/_live/fresh.client.ts";
import { show } from "#app/_server/show.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { SummaryList, SummaryRow } from "#app/_ui/summary-list.tsx";
import { removeDraft, submit } from "#app/requests/actions.ts";
import { ActButton } from "#app/requests/act-button.client.tsx";
import { PatientFrame } from "#app/requests/patient-frame.tsx";
import { followRequest } from "#lib/intake/follow-request.ts";
import { describe, firstOpen } from "#lib/intake/journey.ts";
import { listPapers } from "#lib/papers/list-papers.ts";
import { PaperRows } from "../paper-rows.tsx";
import { ScanNotes } from "../scan-notes.tsx";
import { ScanRows } from "../scan-rows.tsx";

export const metadata: Metadata = { title: "Check your answers" };

/** Everything once more before it is sent, each answer with a way to change it. */
export default async function CheckPage({ params }: { params: Promise<{ requestId: string }> }) {
  const { requestId } = await params;
  const { status, answers, scan } = await show(followRequest, { requestId });
  if (status !== "draft") redirect(`/requests/${requestId}`);
  const { papers } = await show(listPapers, { requestId });
  const open = firstOpen(answers);
  const hasScan = scan.counts.images + scan.counts.checking > 0;
  const ready = !open && hasScan;
  return (
    <PatientFrame back={`/requests/${requestId}/scans`}>
      <Fresh requestId={requestId} every={60_000} />
      <h1 className="mb-6">Check your answers</h1>
      <SummaryList>
        {describe(answers).map(({ slug, short, lines }) => (
          <SummaryRow
            key={slug}
            term={short}
            change={{
              href: `/requests/${requestId}/questions/${slug}?return=check`,
              text: lines.length > 0 ? "Change" : "Answer",
              hidden: short.toLowerCase(),
            }}
          >
            {lines.length > 0 ? (
              lines.map((line) => <p key={line}>{line}</p>)
            ) : (
              <p className="text-quiet">Not answered yet</p>
            )}
          </SummaryRow>
        ))}
        <SummaryRow
          term="Scan"
          change={{ href: `/requests/${requestId}/scans`, text: hasScan ? "Add" : "Add a scan", hidden: "your scan" }}
        >
          <ScanRows requestId={requestId} scan={scan} />
        </SummaryRow>
        <PaperRows requestId={requestId} papers={papers} change />
      </SummaryList>
      <div className="mt-8 space-y-6">
        <ScanNotes requestId={requestId} scan={scan} answers={answers} />
        {ready ? (
          <>
            <p className="measure">
              When you send this, our staff read it and a surgeon looks at your scan. The review is free. Visits, new
              scans and procedures are not.
            </p>
            <ActButton door={submit} text="Send my request" hidden={{ requestId }} />
          </>
        ) : (
          <>
            <Notice signal="warning" title={open ? "Some questions are still open" : "Your scan is not here yet"}>
              <p>Everything you have done so far is kept.</p>
            </Notice>
            <LinkButton
              href={open ? `/requests/${requestId}/continue` : `/requests/${requestId}/scans`}
              variant="primary"
            >
              {open ? "Answer them" : "Add your scan"}
            </LinkButton>
          </>
        )}
        <details>
          <summary className="cursor-pointer underline">Delete this request</summary>
          <div className="measure mt-4 space-y-4">
            <p>
              We remove your answers, your scan and your papers at once. You cannot get them back here. You can start a
              new request at any time.
            </p>
            <ActButton door={removeDraft} text="Delete it" hidden={{ requestId }} variant="danger" />
          </div>
        </details>
      </div>
    </PatientFrame>
  );
}
