"use server";
import { redirect } from "next/navigation";
import { type FormState, formAction, refusedForm } from "#app/_server/form-action.ts";
import { demandOurPage } from "#app/_server/own-page.ts";
import { currentActor } from "#app/_server/session.ts";
import { fieldsOf } from "#app/_ui/form-fields.ts";
import { problem } from "#app/_ui/words.ts";
import { confirmEmailChange } from "#lib/accounts/confirm-email-change.ts";
import { startEmailChange } from "#lib/accounts/start-email-change.ts";
import { carry, type Text } from "#lib/platform/language.ts";
import { words } from "./words.ts";

export const begin = formAction(startEmailChange, () => redirect("/account/email"));

/** Both codes: the address changes, or it is said at the field which of them is not right. */
export async function confirm(before: FormState, form: FormData): Promise<FormState> {
  await demandOurPage();
  const typed = fieldsOf(form);
  const confirmed = await confirmEmailChange(await currentActor(), typed as never);
  if (!confirmed.ok) return refusedForm(before, confirmed.refusal, typed);
  const { value } = confirmed;
  if (value.status === "changed") redirect("/account/email?changed=1");
  const wrong: Record<string, Text> =
    value.status === "wrong"
      ? { ...(!value.old && { oldCode: words.oldWrong }), ...(!value.new && { newCode: words.newWrong }) }
      : { newCode: words[value.status] };
  const fields = Object.fromEntries(Object.entries(wrong).map(([name, text]) => [name, carry(text)]));
  return refusedForm(before, { code: "invalid", message: carry(problem), fields }, typed);
}
