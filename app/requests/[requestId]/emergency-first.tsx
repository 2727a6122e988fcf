import { inPageLanguage } from "#app/_server/language.ts";
import { CareCard } from "#app/_ui/notice.tsx";
import { answerParts } from "#lib/opinions/outcome-words.ts";
import { EmergencyHead } from "./answer/emergency-head.tsx";
import { answerPage } from "./answer/words.ts";

/** Where the answer is that somebody must get help now: said before anything else. */
export async function EmergencyFirst() {
  const say = await inPageLanguage();
  return (
    <CareCard urgency="emergency" prefix={say(answerPage.emergency)} heading={<EmergencyHead />}>
      <p>{say(answerParts.take)}</p>
    </CareCard>
  );
}
