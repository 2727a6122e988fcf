import { z } from "zod";
import { command } from "#lib/command.ts";
import { addMessage } from "#lib/messages/repo.ts";
import { messageText } from "#lib/messages/text.ts";
import { notify } from "#lib/notifications/notify.ts";
import { canAnswerQuestion } from "#lib/requests/policy.ts";
import { findRequest, move } from "#lib/requests/repo.ts";

export const PatientAnswer = z.object({
  requestId: z.uuid(),
  /** Made with the form, where files are to follow. */
  messageId: z.uuid().optional(),
  body: messageText({ en: "Write your reply", es: "Escriba su respuesta" }),
});

/** The patient answers what staff or the surgeon asked; the request goes back to whoever asked. */
export const answerQuestion = command({
  name: "request.answer-question",
  input: PatientAnswer,
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canAnswerQuestion,
  async run({ tx, actor, subject: request, input: { messageId, body } }) {
    const by = request.surgeonId ? "answerSurgeon" : "answer";
    await move(tx, request, by, { waitingFrom: new Date() });
    const sent = await addMessage(tx, actor, {
      ...(messageId && { id: messageId }),
      requestId: request.id,
      kind: "answer",
      body,
    });
    await notify(tx, "answered_by_patient", request);
    return { requestId: request.id, ...sent };
  },
});
