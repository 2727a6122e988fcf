"use server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { type FormState, formAction } from "#app/_server/form-action.ts";
import { answerQuestion } from "#lib/intake/answer-question.ts";
import { sendMessage } from "#lib/messages/send-message.ts";

/** Sends what was written: an answer while the clinic waits for one. Without a script the page is loaded anew. */
export async function write(before: FormState, form: FormData): Promise<FormState> {
  const done = ({ requestId }: { requestId: string }) =>
    form.get("scripted") === "yes" ? refresh() : redirect(`/requests/${requestId}/messages?sent=1`);
  const door = form.get("answers") === "yes" ? formAction(answerQuestion, done) : formAction(sendMessage, done);
  return door(before, form);
}
