"use server";
import { refresh } from "next/cache";
import { formAction } from "#app/_server/form-action.ts";
import { sendMessage } from "#lib/messages/send-message.ts";
import { publishOpinion } from "#lib/opinions/publish-opinion.ts";
import { decideIdentity } from "#lib/triage/decide-identity.ts";
import { decideWish } from "#lib/triage/decide-wish.ts";

export const decide = formAction(decideIdentity, refresh);
export const write = formAction(sendMessage, refresh, ({ message: body, ...ids }) => ({ ...ids, body }));
export const answerWish = formAction(decideWish, refresh);
export const showAnswer = formAction(publishOpinion, refresh);
