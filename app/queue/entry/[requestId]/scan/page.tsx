import type { Metadata } from "next";
import { Papers } from "#app/_papers/papers.client.tsx";
import { show } from "#app/_server/show.ts";
import { RoomLink } from "#app/_ui/room-link.tsx";
import { NeedsScript } from "#app/_upload/needs-script.tsx";
import { Uploader } from "#app/_upload/uploader.client.tsx";
import { askedBy } from "#app/requests/[requestId]/asked-by.ts";
import { paperOf } from "#lib/consents/signer.ts";
import { viewEntry } from "#lib/intake/view-entry.ts";
import { listPapers } from "#lib/papers/list-papers.ts";
import { ceiling } from "#lib/studies/ceiling.ts";
import { scanState } from "#lib/studies/scan-state.ts";

export const metadata: Metadata = { title: "Scan and papers" };

const back = { en: "Back to the answers", es: "Volver a las respuestas" };

/** Where staff read a mailed disc, and add papers, for somebody: by the same way as the person would. */
export default async function EntryScanPage({ params }: { params: Promise<{ requestId: string }> }) {
  const { requestId } = await params;
  const { reference, scan, status, answers } = await show(viewEntry, { requestId });
  const { papers } = await show(listPapers, { requestId });
  const draft = status === "draft";
  return (
    <div className="mx-auto w-full max-w-column space-y-3 p-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1>
          Scan and papers of <span className="reference">{reference}</span>
        </h1>
        <RoomLink href={`/queue/entry/${requestId}`}>{back.en}</RoomLink>
      </div>
      <p className="text-quiet">You see what they would see: “you” and “your” mean the person you type for.</p>
      <NeedsScript />
      <Uploader
        requestId={requestId}
        initial={{ ...scan, state: scanState(scan.counts) }}
        asked={askedBy(answers)}
        removable={draft}
        ceiling={ceiling()}
        next={{ href: `/queue/entry/${requestId}`, text: back }}
        papers={<Papers requestId={requestId} initial={papers} draft={draft} authority={paperOf(answers)} />}
      />
    </div>
  );
}
