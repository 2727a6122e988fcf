import type { Metadata } from "next";
import { publicMetadata } from "#app/_public/public-metadata.ts";
import { Told } from "#app/_public/told.tsx";
import { clinic } from "#app/_server/clinic.ts";
import { readEligibility } from "#app/_server/eligibility-cookie.ts";
import { inPageLanguage } from "#app/_server/language.ts";
import { PatientPage } from "#app/_ui/page.tsx";
import { claims, notADiagnosis } from "#lib/intake/claims.ts";
import { eligibilityWords } from "#lib/intake/eligibility-words.ts";
import { env } from "#lib/platform/env.ts";
import { EligibilityForm } from "./eligibility-form.client.tsx";

export const generateMetadata = (): Promise<Metadata> =>
  publicMetadata({ path: "/can-we-review", ...eligibilityWords });

/** Before any sign-in: whether somebody here can review this scan at all. */
export default async function CanWeReviewPage() {
  const say = await inPageLanguage();
  return (
    <PatientPage clinic={clinic()} back={{ href: "/" }}>
      <EligibilityForm minimumAge={env().MINIMUM_AGE} before={await readEligibility()}>
        <div>
          <h1>{say(eligibilityWords.title)}</h1>
          <p className="measure mt-3">{say(eligibilityWords.intro)}</p>
          <p className="measure mt-3">
            <Told claim={claims.free} />
          </p>
        </div>
      </EligibilityForm>
      <p className="mt-10 text-small text-quiet">{say(notADiagnosis)}</p>
    </PatientPage>
  );
}
