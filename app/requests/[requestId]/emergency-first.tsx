import { inPageLanguage } from "#app/_server/language.ts";
import { CareCard, CareLink } from "#app/_ui/notice.tsx";
import type { Text } from "#lib/platform/language.ts";
import { CallNow } from "./answer/call-now.tsx";
import { EmergencyHead } from "./answer/emergency-head.tsx";
import { answerPage } from "./answer/words.ts";

/** Where the answer is that somebody must get help now: said before anything else, with the ways to the letter. */
export async function EmergencyFirst({ links, take }: { links: { href: string; text: Text }[]; take: Text }) {
  const say = await inPageLanguage();
  return (
    <CareCard urgency="emergency" prefix={say(answerPage.emergency)} heading={<EmergencyHead />}>
      <CallNow />
      <p>
        {say(take)} {say(answerPage.onPhone)}
      </p>
      {links.map(({ href, text }) => (
        <CareLink key={href} href={href} className="print:hidden">
          {say(text)}
        </CareLink>
      ))}
    </CareCard>
  );
}
