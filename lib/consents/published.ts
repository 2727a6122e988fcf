import { clinicToday } from "#lib/calendar/clinic-calendar.ts";
import type { ConsentName, ConsentText } from "./consent-text.ts";
import { privacyNotice202612 } from "./texts/privacy-notice-2026-12.ts";
import { review202611 } from "./texts/review-2026-11.ts";
import { review202612 } from "./texts/review-2026-12.ts";
import { talkTo202612 } from "./texts/talk-to-2026-12.ts";
import { textMessages202612 } from "./texts/text-messages-2026-12.ts";
import { voicemail202612 } from "./texts/voicemail-2026-12.ts";

/** Every text in every version that anybody may have agreed to, in the order of their days. */
export const published: readonly ConsentText[] = [
  privacyNotice202612,
  review202611,
  review202612,
  talkTo202612,
  textMessages202612,
  voicemail202612,
];

/** The version in force: the last whose day (YYYY-MM-DD) has come. */
export function currentText(name: ConsentName, today = clinicToday()): ConsentText {
  const text = published.findLast((one) => one.name === name && one.effective <= today);
  if (!text) throw new Error(`no text ${name}`);
  return text;
}

/** The very version that somebody was shown; null where there never was one. */
export const publishedText = (name: string, version: string): ConsentText | null =>
  published.find((one) => one.name === name && one.version === version) ?? null;

/** What may be allowed and nothing depends on. */
export const optionalNames = ["talk-to", "voicemail", "text-messages"] as const satisfies ConsentName[];
