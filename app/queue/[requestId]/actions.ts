"use server";
import { refresh } from "next/cache";
import { formAction } from "#app/_server/form-action.ts";
import { sendMessage } from "#lib/messages/send-message.ts";
import { decideIdentity } from "#lib/triage/decide-identity.ts";
import { decideWish } from "#lib/triage/decide-wish.ts";
import { logCall } from "#lib/triage/log-call.ts";
import { logFollowUp } from "#lib/triage/log-follow-up.ts";
import { noteInsurance } from "#lib/triage/note-insurance.ts";

export const decide = formAction(decideIdentity, refresh);
export const write = formAction(sendMessage, refresh, ({ message: body, ...ids }) => ({ ...ids, body }));
export const answerWish = formAction(decideWish, refresh);
export const noteCall = formAction(logCall, refresh, ({ callNote: note, ...call }) => ({ ...call, note }));
export const followUp = formAction(logFollowUp, refresh, ({ followNote: note, ...call }) => ({ ...call, note }));
export const insurance = formAction(noteInsurance, refresh);
