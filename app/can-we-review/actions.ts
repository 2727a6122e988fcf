"use server";
import { redirect } from "next/navigation";
import { keepEligibility } from "#app/_server/eligibility-cookie.ts";
import { type FormState, fieldsOf, refusedForm } from "#app/_server/form-action.ts";
import { demandOurPage } from "#app/_server/own-page.ts";
import { EligibilityAnswers } from "#lib/intake/eligibility.ts";
import { eligibilityErrors } from "#lib/intake/eligibility-words.ts";
import { carry } from "#lib/platform/language.ts";

/** Takes the answers of somebody who need not sign in. They stay in their own browser, and no row is written. */
export async function check(before: FormState, form: FormData): Promise<FormState> {
  await demandOurPage();
  const typed = fieldsOf(form);
  const given = EligibilityAnswers.safeParse(typed);
  if (given.success) {
    await keepEligibility(given.data);
    redirect("/can-we-review/answer");
  }
  const fields = Object.fromEntries(given.error.issues.map(({ path, message }) => [path.join("."), message]));
  return refusedForm(before, { code: "invalid", message: carry(eligibilityErrors.some), fields }, typed);
}
