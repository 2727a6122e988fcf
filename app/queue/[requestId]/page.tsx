import { Images as ImagesIcon } from "lucide";
import type { Metadata } from "next";
import { cache, type ReactNode } from "react";
import { Fresh } from "#app/_live/fresh.client.ts";
import { Packet } from "#app/_packet/packet.tsx";
import { PaperList, PapersBeingChecked } from "#app/_papers/paper-list.tsx";
import { show } from "#app/_server/show.ts";
import { Icon } from "#app/_ui/icon.tsx";
import { RoomLink } from "#app/_ui/room-link.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { FirstLookScript } from "#app/_viewer/first-look-script.tsx";
import { outcomeText } from "#lib/opinions/outcomes.ts";
import { listPapers } from "#lib/papers/list-papers.ts";
import { takesScan } from "#lib/requests/status.ts";
import { openStudy } from "#lib/studies/open-study.ts";
import { viewRequest } from "#lib/triage/view-request.ts";
import { Agreements } from "../_request/agreements.tsx";
import { AnswerList, MarkedBody, WarningSigns } from "../_request/answers.tsx";
import { DiscLog } from "../_request/disc-log.client.tsx";
import { Images } from "../_request/images.client.tsx";
import { Happened } from "../_request/happened.tsx";
import { PaperConsentForm } from "../_request/paper-consent.client.tsx";
import { paperTexts } from "../_request/paper-texts.ts";
import { SaidUrgency } from "../_request/said-urgency.tsx";
import { SignedOpinion } from "../_request/signed-opinion.tsx";
import { InsurerTable, Summary } from "../_request/clinical-summary.tsx";
import { UrgencyButton } from "../_request/urgency.client.tsx";
import { AccountMerge, EmailChange } from "./account-panel.client.tsx";
import { ByPost } from "./by-post.tsx";
import { CallPanel } from "./call-panel.tsx";
import { decidable, subjectOf } from "./decidable.ts";
import { Chart } from "./chart.client.tsx";
import { Translations } from "./translations.tsx";
import { Decisions } from "./decisions.client.tsx";
import { FitnessPanel } from "./fitness-panel.tsx";
import { FollowUp } from "./follow-up.client.tsx";
import { MessagePanel, NotePanel } from "./message-panel.tsx";
import { ReceiptPanel } from "./receipt-panel.tsx";
import { RequestHeader } from "./request-header.tsx";
import { ScanList } from "./scan-list.tsx";
import { Wishes } from "./wishes.client.tsx";

