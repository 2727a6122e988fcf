import { command } from "#lib/command.ts";
import { addMessage } from "#lib/messages/repo.ts";
import { canTriage } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { Note } from "./forms.ts";

/** Keeps something about a request for staff and surgeon; the patient never sees it. */
export const writeNote = command({
  name: "request.note",
  input: Note,
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canTriage,
  async run({ tx, actor, subject: request, input: { body }, trail }) {
    trail.detail = await addMessage(tx, actor, { requestId: request.id, kind: "note", body });
  },
});
