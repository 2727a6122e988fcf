"use server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { type FormState, formAction, refusedForm } from "#app/_server/form-action.ts";
import { endDisc } from "#lib/discs/end-disc.ts";
import { receiveDisc } from "#lib/discs/receive-disc.ts";
import { deleteDraft } from "#lib/intake/delete-draft.ts";
import { enterAnswers } from "#lib/intake/enter-answers.ts";
import { recordPaperConsent } from "#lib/intake/record-paper-consent.ts";
import { startForSomebody } from "#lib/intake/start-for-somebody.ts";
import { submitRequest } from "#lib/intake/submit-request.ts";
import { addEmail } from "#lib/triage/add-email.ts";
import { setPostalAddress } from "#lib/triage/set-postal-address.ts";

const toEntry = ({ requestId }: { requestId: string }) => redirect(`/queue/entry/${requestId}`);

export const begin = formAction(startForSomebody, toEntry);

/** Keeps what fits; what does not comes back at its field. */
export async function enter(before: FormState, form: FormData): Promise<FormState> {
  let problems: Record<string, string> = {};
  const keep = formAction(
    enterAnswers,
    (kept) => {
      problems = kept.problems;
      refresh();
    },
    ({ requestId, ...given }) => ({ requestId, given }),
  );
  const state = await keep(before, form);
  if (!state.done || Object.keys(problems).length === 0) return state;
  const message = "The rest is saved. These answers are not yet";
  return refusedForm(before, { code: "invalid", message, fields: problems }, {});
}

export const recordConsent = formAction(recordPaperConsent, refresh);
export const noteDisc = formAction(receiveDisc, refresh);
export const noteDiscGone = formAction(endDisc, refresh, ({ goneDisc: discId, ...gone }) => ({ ...gone, discId }));
export const giveEmail = formAction(addEmail, refresh);
export const keepAddress = formAction(setPostalAddress, refresh);
export const sendOn = formAction(submitRequest, ({ requestId }) => redirect(`/queue/${requestId}`));
export const discard = formAction(deleteDraft, () => redirect("/queue/entry"));
