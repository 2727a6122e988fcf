import { privacyPage } from "#app/_public/words.ts";
import { clinic } from "#app/_server/clinic.ts";
import { inPageLanguage } from "#app/_server/language.ts";
import { PhoneLink } from "#app/_ui/phone.tsx";

/** By which number and address the clinic is asked about privacy. */
export async function ReachUs() {
  const { phone, email } = clinic();
  const say = await inPageLanguage();
  return (
    <p className="measure">
      {say(privacyPage.call)} <PhoneLink number={phone} /> {say(privacyPage.write)}{" "}
      <a href={`mailto:${email}`}>{email}</a>.
    </p>
  );
}
