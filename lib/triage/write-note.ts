import { command } from "#lib/command.ts";
import { addMessage } from "#lib/messages/repo.ts";
import { canTriage } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { Note } from "./forms.ts";
import { keepUndo } from "./undo-repo.ts";

/** Keeps something about a request for staff and surgeon; the patient never sees it. */
export const writeNote = command({
  name: "request.note",
  input: Note,
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canTriage,
  async run({ tx, actor, subject: request, input: { body }, trail }) {
    const { messageId } = await addMessage(tx, actor, { requestId: request.id, kind: "note", body });
    trail.detail = { messageId };
    return { requestId: request.id, ...(await keepUndo(tx, actor, request.id, { act: "note", messageId })) };
  },
});
