import { command } from "#lib/command.ts";
import { addMessage } from "#lib/messages/repo.ts";
import { notify } from "#lib/notifications/notify.ts";
import { canTriage } from "#lib/requests/policy.ts";
import { demandSeen, findRequest, move } from "#lib/requests/repo.ts";
import { Decline } from "./forms.ts";

/** Ends a request without a review, with a reason code for us and a letter for the patient. */
export const declineRequest = command({
  name: "request.decline",
  input: Decline,
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canTriage,
  async run({ tx, actor, subject: request, input: { reason, letter, version } }) {
    demandSeen(request, version);
    await move(tx, request, "decline", { waitingFrom: null });
    await addMessage(tx, actor, { requestId: request.id, kind: "decline", reason, body: letter });
    await notify(tx, "declined", request);
    return { requestId: request.id };
  },
});
