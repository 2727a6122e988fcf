import { clinic } from "#app/_server/clinic.ts";
import { inPageLanguage } from "#app/_server/language.ts";
import { CareLink } from "#app/_ui/notice.tsx";
import { telOf } from "#lib/platform/phone.ts";
import { callNow } from "./words.ts";

/** The number for emergencies as a button as wide as a phone, and only there. */
export async function CallNow() {
  const say = await inPageLanguage();
  const number = clinic().emergencyNumber;
  return (
    <CareLink href={telOf(number)} className="sm:hidden print:hidden">
      {say(callNow(number))}
    </CareLink>
  );
}
