"use client";
import { useSyncExternalStore } from "react";
import { Notice } from "#app/_ui/notice.tsx";
import { PhoneLink } from "#app/_ui/phone.tsx";
import { isAbleBrowser } from "./able-browser.ts";

/** Said before the first question where this browser cannot send a scan, and what to do instead; nothing elsewhere. */
export function BrowserNotice({ phone, className }: { phone: string; className?: string }) {
  const able = useSyncExternalStore(never, isAble, () => true);
  const ways = (
    <p>
      Use a newer browser or another computer: a friend’s is fine. Or call us, we find a way:{" "}
      <PhoneLink number={phone} />
    </p>
  );
  return (
    <>
      <noscript>
        <div className={className}>
          <Notice signal="warning" title="Your browser has JavaScript switched off">
            <p>Sending a scan needs it. Switch it on and load this page again.</p>
            {ways}
          </Notice>
        </div>
      </noscript>
      {!able && (
        <div className={className}>
          <Notice signal="warning" title="This browser cannot send a scan">
            <p>It is too old, or its connection is not secure.</p>
            {ways}
          </Notice>
        </div>
      )}
    </>
  );
}

const never = () => () => undefined;
const isAble = (): boolean => isAbleBrowser();
