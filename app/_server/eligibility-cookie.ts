import { cookies } from "next/headers";
import { EligibilityAnswers } from "#lib/intake/eligibility.ts";
import { env } from "#lib/platform/env.ts";

const name = "foramen-eligibility";
const minutes = 60;

/**
 * Keeps what somebody answered before any sign-in in their own browser, for an hour: words from short lists, nothing
 * that names a person, and never in an address.
 */
export async function keepEligibility({ place, age, region, scan }: EligibilityAnswers): Promise<void> {
  const secure = env().NEXTAUTH_URL.startsWith("https:");
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure, maxAge: minutes * 60 } as const;
  (await cookies()).set(name, [place, age, region, scan].join("."), options);
}

/**
 * What was answered on /can-we-review in this browser within the hour, or null. Later pages may fill in from it what
 * they ask anyway, such as the state (`place`, which may also be "abroad").
 */
export async function readEligibility(): Promise<EligibilityAnswers | null> {
  const [place, age, region, scan] = ((await cookies()).get(name)?.value ?? "").split(".");
  return EligibilityAnswers.safeParse({ place, age, region, scan }).data ?? null;
}
