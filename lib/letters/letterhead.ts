import { env } from "#lib/platform/env.ts";
import type { Letterhead } from "./letter.ts";

/** The clinic as it stands at the head of its letters. */
export function letterhead(): Letterhead {
  const { CLINIC_NAME, CLINIC_PHONE, CLINIC_EMAIL, CLINIC_ACCENT, CLINIC_TIME_ZONE } = env();
  return {
    name: CLINIC_NAME,
    phone: CLINIC_PHONE,
    email: CLINIC_EMAIL,
    accent: CLINIC_ACCENT,
    timeZone: CLINIC_TIME_ZONE,
  };
}
