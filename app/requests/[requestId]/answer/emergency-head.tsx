import { clinic } from "#app/_server/clinic.ts";
import { inPageLanguage } from "#app/_server/language.ts";
import { WithPhone } from "#app/_ui/phone.tsx";
import { goNow } from "#lib/opinions/outcome-words.ts";

/** "Call 911 or go to an emergency room now", with the number to tap. */
export async function EmergencyHead() {
  const say = await inPageLanguage();
  const number = clinic().emergencyNumber;
  return <WithPhone words={say(goNow(number))} number={number} className="-my-2 inline-block py-2" />;
}
