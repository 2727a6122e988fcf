"use server";
import { refresh } from "next/cache";
import { type FormState, formAction, refusedForm } from "#app/_server/form-action.ts";
import { demandOurPage } from "#app/_server/own-page.ts";
import { currentActor } from "#app/_server/session.ts";
import { fieldsOf } from "#app/_ui/form-fields.ts";
import { type Compared, compareAccounts } from "#lib/triage/compare-accounts.ts";
import { mergeAccounts } from "#lib/triage/merge-accounts.ts";
import { startEmailChangeFor } from "#lib/triage/start-email-change-for.ts";

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
