import { clinic } from "#app/_server/clinic.ts";
import { inPageLanguage } from "#app/_server/language.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { PhoneLink } from "#app/_ui/phone.tsx";
import { browser } from "./browser-words.ts";

/** What takes the uploader's place in a browser without scripts. */
export async function NeedsScript() {
  const say = await inPageLanguage();
  return (
    <noscript>
      <Notice signal="warning" title={say(browser.noScript)}>
        <p>
          {say(browser.switchOnOrCall)} <PhoneLink number={clinic().phone} />
        </p>
      </Notice>
    </noscript>
  );
}
