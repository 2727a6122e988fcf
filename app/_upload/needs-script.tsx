import { clinic } from "#app/_server/clinic.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { PhoneLink } from "#app/_ui/phone.tsx";

/** What takes the uploader's place in a browser without scripts. */
export const NeedsScript = () => (
  <noscript>
    <Notice signal="warning" title="Your browser has JavaScript switched off">
      <p>
        Sending a scan needs it. Switch it on and load this page again, or call us:{" "}
        <PhoneLink number={clinic().phone} />
      </p>
    </Notice>
  </noscript>
);
