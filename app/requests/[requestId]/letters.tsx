import { inPageLanguage } from "#app/_server/language.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { CareCard } from "#app/_ui/notice.tsx";
import { answerParts } from "#lib/opinions/outcome-words.ts";
import { EmergencyHead } from "./answer/emergency-head.tsx";
import { answerPage } from "./answer/words.ts";

type Lead = { requestId: string; kind: "opinion" | "declined"; emergency?: boolean };

/** The way to the answer, on the page of its request; what cannot wait is said already here. */
export async function AnswerLead({ requestId, kind, emergency = false }: Lead) {
  const say = await inPageLanguage();
  const opinion = kind === "opinion";
  return (
    <div className="space-y-6">
      {emergency && (
        <CareCard urgency="emergency" prefix={say(answerPage.emergency)} heading={<EmergencyHead />}>
          <p>{say(answerParts.take)}</p>
        </CareCard>
      )}
      <section
        aria-labelledby="answer"
        className="space-y-5 rounded border border-hairline bg-raised p-6 shadow sm:p-8"
      >
        <p className="text-small font-semibold text-accent">{say(answerParts.label)}</p>
        <h2 id="answer" className="text-title">
          {say(opinion ? answerPage.lead : answerPage.leadDeclined)}
        </h2>
        <p className="measure">{say(answerPage.leadWhy)}</p>
        <LinkButton href={`/requests/${requestId}/answer`} variant="primary">
          {say(opinion ? answerPage.read : answerPage.readDeclined)}
        </LinkButton>
      </section>
    </div>
  );
}
