import { Download } from "lucide";
import { Fresh } from "#app/_live/fresh.client.ts";
import { ClinicDay } from "#app/_server/clinic-day.tsx";
import { pageLanguage, titled } from "#app/_server/language.ts";
import { show } from "#app/_server/show.ts";
import { Bar } from "#app/_ui/bar.tsx";
import { FileLink } from "#app/_ui/button.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { ActButton } from "#app/requests/act-button.client.tsx";
import { PatientFrame } from "#app/requests/patient-frame.tsx";
import { viewExport } from "#lib/intake/view-export.ts";
import { say, type Text } from "#lib/platform/language.ts";
import { sizeWords } from "#lib/upload/estimate.ts";
import { referenceWords } from "../messages/words.ts";
import { makeCopy, removeCopy } from "./actions.ts";
import { doneOf, downloadWords as words, inside } from "./words.ts";

type Params = Promise<{ requestId: string }>;

export const generateMetadata = titled(words.title);

/** Where a patient has all of their request put into one file, and saves it. */
export default async function DownloadPage({ params }: { params: Params }) {
  const { requestId } = await params;
  const { reference, made } = await show(viewExport, { requestId });
  const language = await pageLanguage();
  const tell = (text: Text | string): string => say(language, text);
  const hidden = { requestId, language };
  return (
    <PatientFrame back={`/requests/${requestId}`}>
      {made?.state === "building" && <Fresh requestId={requestId} every={3_000} />}
      <p className="mb-1 text-small whitespace-nowrap text-quiet">{tell(referenceWords(reference))}</p>
      <h1 className="mb-6">{tell(words.title)}</h1>
      <div className="space-y-8">
        <div aria-live="polite" className="empty:mb-0">
          {made && <Made {...{ requestId, made, tell }} />}
        </div>
        <div className="measure space-y-3">
          <p>{tell(words.what)}</p>
          <ul className="list">
            {inside.map((line) => (
              <li key={line.en}>{tell(line)}</li>
            ))}
          </ul>
          {made === null && <p>{tell(words.before)}</p>}
        </div>
        {made === null && <ActButton door={makeCopy} text={tell(words.begin)} hidden={hidden} />}
        {made?.state === "failed" && <ActButton door={makeCopy} text={tell(words.again)} hidden={hidden} />}
        {made?.state === "ready" && (
          <div className="space-y-4 border-t border-hairline pt-6">
            <p className="measure text-quiet">{tell(words.againWhy)}</p>
            <div className="flex flex-wrap gap-3">
              <ActButton door={makeCopy} text={tell(words.again)} hidden={hidden} variant="secondary" />
              <ActButton door={removeCopy} text={tell(words.remove)} hidden={{ requestId }} variant="secondary" />
            </div>
          </div>
        )}
      </div>
    </PatientFrame>
  );
}

type MadeProps = {
  requestId: string;
  made: { state: "building" | "ready" | "failed"; doneBytes: number; totalBytes: number; expiresAt: string | null };
  tell: (text: Text | string) => string;
};

function Made({ requestId, made: { state, doneBytes, totalBytes, expiresAt }, tell }: MadeProps) {
  if (state === "failed")
    return (
      <Notice signal="warning" title={tell(words.failed)}>
        <p>{tell(words.failedWhy)}</p>
      </Notice>
    );
  if (state === "ready")
    return (
      <Notice signal="good" title={tell(words.ready)}>
        <p>
          {tell(words.until)} {expiresAt && <ClinicDay at={expiresAt} />}. {tell(words.private)}
        </p>
        <p className="pt-2">
          <FileLink href={`/requests/${requestId}/download/file`} icon={<Icon of={Download} />} wide>
            {tell(words.save)} ({tell(sizeWords(doneBytes))})
          </FileLink>
        </p>
      </Notice>
    );
  const done = tell(doneOf(tell(sizeWords(doneBytes)), tell(sizeWords(Math.max(doneBytes, totalBytes)))));
  return (
    <Notice signal="info" title={tell(words.building)}>
      <Bar value={doneBytes} max={totalBytes} label={tell(words.progress)} className="w-full" />
      <p className="tabular-nums">{done}</p>
      <p>{tell(words.leave)}</p>
      <div className="pt-2">
        <ActButton door={removeCopy} text={tell(words.stop)} hidden={{ requestId }} variant="secondary" />
      </div>
    </Notice>
  );
}
