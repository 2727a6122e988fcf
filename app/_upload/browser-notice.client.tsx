"use client";
import { useSyncExternalStore } from "react";
import { useSay } from "#app/_ui/language.client.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PhoneLink } from "#app/_ui/phone.tsx";
import { isAbleBrowser } from "./able-browser.ts";
import { browser } from "./browser-words.ts";

/** Said before the first question where this browser cannot send a scan, and what to do instead; nothing elsewhere. */
export function BrowserNotice({ phone, className }: { phone: string; className?: string }) {
  const say = useSay();
  const able = useSyncExternalStore(never, isAble, () => true);
  const ways = (
    <p>
      {say(browser.otherWays)} <PhoneLink number={phone} />
    </p>
  );
  return (
    <>
      <noscript>
        <div className={className}>
          <Notice signal="warning" title={say(browser.noScript)}>
            <p>{say(browser.switchOn)}</p>
            {ways}
          </Notice>
        </div>
      </noscript>
      {!able && (
        <div className={className}>
          <Notice signal="warning" title={say(browser.unable)}>
            <p>{say(browser.tooOld)}</p>
            {ways}
          </Notice>
        </div>
      )}
    </>
  );
}

const never = () => () => undefined;
const isAble = (): boolean => isAbleBrowser();
