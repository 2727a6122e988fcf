import { inPageLanguage } from "#app/_server/language.ts";
import { CareCard } from "#app/_ui/notice.tsx";
import { WithPhone } from "#app/_ui/phone.tsx";
import { emergencyAdvice, emergencyHeading } from "#lib/intake/claims.ts";
import { emergencySigns } from "#lib/intake/warning-signs.ts";
import { frontWords } from "./words.ts";

/** When not to read on: the signs that mean hospital now. */
export async function Emergency({ number }: { number: string }) {
  const say = await inPageLanguage();
  return (
    <CareCard
      urgency="emergency"
      prefix={say(frontWords.emergency)}
      heading={<WithPhone words={say(emergencyHeading(number))} number={number} className="-my-2 inline-block py-2" />}
    >
      <ul className="list">
        {emergencySigns.map(({ value, text }) => (
          <li key={value}>{say(text)}</li>
        ))}
      </ul>
      <p>{say(emergencyAdvice)}</p>
    </CareCard>
  );
}
