import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { readEligibility } from "#app/_server/eligibility-cookie.ts";
import { inPageLanguage, pageLanguage } from "#app/_server/language.ts";
import { show } from "#app/_server/show.ts";
import { turnedAway } from "#app/_server/verdict-of.ts";
import { PatientFrame } from "#app/requests/patient-frame.tsx";
import { followRequest } from "#lib/intake/follow-request.ts";
import { around, journey, titleOf, visit } from "#lib/intake/journey.ts";
import { type Answers, offered } from "#lib/intake/question.ts";
import { questions } from "#lib/intake/questions.ts";
import { env } from "#lib/platform/env.ts";
import { takesScan } from "#lib/requests/status.ts";
import { DeleteDraft } from "../../delete-draft.tsx";
import { TurnedAway } from "../../turned-away.tsx";
import { moreTitle } from "../more-title.ts";
import { placeWords, words } from "../words.ts";
import { ConsentContent } from "./consent-content.tsx";
import { phoneCountries } from "./countries.ts";
import { GetHelpNow } from "./get-help-now.tsx";
import { QuestionForm } from "./question-form.client.tsx";
import { shownFirst } from "./shown-first.ts";

type Params = Promise<{ requestId: string; slug: string }>;
type Search = Promise<{ return?: string }>;

const load = cache((requestId: string) => show(followRequest, { requestId }));

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  const { requestId, slug } = await params;
  const question = questions.find((one) => one.slug === slug);
  const say = await inPageLanguage();
  return { title: say(question ? titleOf(question, (await load(requestId)).answers) : words.question) };
}

/**
 * One question. What may be visited follows from the answers: a later one leads back to the first still open. Once the
 * request is sent, only what is told at leisure can be answered, until a surgeon has it.
 */
export default async function QuestionPage({ params, searchParams }: { params: Params; searchParams: Search }) {
  const { requestId, slug } = await params;
  const returnTo = (await searchParams).return === "check" ? "check" : undefined;
  const { status, answers } = await load(requestId);
  const known = questions.find((question) => question.slug === slug);
  if (!known) notFound();
  const draft = status === "draft";
  if (!draft && !(known.phase === "after" && takesScan(status))) redirect(`/requests/${requestId}`);
  const question = visit(slug, answers);
  if (!question) redirect(`/requests/${requestId}/continue`);
  const say = await inPageLanguage();
  const fields = offered(question.fields(answers), env().MINIMUM_AGE);
  const leisure = question.phase === "after";
  const list = draft ? `/requests/${requestId}/check` : `/requests/${requestId}`;
  const { back, next, place } = around(slug, answers);
  const before = back ? `/requests/${requestId}/questions/${back.slug}` : leisure ? list : "/requests";
  const later = next && !returnTo ? `/requests/${requestId}/questions/${next.slug}` : list;
  const told = draft && comesAfterState(slug, answers) ? await turnedAway(answers) : null;
  if (told)
    return (
      <PatientFrame back={before}>
        <TurnedAway requestId={requestId} told={told} />
        <DeleteDraft requestId={requestId} />
      </PatientFrame>
    );
  return (
    <PatientFrame back={returnTo ? list : before}>
      {slug === "get-help-now" && <GetHelpNow answers={answers} />}
      <QuestionForm
        key={slug}
        slug={slug}
        requestId={requestId}
        title={titleOf(question, answers)}
        {...(place ? { place: <Place more={leisure && say(moreTitle(answers))} step={say(placeWords(place))} /> } : {})}
        {...(question.intro ? { intro: question.intro } : {})}
        fields={fields}
        answered={shownFirst(await withEligibility(answers), fields)}
        countries={fields.some(({ kind }) => kind === "phone") ? phoneCountries(await pageLanguage()) : []}
        {...(returnTo ? { returnTo } : {})}
      >
        {slug === "consent" && <ConsentContent answers={answers} />}
      </QuestionForm>
      {place?.step === 1 && !leisure && <p className="measure mt-8 text-small text-quiet">{say(words.canStop)}</p>}
      {leisure && (
        <p className="mt-4">
          <a href={later} className="inline-flex min-h-11 items-center">
            {say(words.later)}
          </a>
        </p>
      )}
    </PatientFrame>
  );
}

/** Whether a question comes after the one that says where the person lives. */
function comesAfterState(slug: string, answers: Answers): boolean {
  const slugs = journey(answers).map((one) => one.slug);
  return slugs.indexOf(slug) > slugs.indexOf("contact");
}

/** Where somebody lives was asked before they signed in: it stands there, to be changed or kept. */
async function withEligibility(answers: Answers): Promise<Answers> {
  const { place } = (await readEligibility()) ?? {};
  return place === undefined || "state" in answers ? answers : { ...answers, state: place };
}

/** How far along the way; what can wait is called so, on a phone on a line of its own. */
function Place({ more, step }: { more: string | false; step: string }) {
  if (!more) return step;
  return (
    <>
      <span className="max-sm:block">{more}</span>
      <span className="max-sm:hidden"> · </span>
      {step}
    </>
  );
}
