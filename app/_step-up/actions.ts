"use server";
import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/server";
import { formAction, type FormState, refusedForm } from "#app/_server/form-action.ts";
import { demandOurPage } from "#app/_server/own-page.ts";
import { currentActor, takeTicket } from "#app/_server/session.ts";
import { jsonIn } from "#app/_ui/form-fields.ts";
import type { Actor } from "#lib/accounts/actor.ts";
import { beginProof } from "#lib/accounts/begin-proof.ts";
import { confirmCode } from "#lib/accounts/confirm-code.ts";
import { confirmPasskey } from "#lib/accounts/confirm-passkey.ts";
import type { Proof } from "#lib/accounts/recent-proof.ts";
import type { Result } from "#lib/platform/refusal.ts";

type Right = Extract<Proof, { status: "right" }>;

const words = {
  wrong: "This code is not right, or was used already. Wait for the next one",
  later: "Too many wrong codes. Try again in a quarter of an hour",
} as const;

/** A wrong code is counted by the command, and is told at its field. */
async function confirm(actor: Actor, input: { code: string }): Promise<Result<Right>> {
  const confirmed = await confirmCode(actor, input);
  if (!confirmed.ok) return confirmed;
  const { value } = confirmed;
  if (value.status === "right") return { ok: true, value };
  const fields = { code: words[value.status] };
  return { ok: false, refusal: { code: "invalid", message: fields.code, fields } };
}

const notThis = "This passkey is not yours, or was not shown in time. Try once more, or type a code";

async function confirmBy(actor: Actor, input: Parameters<typeof confirmPasskey>[1]): Promise<Result<Right>> {
  const confirmed = await confirmPasskey(actor, input);
  if (!confirmed.ok) return confirmed;
  if (confirmed.value.status === "right") return { ok: true, value: confirmed.value };
  return { ok: false, refusal: { code: "conflict", message: notThis } };
}

export type Asked = FormState & { options?: PublicKeyCredentialRequestOptionsJSON };

/** What the browser asks a device of theirs to sign. */
export async function askForPasskey(): Promise<Asked> {
  await demandOurPage();
  const begun = await beginProof(await currentActor(), {});
  if (!begun.ok) return refusedForm({ attempt: 0 }, begun.refusal, {});
  if (!begun.value)
    return { attempt: 1, code: "conflict", message: "There is no passkey on your account yet. Type a code" };
  return { attempt: 1, done: true, options: begun.value };
}

const goOn = ({ ticket }: Right): Promise<void> => takeTicket(ticket);

export const givePasskey = formAction(confirmBy, goOn, jsonIn("signed"));
export const giveProof = formAction(confirm, goOn);
