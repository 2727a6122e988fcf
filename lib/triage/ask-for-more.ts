import { command } from "#lib/command.ts";
import { addMessage } from "#lib/messages/repo.ts";
import { notify } from "#lib/notifications/notify.ts";
import { canTriage } from "#lib/requests/policy.ts";
import { demandSeen, findRequest, move } from "#lib/requests/repo.ts";
import { Question } from "./forms.ts";

/** Asks the patient for something; the request waits for them and its clock stands still. */
export const askForMore = command({
  name: "request.ask-for-more",
  input: Question,
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canTriage,
  async run({ tx, actor, subject: request, input: { body, version } }) {
    demandSeen(request, version);
    await move(tx, request, "askForMore", { waitingFrom: null });
    await addMessage(tx, actor, { requestId: request.id, kind: "question", body });
    await notify(tx, "question", request);
    return { requestId: request.id };
  },
});