type Props = {
  params: Promise<{ requestId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const load = cache((requestId: string) => show(viewRequest, { requestId }));

/** The reference alone: titles stay in histories and on shared screens. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load((await params).requestId)).reference };
}

export default async function RequestPage({ params, searchParams }: Props) {
  const request = await load((await params).requestId);
  const { scan, opinion } = request;
  const visible = scan.counts.images > 0 && request.status !== "withdrawn";
  const given = await searchParams;
  const opened = given["images"] === "open" && visible;
  const here = `/queue/${request.id}`;
  return (
    <>
      <Fresh requestId={request.id} every={scan.counts.checking > 0 ? 5_000 : 30_000} />
      <RequestHeader request={request} />
      <div className="grid flex-1 grid-cols-[minmax(0,1fr)] items-start gap-3 p-3 lg:grid-cols-[minmax(0,1fr)_340px] xl:grid-cols-[minmax(0,1fr)_380px] print:block print:space-y-3">
        <div className="min-w-0 space-y-3">
          <WarningSigns answers={request.answers} reasons={request.priorityReasons} />
          <SaidUrgency changes={request.urgencyChanges} />
          <Panel title="Summary">
            <Summary answers={request.answers} reasons={request.priorityReasons} />
          </Panel>
          {opened && <OpenedImages requestId={request.id} />}
          <Translations request={request} />
          {opinion && (
            <Panel title={`Opinion: ${outcomeText(opinion.outcome)}`}>
              <SignedOpinion opinion={opinion} />
            </Panel>
          )}
          <Halves>
            <Column>
              <Panel
                title="What they told us"
                actions={
                  request.entered &&
                  takesScan(request.status) && (
                    <RoomLink href={`/queue/entry/${request.id}`}>Type more for them</RoomLink>
                  )
                }
              >
                <MarkedBody areas={request.answers["areas"]} />
                <AnswerList answers={request.answers} />
              </Panel>
              <Panel
                title="What happened, the newest first"
                actions={<RoomLink href={`${here}/opened`}>Who opened it</RoomLink>}
              >
                <Happened requestId={request.id} whole={given["timeline"] === "all"} />
              </Panel>
            </Column>
            <Column>
              <Panel
                title="Scan"
                actions={
                  <>
                    {request.entered && takesScan(request.status) && (
                      <RoomLink href={`/queue/entry/${request.id}/scan`}>Add scan or papers</RoomLink>
                    )}
                    {visible && (
                      <RoomLink
                        href={opened ? here : `${here}?images=open`}
                        scroll={false}
                        icon={<Icon of={ImagesIcon} />}
                      >
                        {opened ? "Close images" : "Open images"}
                      </RoomLink>
                    )}
                  </>
                }
              >
                <ScanList request={request} />
              </Panel>
              <FitnessPanel requestId={request.id} lines={scan.fitness} mayAsk={request.moves.includes("askForMore")} />
              <Panel title="What insurers ask">
                <InsurerTable answers={request.answers} />
              </Panel>
              <div id="messages" className="scroll-mt-32">
                <MessagePanel request={request} />
              </div>
              <NotePanel request={request} />
              <ReceiptPanel request={request} />
              {request.status !== "withdrawn" && (
                <Panel title="Papers">
                  <Papers requestId={request.id} />
                </Panel>
              )}
              <Panel title="Agreements">
                <div className="space-y-3">
                  <Agreements agreements={request.agreements} />
                  <div className="print:hidden">
                    <PaperConsentForm requestId={request.id} texts={paperTexts()} withReview={false} />
                  </div>
                </div>
              </Panel>
              {request.status !== "withdrawn" && (
                <Panel title="Case packet">
                  <Packet requestId={request.id} />
                </Panel>
              )}
              <Panel title="Chart">
                <Chart requestId={request.id} chart={request.chart} />
              </Panel>
              <Panel title="Discs by post">
                <DiscLog requestId={request.id} discId={crypto.randomUUID()} discs={request.discs} />
              </Panel>
            </Column>
          </Halves>
        </div>
        <aside aria-label="What happens next" className="min-w-0 lg:sticky lg:top-[7.5rem]">
          <div className="space-y-3">
            <CallPanel request={request} />
            <ByPost request={request} />
            <div className="space-y-3 print:hidden">
              {request.followUp && <FollowUp requestId={request.id} followUp={request.followUp} />}
              <UrgencyButton subject={subjectOf(request)} />
              {request.status !== "draft" && (
                <Panel title="Account">
                  <div className="space-y-2">
                    {request.email !== null && <EmailChange requestId={request.id} />}
                    <AccountMerge requestId={request.id} />
                  </div>
                </Panel>
              )}
              <Wishes requestId={request.id} wishes={request.wishes} />
              <Decisions key={request.id} request={decidable(request)} />
            </div>
          </div>
        </aside>
      </div>
    </>
  );
}

const Halves = ({ children }: { children: ReactNode }) => (
  <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-3 xl:grid-cols-2 print:block print:space-y-3">
    {children}
  </div>
);

const Column = ({ children }: { children: ReactNode }) => <div className="min-w-0 space-y-3">{children}</div>;

async function Papers({ requestId }: { requestId: string }) {
  const { papers, checking, waiting } = await show(listPapers, { requestId });
  return (
    <>
      <PapersBeingChecked checking={checking} waiting={waiting} />
      <PaperList requestId={requestId} papers={papers} />
    </>
  );
}

async function OpenedImages({ requestId }: { requestId: string }) {
  return (
    <section aria-label="Images" className="h-[70dvh] overflow-hidden rounded border border-hairline">
      <Images index={await show(openStudy, { requestId })} room="staff" />
      <FirstLookScript />
    </section>
  );
}
