import { env } from "#lib/platform/env.ts";

/** Whose portal this is: name, how to reach them, their accent colour. All from the environment. */
export function clinic() {
  const { CLINIC_NAME, CLINIC_PHONE, CLINIC_EMAIL, CLINIC_ACCENT, EMERGENCY_NUMBER } = env();
  return {
    name: CLINIC_NAME,
    phone: CLINIC_PHONE,
    email: CLINIC_EMAIL,
    accent: CLINIC_ACCENT,
    emergencyNumber: EMERGENCY_NUMBER,
  };
}
