"use server";
import { formAction } from "#app/_server/form-action.ts";
import type { Actor } from "#lib/accounts/actor.ts";
import { confirmCode } from "#lib/accounts/confirm-code.ts";
import type { Result } from "#lib/platform/refusal.ts";

const words = {
  wrong: "This code is not right, or was used already. Wait for the next one",
  later: "Too many wrong codes. Try again in a quarter of an hour",
} as const;

/** A wrong code is counted by the command, and is told at its field. */
async function confirm(actor: Actor, input: { code: string }): Promise<Result<unknown>> {
  const confirmed = await confirmCode(actor, input);
  if (!confirmed.ok || confirmed.value === "right") return confirmed;
  const fields = { code: words[confirmed.value] };
  return { ok: false, refusal: { code: "invalid", message: fields.code, fields } };
}

export const giveProof = formAction(confirm, () => undefined);
