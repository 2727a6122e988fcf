import Link from "next/link";
import type { ReactNode } from "react";
import { Notice } from "#app/_ui/notice.tsx";
import type { FollowedScan } from "#lib/studies/follow-scan.ts";
import { dayWords } from "./counted.ts";
import type { Asked } from "./held-words.ts";
import { nameWords } from "./person-words.ts";

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
  const question = (slug: string) => `/requests/${requestId}/questions/${slug}?return=check`;
  return (
    <Notice signal="info" title="Is this your scan?">
      {says === told ? (
        <p>Not all of its pictures carry the name and birth date that you told us.</p>
      ) : (
        <dl className="grid gap-x-3 sm:grid-cols-[auto_minmax(0,1fr)]">
          <dt>The scan says</dt>
          <dd className="font-semibold wrap-anywhere">{says}</dd>
          <dt>You told us</dt>
          <dd className="font-semibold wrap-anywhere">{told}</dd>
        </dl>
      )}
      <p>
        A maiden name or a slip of the pen is fine. Our staff look at it before a surgeon does. If they ask, you can
        explain it in a message.
      </p>
      {takeOut && (
        <>
          <p>
            Did you mistype? Change{" "}
            <Link href={question("name")} prefetch={false}>
              your name
            </Link>{" "}
            or{" "}
            <Link href={question("birth-date")} prefetch={false}>
              your birth date
            </Link>
            .
          </p>
          <p>Is it somebody else’s? {takeOut}</p>
        </>
      )}
    </Notice>
  );
}

const lineOf = (name: string | null, birthDate: string | null): string =>
  `${nameWords(name) || "no name"}, ${dayWords(birthDate) ? `born ${dayWords(birthDate) ?? ""}` : "no birth date"}`;
