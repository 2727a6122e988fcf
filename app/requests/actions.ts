"use server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { type FormState, formAction } from "#app/_server/form-action.ts";
import { deleteDraft } from "#lib/intake/delete-draft.ts";
import { changeContact } from "#lib/intake/change-contact.ts";
import { makeWish } from "#lib/intake/make-wish.ts";
import { answerQuestion } from "#lib/intake/answer-question.ts";
import { saveAnswer } from "#lib/intake/save-answer.ts";
import { giveConsent } from "#lib/intake/give-consent.ts";
import { startRequest } from "#lib/intake/start-request.ts";
import { submitRequest } from "#lib/intake/submit-request.ts";
import { givePass } from "#lib/passes/give-pass.ts";
import { revokePass } from "#lib/passes/revoke-pass.ts";
import { withdrawConsent } from "#lib/intake/withdraw-consent.ts";
import { withdrawRequest } from "#lib/intake/withdraw-request.ts";

export const start = formAction(startRequest, ({ requestId }) => redirect(`/requests/${requestId}/continue`));

export const save = formAction(
  saveAnswer,
  ({ requestId, goTo }) => redirect(`/requests/${requestId}${goTo && `/${goTo}`}`),
  ({ requestId, slug, returnTo, ...given }) => ({ requestId, slug, returnTo, given }),
);

const toAgreements = ({ requestId }: { requestId: string }) => redirect(`/requests/${requestId}/agreements`);

export const allow = formAction(giveConsent, toAgreements);

export const takeConsentBack = formAction(withdrawConsent, toAgreements);

export const submit = formAction(submitRequest, ({ requestId }) => redirect(`/requests/${requestId}?sent=1`));

export const reply = formAction(answerQuestion, ({ requestId }) => redirect(`/requests/${requestId}?answered=1`));

export const withdraw = formAction(withdrawRequest, ({ requestId }) => redirect(`/requests/${requestId}`));

export const removeDraft = formAction(deleteDraft, () => redirect("/requests?deleted=1"));

export const saveContact = formAction(
  changeContact,
  ({ requestId }) => redirect(`/requests/${requestId}?changed=1`),
  ({ requestId, ...given }) => ({ requestId, given }),
);

export const wish = formAction(makeWish, ({ requestId }) => redirect(`/requests/${requestId}/corrections?asked=1`));

export type GivenPass = FormState & { pass?: { passId: string; code: string; expiresAt: string } };

/** Makes a code for another computer and shows it, this once. */
export async function givePassCode(before: GivenPass, form: FormData): Promise<GivenPass> {
  let pass: GivenPass["pass"];
  const give = formAction(givePass, (given) => {
    pass = given;
    refresh();
  });
  const state = await give(before, form);
  return pass ? { ...state, pass } : state;
}

export const takePassBack = formAction(revokePass, refresh);
