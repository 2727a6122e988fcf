import { env } from "#lib/platform/env.ts";
import type { Language } from "#lib/platform/language.ts";
import { writtenHere } from "#lib/platform/phone.ts";
import type { Letter, Letterhead } from "./letter.ts";

/** The clinic as it stands at the head of its letters. */
export function letterhead(): Letterhead {
  const { CLINIC_NAME, CLINIC_PHONE, CLINIC_EMAIL, CLINIC_ACCENT, CLINIC_TIME_ZONE } = env();
  return {
    name: CLINIC_NAME,
    phone: writtenHere(CLINIC_PHONE),
    email: CLINIC_EMAIL,
    accent: CLINIC_ACCENT,
    timeZone: CLINIC_TIME_ZONE,
  };
}

/** A letter of the clinic about a request, to its patient where their name is known. */
export const letterAbout = (
  { reference, personName }: { reference: string; personName: string | null },
  letter: Pick<Letter, "date" | "title" | "blocks" | "foot"> & { language: Language },
): Letter => ({ ...letter, from: letterhead(), to: personName ? [personName] : [], reference });
