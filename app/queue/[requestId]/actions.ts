"use server";
import { refresh } from "next/cache";
import { type FormState, formAction, refusedForm } from "#app/_server/form-action.ts";
import { demandOurPage } from "#app/_server/own-page.ts";
import { currentActor } from "#app/_server/session.ts";
import { fieldsOf } from "#app/_ui/form-fields.ts";
import { answerQuestion } from "#lib/intake/answer-question.ts";
import { withdrawForSomebody } from "#lib/intake/withdraw-for-somebody.ts";
import { sendMessage } from "#lib/messages/send-message.ts";
import { addTranslation } from "#lib/translations/add-translation.ts";
import { type Compared, compareAccounts } from "#lib/triage/compare-accounts.ts";
import { decideIdentity } from "#lib/triage/decide-identity.ts";
import { decideWish } from "#lib/triage/decide-wish.ts";
import { logCall } from "#lib/triage/log-call.ts";
import { logFollowUp } from "#lib/triage/log-follow-up.ts";
import { noteChart } from "#lib/triage/note-chart.ts";
import { mergeAccounts } from "#lib/triage/merge-accounts.ts";
import { noteLetterPosted } from "#lib/triage/note-letter-posted.ts";
import { noteInsurance } from "#lib/triage/note-insurance.ts";
import { startEmailChangeFor } from "#lib/triage/start-email-change-for.ts";

export const decide = formAction(decideIdentity, refresh);
export const write = formAction(sendMessage, refresh, ({ message: body, ...ids }) => ({ ...ids, body }));
export const answerWish = formAction(decideWish, refresh);
export const noteCall = formAction(logCall, refresh, ({ callNote: note, ...call }) => ({ ...call, note }));
export const followUp = formAction(logFollowUp, refresh, ({ followNote: note, ...call }) => ({ ...call, note }));
export const noteAnswer = formAction(answerQuestion, refresh, ({ theirAnswer: body, ...ids }) => ({ ...ids, body }));
export const notePosted = formAction(noteLetterPosted, refresh);
export const cancelFor = formAction(withdrawForSomebody, refresh);
export const translate = formAction(addTranslation, refresh, ({ translation: text, ...rest }) => ({ ...rest, text }));
export const chart = formAction(noteChart, refresh);
export const insurance = formAction(noteInsurance, refresh);
export const changeEmailFor = formAction(
  startEmailChangeFor,
  () => undefined,
  ({ newEmail: email, emailKnownBy: identifiers, ...ids }) => ({ ...ids, email, identifiers }),
);

export const joinAccounts = formAction(mergeAccounts, refresh, ({ mergeKnownBy: identifiers, ...given }) => ({
  ...given,
  identifiers,
}));

export type Looked = FormState & { compared?: { reference: string; sides: Compared | null } };

/** Both accounts side by side, before anybody decides. */
export async function compare(before: FormState, form: FormData): Promise<Looked> {
  await demandOurPage();
  const { otherReference: reference, ...typed } = fieldsOf(form);
  const compared = await compareAccounts(await currentActor(), { ...typed, reference } as never);
  if (!compared.ok) return refusedForm(before, compared.refusal, { reference });
  const value = { reference: String(reference), sides: compared.value };
  return { attempt: before.attempt + 1, done: true, compared: value };
}
