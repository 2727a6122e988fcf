import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import type { Agreement } from "#lib/consents/agreement.ts";

/** A telephone number in international writing, easy to read and to dictate; what cannot be read stays as it is. */
export const phoneInWords = (number: string): string =>
  parsePhoneNumberFromString(number)?.formatInternational() ?? number;

/** The number somebody gave to be reached at. */
export const phoneOf = (answers: Record<string, unknown>): string | null =>
  typeof answers["phone"] === "string" ? phoneInWords(answers["phone"]) : null;

/** Whether a message may be left there: only where the patient has allowed it, and not taken it back. */
export const voicemailWords = (agreements: readonly Pick<Agreement, "text" | "withdrawnAt">[]): string =>
  agreements.some(({ text, withdrawnAt }) => text.name === "voicemail" && !withdrawnAt)
    ? "voicemail allowed"
    : "leave no voicemail";
