import type { ReactNode } from "react";
import { Say } from "#app/_ui/language.client.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { both, say, type Text } from "#lib/platform/language.ts";
import type { FollowedScan } from "#lib/studies/follow-scan.ts";
import type { Asked } from "./held-words.ts";
import { bornWords, nameWords } from "./person-words.ts";
import { whose } from "./words.ts";

type WhoseScanProps = {
  requestId: string;
  study: Pick<FollowedScan["studies"][number], "patientName" | "patientBirthDate">;
  asked: Asked;
  /** How to take the scan out; null once the request is sent. */
  takeOut: ReactNode;
};

/**
 * For a scan that may be another person's: what it says, what the patient told us, who looks at it and what can be done.
 * It holds nobody up. Wording to be approved by the clinic.
 */
export function WhoseScan({ requestId, study, asked, takeOut }: WhoseScanProps) {
  const told = lineOf(asked.name, asked.birthDate);
  const says = lineOf(study.patientName, study.patientBirthDate);
  return (
    <Notice signal="info" title={<Say words={whose.isItYours} />}>
      {says.en === told.en ? (
        <p>
          <Say words={whose.notAll} />
        </p>
      ) : (
        <dl className="grid gap-x-3 sm:grid-cols-[auto_minmax(0,1fr)]">
          <dt>
            <Say words={whose.scanSays} />
          </dt>
          <dd className="font-semibold wrap-anywhere">
            <Say words={says} />
          </dd>
          <dt>
            <Say words={whose.youSaid} />
          </dt>
          <dd className="font-semibold wrap-anywhere">
            <Say words={told} />
          </dd>
        </dl>
      )}
      <p>
        <Say words={whose.fine} />
      </p>
      {takeOut && (
        <>
          <p>
            <Say words={whose.mistyped} />{" "}
            <a href={`/requests/${requestId}/questions/person?return=check`}>
              <Say words={whose.nameOrBirthDate} />
            </a>
            .
          </p>
          <p>
            <Say words={whose.somebodyElse} /> {takeOut}
          </p>
        </>
      )}
    </Notice>
  );
}

function lineOf(name: string | null, birthDate: string | null): Text {
  const [called, born] = [nameWords(name) || nobody, bornWords(birthDate)];
  return both((language) => `${say(language, called)}, ${born[language]}`);
}

const nobody: Text = { en: "no name", es: "sin nombre" };
