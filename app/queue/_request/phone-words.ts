import type { Agreement } from "#lib/consents/agreement.ts";
import { wordOf } from "#lib/intake/clinical-words.ts";
import { phoneInWords } from "#lib/intake/phone-words.ts";

/** The number somebody gave to be reached at. */
export const phoneOf = (answers: Record<string, unknown>): string | null =>
  typeof answers["phone"] === "string" ? phoneInWords(answers["phone"]) : null;

/** Whether a message may be left there: only where the patient has allowed it, and not taken it back. */
export const voicemailWords = (agreements: readonly Pick<Agreement, "text" | "withdrawnAt">[]): string =>
  agreements.some(({ text, withdrawnAt }) => text.name === "voicemail" && !withdrawnAt)
    ? "voicemail allowed"
    : "leave no voicemail";

/** When, in which language, and whether a message may be left: "in the evening, in Spanish, leave no voicemail". */
export const callWishWords = (
  answers: Record<string, unknown>,
  reads: "en" | "es",
  agreements: Parameters<typeof voicemailWords>[0],
): string =>
  [
    wordOf(hours, answers["bestTime"]) ?? "no hours told",
    `in ${wordOf(languages, answers["callLanguage"]) ?? languages[reads]}`,
    voicemailWords(agreements),
  ].join(", ");

const hours = {
  any: "any time",
  morning: "in the morning",
  afternoon: "in the afternoon",
  evening: "in the evening",
} as const;

const languages = { en: "English", es: "Spanish" } as const;
