import { Papers } from "#app/_papers/papers.client.tsx";
import { clinic } from "#app/_server/clinic.ts";
import { inPageLanguage, titled } from "#app/_server/language.ts";
import { show } from "#app/_server/show.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { PhoneLink } from "#app/_ui/phone.tsx";
import { NeedsScript } from "#app/_upload/needs-script.tsx";
import { Uploader } from "#app/_upload/uploader.client.tsx";
import { PatientFrame } from "#app/requests/patient-frame.tsx";
import { PlaceLine } from "#app/requests/place-line.tsx";
import { paperOf } from "#lib/consents/signer.ts";
import { followRequest } from "#lib/intake/follow-request.ts";
import { placeAfter } from "#lib/intake/journey.ts";
import { listPapers } from "#lib/papers/list-papers.ts";
import { listPasses } from "#lib/passes/list-passes.ts";
import { takesScan } from "#lib/requests/status.ts";
import { ceiling } from "#lib/studies/ceiling.ts";
import { scanState } from "#lib/studies/scan-state.ts";
import { askedBy } from "../asked-by.ts";
import { MoreAboutYou } from "../more-about-you.tsx";
import { placeWords } from "../questions/words.ts";
import { OtherComputer } from "./other-computer.tsx";
import { ScanHelp } from "./scan-help.tsx";
import { lead, words } from "./words.ts";

export const generateMetadata = titled(words.title);

/** Where a patient sends the pictures of their scan. */
export default async function ScansPage({ params }: { params: Promise<{ requestId: string }> }) {
  const say = await inPageLanguage();
  const { requestId } = await params;
  const { scan, status, answers } = await show(followRequest, { requestId });
  const { papers } = await show(listPapers, { requestId });
  const us = clinic();
  const open = takesScan(status);
  const passes = open ? await show(listPasses, { requestId }) : [];
  const draft = status === "draft";
  return (
    <PatientFrame back={`/requests/${requestId}`}>
      {draft && <PlaceLine>{say(placeWords(placeAfter("scans", answers)))}</PlaceLine>}
      <h1>{say(words.title)}</h1>
      {open ? (
        <div className="mt-3">
          <NeedsScript />
          <Uploader
            requestId={requestId}
            initial={{ ...scan, state: scanState(scan.counts) }}
            asked={askedBy(answers)}
            removable={draft}
            ceiling={ceiling()}
            next={{ href: draft ? `/requests/${requestId}/check` : `/requests/${requestId}`, text: words.continue }}
            intro={
              <div>
                <p className="measure text-lead">{say(lead(answers))}</p>
                <ScanHelp ceiling={ceiling()} />
              </div>
            }
            elsewhere={<OtherComputer requestId={requestId} passes={passes} />}
            meanwhile={{
              sending: <MoreAboutYou requestId={requestId} status={status} answers={answers} newTab />,
              resting: <MoreAboutYou requestId={requestId} status={status} answers={answers} />,
            }}
            papers={<Papers requestId={requestId} initial={papers} draft={draft} authority={paperOf(answers)} />}
          />
        </div>
      ) : (
        <Notice title={say(words.noMore)}>
          <p>
            {say(words.begun)} <PhoneLink number={us.phone} />
          </p>
        </Notice>
      )}
    </PatientFrame>
  );
}
