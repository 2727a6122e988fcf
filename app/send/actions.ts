"use server";
import { redirect } from "next/navigation";
import { fromWhere } from "#app/_server/client-address.ts";
import { type FormState, refusedForm } from "#app/_server/form-action.ts";
import { fieldsOf } from "#app/_ui/form-fields.ts";
import { demandOurPage } from "#app/_server/own-page.ts";
import { problem } from "#app/_ui/words.ts";
import { signInWithTicket, signOut, stranger } from "#app/_server/session.ts";
import { carry } from "#lib/platform/language.ts";
import { redeemPass } from "#lib/passes/redeem-pass.ts";
import { passRefusals } from "./words.ts";

/** Another computer is let in with the code that was typed. */
export async function giveCode(before: FormState, form: FormData): Promise<FormState> {
  await demandOurPage();
  const typed = fieldsOf(form);
  const from = await fromWhere();
  const redeemed = await redeemPass(await stranger(), { code: typed["code"] as string, by: "browser", from });
  if (!redeemed.ok) return refusedForm(before, redeemed.refusal, typed);
  const { value } = redeemed;
  if (value.status !== "opened") {
    const { message } = passRefusals[value.status];
    return refusedForm(before, { code: "invalid", message: carry(problem), fields: { code: message } }, typed);
  }
  await signInWithTicket(value.token);
  redirect("/send");
}

/** This computer has done its part: it is not let in any more. */
export async function leave(): Promise<void> {
  await demandOurPage();
  await signOut();
  redirect("/send/done");
}
