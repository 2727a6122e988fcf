import { parsePhoneNumberFromString } from "libphonenumber-js/min";

/** A telephone number in international writing, easy to read and to dictate; what cannot be read stays as it is. */
export const phoneInWords = (number: string): string =>
  parsePhoneNumberFromString(number)?.formatInternational() ?? number;

/** The number somebody gave to be reached at. */
export const phoneOf = (answers: Record<string, unknown>): string | null =>
  typeof answers["phone"] === "string" ? phoneInWords(answers["phone"]) : null;
