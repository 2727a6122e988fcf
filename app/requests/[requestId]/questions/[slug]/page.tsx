import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { clinic } from "#app/_server/clinic.ts";
import { show } from "#app/_server/show.ts";
import { CareCard } from "#app/_ui/notice.tsx";
import { PhoneLink } from "#app/_ui/phone.tsx";
import { PatientFrame } from "#app/requests/patient-frame.tsx";
import { followRequest } from "#lib/intake/follow-request.ts";
import { around, visit } from "#lib/intake/journey.ts";
import { questions } from "#lib/intake/questions.ts";
import { emergencySigns } from "#lib/intake/warning-signs.ts";
import { QuestionForm } from "./question-form.client.tsx";

type Params = Promise<{ requestId: string; slug: string }>;
type Search = Promise<{ return?: string }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  const { slug } = await params;
  return { title: questions.find((question) => question.slug === slug)?.title ?? "Question" };
}

/** One question. What may be visited follows from the answers: a later one leads back to the first still open. */
export default async function QuestionPage({ params, searchParams }: { params: Params; searchParams: Search }) {
  const { requestId, slug } = await params;
  const returnTo = (await searchParams).return === "check" ? "check" : undefined;
  const request = await show(followRequest, { requestId });
  if (request.status !== "draft") redirect(`/requests/${requestId}`);
  if (!questions.some((question) => question.slug === slug)) notFound();
  const question = visit(slug, request.answers);
  if (!question) redirect(`/requests/${requestId}/continue`);
  const { back, step, of } = around(slug, request.answers);
  const before = back ? `/requests/${requestId}/questions/${back.slug}` : "/requests";
  return (
    <PatientFrame back={returnTo ? `/requests/${requestId}/check` : before}>
      <p className="mb-2 text-small text-quiet">
        Question {step} of {of}
      </p>
      {slug === "get-help-now" && <GetHelpNow signs={request.answers["warningSigns"] as string[]} />}
      <QuestionForm
        key={slug}
        slug={slug}
        requestId={requestId}
        answers={request.answers}
        {...(returnTo ? { returnTo } : {})}
      />
      {step === 1 && (
        <p className="measure mt-8 text-small text-quiet">
          You can stop here and come back. We keep your answers. A member of our staff reads them.
        </p>
      )}
    </PatientFrame>
  );
}

function GetHelpNow({ signs }: { signs: string[] }) {
  const { emergencyNumber } = clinic();
  const told = emergencySigns.filter(({ value }) => signs.includes(value));
  return (
    <div className="mb-8">
      <h1 className="mb-4">Get medical help now</h1>
      <CareCard
        urgency="emergency"
        prefix="Emergency advice:"
        heading={
          <>
            Call <PhoneLink number={emergencyNumber} /> or go to an emergency room now
          </>
        }
      >
        <p>You told us:</p>
        <ul className="list">
          {told.map(({ value, text }) => (
            <li key={value}>{text}</li>
          ))}
        </ul>
        <p>This can be a sign that a nerve needs treatment today.</p>
        <p className="font-semibold">Nobody is watching this page. Do not wait for us.</p>
      </CareCard>
    </div>
  );
}
