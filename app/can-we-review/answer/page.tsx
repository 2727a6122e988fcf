import { CircleCheck } from "lucide";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Told } from "#app/_public/told.tsx";
import { WhereToTurn } from "#app/_public/where-to-turn.tsx";
import { clinic } from "#app/_server/clinic.ts";
import { readEligibility } from "#app/_server/eligibility-cookie.ts";
import { inPageLanguage } from "#app/_server/language.ts";
import { verdictOf } from "#app/_server/verdict-of.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { PatientPage } from "#app/_ui/page.tsx";
import { cautionAbroad, claims, notADiagnosis } from "#lib/intake/claims.ts";
import type { Verdict } from "#lib/intake/eligibility.ts";
import { verdictFrame } from "#lib/intake/verdict-words.ts";

export async function generateMetadata(): Promise<Metadata> {
  const answer = await findAnswer();
  return answer ? { title: (await inPageLanguage())(answer.words.title) } : {};
}

/** The answer, made anew from what this browser keeps, so that it can be read again and in the other language. */
export default async function AnswerPage() {
  const answer = await findAnswer();
  if (!answer) redirect("/can-we-review");
  const { verdict, words } = answer;
  const say = await inPageLanguage();
  const welcome = verdict === "yes" || verdict === "fetch_scan";
  return (
    <PatientPage clinic={clinic()} back={{ href: "/can-we-review" }} abroad={verdict === "abroad"}>
      <h1 className="flex gap-3">
        {welcome && <Icon of={CircleCheck} className="mt-[0.12em] text-good" />}
        {say(words.title)}
      </h1>
      {words.lines.map((line) => (
        <p key={line.en} className="measure mt-4">
          {say(line)}
        </p>
      ))}
      {welcome && (
        <p className="measure mt-4">
          <Told claim={claims.free} />
        </p>
      )}
      <WaysOn verdict={verdict} />
      <WhereToTurn told={words} />
      <p className="mt-10">
        <a href="/can-we-review" className="inline-block py-2">
          {say(verdictFrame.change)}
        </a>
      </p>
      {welcome && <p className="mt-4 text-small text-quiet">{say(notADiagnosis)}</p>}
      {verdict === "abroad" && <p className="mt-4 text-small text-quiet">{say(cautionAbroad)}</p>}
    </PatientPage>
  );
}

async function findAnswer() {
  const given = await readEligibility();
  return given && verdictOf(given);
}

async function WaysOn({ verdict }: { verdict: Verdict }) {
  const say = await inPageLanguage();
  if (verdict !== "yes" && verdict !== "fetch_scan" && verdict !== "no_scan") return null;
  return (
    <div className="mt-7 flex flex-wrap items-center gap-4">
      {verdict !== "no_scan" && (
        <LinkButton href="/requests/new" variant="primary" className="max-sm:w-full">
          {say(verdictFrame.start)}
        </LinkButton>
      )}
      {verdict === "fetch_scan" && (
        <LinkButton href="/guides/get-your-scan" className="max-sm:w-full">
          {say(verdictFrame.guide)}
        </LinkButton>
      )}
      {verdict === "no_scan" && (
        <LinkButton href="/pinched-nerve" className="max-sm:w-full">
          {say(verdictFrame.nerve)}
        </LinkButton>
      )}
    </div>
  );
}
