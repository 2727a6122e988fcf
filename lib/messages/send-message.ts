import { withinLimit } from "#lib/accounts/throttle.ts";
import { type Actor, is } from "#lib/accounts/actor.ts";
import { command } from "#lib/command.ts";
import { notify } from "#lib/notifications/notify.ts";
import type { Tx } from "#lib/platform/db.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canWriteMessage } from "#lib/requests/policy.ts";
import { findRequest, lockRequest } from "#lib/requests/repo.ts";
import { messagesAnHour, NewMessage } from "./message.ts";
import { addMessage, countUnread } from "./repo.ts";

/**
 * The patient writes to the clinic, or staff to the patient. The same form sent twice is one message. The other side
 * gets a mail, without the words, unless one about an earlier message still waits to be followed.
 */
export const sendMessage = command({
  name: "message.send",
  input: NewMessage,
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canWriteMessage,
  async run({ tx, actor, subject: request, input: { messageId, body }, trail }) {
    await lockRequest(tx, request.id); // the same form sent many times at once
    const before = await tx.message.findUnique({ where: { id: messageId } });
    if (before?.requestId === request.id && before.body === body) return { requestId: request.id, messageId };
    await demandPatience(tx, actor);
    const side = is("patient", actor) ? "patient" : "clinic";
    const waiting = await countUnread(tx, [request.id], side);
    // Whoever goes back in their browser and writes something else sends another message.
    const sent = await addMessage(tx, actor, {
      ...(!before && { id: messageId }),
      requestId: request.id,
      kind: "message",
      body,
    });
    if (!waiting.has(request.id))
      await notify(tx, side === "patient" ? "message_to_staff" : "message_to_patient", request);
    trail.detail = sent;
    return { requestId: request.id, ...sent };
  },
});

async function demandPatience(tx: Tx, actor: Actor): Promise<void> {
  if (actor.kind !== "person") return;
  const tries = is("patient", actor) ? messagesAnHour.patient : messagesAnHour.staff;
  if (await withinLimit(tx, `message ${actor.accountId}`, { tries, minutes: 60 })) return;
  throw new Refusal("too_many", {
    en: "You have sent many messages in the last hour. We have them all. Your text is still here: send it a little later, or call us.",
    es: "Ha enviado muchos mensajes en la última hora. Los tenemos todos. Su texto sigue aquí: envíelo un poco más tarde o llámenos.",
  });
}
