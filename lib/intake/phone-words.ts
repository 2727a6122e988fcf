import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { writtenHere } from "#lib/platform/phone.ts";

/** A telephone number that somebody gave, easy to read and to dictate; what cannot be read stays as it is. */
export const phoneInWords = (number: string): string =>
  writtenHere(parsePhoneNumberFromString(number)?.formatInternational() ?? number);
