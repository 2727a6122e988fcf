import { inPageLanguage } from "#app/_server/language.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { CareCard } from "#app/_ui/notice.tsx";
import { answerParts } from "#lib/opinions/outcome-words.ts";
import type { Text } from "#lib/platform/language.ts";
import { EmergencyHead } from "./answer/emergency-head.tsx";
import { answerPage } from "./answer/words.ts";

/** Where the answer is that somebody must get help now: said before anything else, with the letter to take along. */
export async function EmergencyFirst({ letter, text }: { letter: string; text: Text }) {
  const say = await inPageLanguage();
  return (
    <CareCard urgency="emergency" prefix={say(answerPage.emergency)} heading={<EmergencyHead />}>
      <p>{say(answerParts.take)}</p>
      <p className="print:hidden">
        <LinkButton href={letter}>{say(text)}</LinkButton>
      </p>
    </CareCard>
  );
}
