"use server";
import type { PublicKeyCredentialCreationOptionsJSON } from "@simplewebauthn/server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { giveProof } from "#app/_step-up/actions.ts";
import { bugWords, formAction, type FormState, refusedForm } from "#app/_server/form-action.ts";
import { demandOurPage } from "#app/_server/own-page.ts";
import { currentActor } from "#app/_server/session.ts";
import { jsonIn } from "#app/_ui/form-fields.ts";
import type { Actor } from "#lib/accounts/actor.ts";
import { addPasskey } from "#lib/accounts/add-passkey.ts";
import { beginPasskey } from "#lib/accounts/begin-passkey.ts";
import { changePassword } from "#lib/accounts/change-password.ts";
import { returnPath } from "#lib/accounts/forms.ts";
import { removePasskey } from "#lib/accounts/remove-passkey.ts";
import { renewRecoveryCodes } from "#lib/accounts/renew-recovery-codes.ts";
import { type RefusalValue, type Result } from "#lib/platform/refusal.ts";
import { passwordRefusals } from "./words.ts";

const invalid = (name: string, words: string): { ok: false; refusal: RefusalValue } => ({
  ok: false,
  refusal: { code: "invalid", message: words, fields: { [name]: words } },
});

/** What a command answered that is no refusal to it, told at the field. */
async function change(actor: Actor, input: Parameters<typeof changePassword>[1]): Promise<Result<unknown>> {
  const changed = await changePassword(actor, input);
  if (!changed.ok || changed.value.status === "changed") return changed;
  const { value } = changed;
  return value.status === "weak"
    ? invalid("newPassword", value.why)
    : invalid("password", passwordRefusals[value.status]);
}

async function add(actor: Actor, input: Parameters<typeof addPasskey>[1]): Promise<Result<unknown>> {
  const added = await addPasskey(actor, input);
  if (!added.ok || added.value.added) return added;
  return invalid("name", "The device’s answer did not fit, or came too late. Nothing was added; try once more");
}

/** A password is never sent back, not even to whoever typed it. */
export async function givePassword(before: FormState, form: FormData): Promise<FormState> {
  const state = await formAction(change, refresh)(before, form);
  delete state.typed;
  return state;
}

/** The proof on a page of its own: then back to where it was asked for. */
export async function proveHere(before: FormState, form: FormData): Promise<FormState> {
  const state = await giveProof(before, form);
  delete state.typed;
  return state.done ? redirect(returnPath(form.get("from")) ?? "/account/access") : state;
}

export const keepPasskey = formAction(add, refresh, jsonIn("made"));
export const dropPasskey = formAction(removePasskey, refresh);

export type Begun = FormState & { options?: PublicKeyCredentialCreationOptionsJSON };

/** The first half of a new passkey: what the browser asks the device for. */
export async function askForPasskey(): Promise<Begun> {
  await demandOurPage();
  return answered(await beginPasskey(await currentActor(), {}), (options) => ({ options }));
}

export type Renewed = FormState & { codes?: string[] };

/** Ten new codes, shown this once. */
export async function renewCodes(): Promise<Renewed> {
  await demandOurPage();
  return answered(await renewRecoveryCodes(await currentActor(), {}), ({ codes }) => ({ codes }));
}

async function answered<Value, More>(
  result: Result<Value>,
  more: (value: Value) => More,
): Promise<FormState & Partial<More>> {
  try {
    if (!result.ok) return (await refusedForm({ attempt: 0 }, result.refusal, {})) as FormState & Partial<More>;
    return { attempt: 1, done: true, ...more(result.value) };
  } catch (error) {
    return { attempt: 1, code: "bug", message: await bugWords(error) } as FormState & Partial<More>;
  }
}
