"use server";
import { redirect } from "next/navigation";
import { formAction } from "#app/_server/form-action.ts";
import type { Actor } from "#lib/accounts/actor.ts";
import { endEmergency } from "#lib/emergencies/end-emergency.ts";
import { openInEmergency } from "#lib/emergencies/open-in-emergency.ts";
import type { Result } from "#lib/platform/refusal.ts";
import { notOpened } from "./words.ts";

/** What was not found is told at the form, with all that was typed. */
async function find(
  actor: Actor,
  input: Parameters<typeof openInEmergency>[1],
): Promise<Result<{ requestId: string }>> {
  const opened = await openInEmergency(actor, input);
  if (!opened.ok) return opened;
  const { value } = opened;
  return value.status === "open"
    ? { ok: true, value }
    : { ok: false, refusal: { code: "not_found", message: notOpened(value) } };
}

export const open = formAction(find, ({ requestId }) => redirect(`/reading/${requestId}`));
export const end = formAction(endEmergency, () => redirect("/reading/emergency"));
