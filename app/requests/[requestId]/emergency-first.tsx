import { inPageLanguage } from "#app/_server/language.ts";
import { CareCard, CareLink } from "#app/_ui/notice.tsx";
import type { Text } from "#lib/platform/language.ts";
import { CallNow } from "./answer/call-now.tsx";
import { EmergencyHead } from "./answer/emergency-head.tsx";
import { answerPage } from "./answer/words.ts";

/** Where the answer is that somebody must get help now: said before anything else, with the way to the letter (`href`). */
export async function EmergencyFirst({ href, link, take }: { href: string; link: string; take: Text }) {
  const say = await inPageLanguage();
  return (
    <CareCard urgency="emergency" prefix={say(answerPage.emergency)} heading={<EmergencyHead />}>
      <CallNow />
      <p>
        {say(take)} {say(answerPage.onPhone)}
      </p>
      <CareLink href={href} className="print:hidden">
        {link}
      </CareLink>
    </CareCard>
  );
}
