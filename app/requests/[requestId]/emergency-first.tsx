import { inPageLanguage } from "#app/_server/language.ts";
import { CareCard, CareLink } from "#app/_ui/notice.tsx";
import { answerParts } from "#lib/opinions/outcome-words.ts";
import { EmergencyHead } from "./answer/emergency-head.tsx";
import { answerPage } from "./answer/words.ts";

/** Where the answer is that somebody must get help now: said before anything else, with the way to the letter (`href`). */
export async function EmergencyFirst({ href, link }: { href: string; link: string }) {
  const say = await inPageLanguage();
  return (
    <CareCard urgency="emergency" prefix={say(answerPage.emergency)} heading={<EmergencyHead />}>
      <p>
        {say(answerParts.take)} {say(answerPage.onPhone)}
      </p>
      <CareLink href={href} className="print:hidden">
        {link}
      </CareLink>
    </CareCard>
  );
}
