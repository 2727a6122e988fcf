"use server";
import { redirect } from "next/navigation";
import { keepEligibility } from "#app/_server/eligibility-cookie.ts";
import { type FormState, refusedForm } from "#app/_server/form-action.ts";
import { demandOurPage } from "#app/_server/own-page.ts";
import { EligibilityAnswers } from "#lib/intake/eligibility.ts";
import { problem } from "#app/_ui/words.ts";
import { fieldsOf } from "#app/_ui/form-fields.ts";
import { carry } from "#lib/platform/language.ts";
import { problemsOf } from "#lib/platform/refusal.ts";

/** Takes the answers of somebody who need not sign in. They stay in their own browser, and no row is written. */
export async function check(before: FormState, form: FormData): Promise<FormState> {
  await demandOurPage();
  const typed = fieldsOf(form);
  const given = EligibilityAnswers.safeParse(typed);
  if (!given.success)
    return refusedForm(before, { code: "invalid", message: carry(problem), fields: problemsOf(given.error) }, typed);
  await keepEligibility(given.data);
  redirect("/can-we-review/answer");
}
