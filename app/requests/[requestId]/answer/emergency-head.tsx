import { clinic } from "#app/_server/clinic.ts";
import { inPageLanguage } from "#app/_server/language.ts";
import { PhoneLink } from "#app/_ui/phone.tsx";
import { answerPage } from "./words.ts";

/** "Call 911 or go to an emergency room now", with the number to tap. */
export async function EmergencyHead() {
  const say = await inPageLanguage();
  return (
    <>
      {say(answerPage.callNow)} <PhoneLink number={clinic().emergencyNumber} className="-my-2 inline-block py-2" />{" "}
      {say(answerPage.orGo)}
    </>
  );
}
