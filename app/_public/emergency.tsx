import { inPageLanguage } from "#app/_server/language.ts";
import { CareCard } from "#app/_ui/notice.tsx";
import { emergencyAdvice, emergencyHeading } from "#lib/intake/claims.ts";
import { emergencySigns } from "#lib/intake/warning-signs.ts";
import { frontWords } from "./words.ts";

/** When not to read on: the signs that mean hospital now. */
export async function Emergency({ number }: { number: string }) {
  const say = await inPageLanguage();
  return (
    <CareCard urgency="emergency" prefix={say(frontWords.emergency)} heading={say(emergencyHeading(number))}>
      <ul className="list">
        {emergencySigns.map(({ value, text }) => (
          <li key={value}>{say(text)}</li>
        ))}
      </ul>
      <p>{say(emergencyAdvice)}</p>
    </CareCard>
  );
}
