import { Badge } from "#app/_ui/badge.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { MessageForm } from "#app/_messages/message-form.client.tsx";
import type { TriageRequest } from "#lib/triage/view-request.ts";
import { Messages } from "../_request/messages.tsx";
import { write } from "./actions.ts";
import { FoldedNote, MarkRead } from "./message-forms.client.tsx";

/** What patient and clinic wrote to each other, and where staff write to the patient. */
export function MessagePanel({ request: { id, email, messages, unread, mayWrite } }: { request: TriageRequest }) {
  return (
    <Panel
      title={
        <span className="inline-flex items-center gap-2">
          Messages {unread > 0 && <Badge signal="info">{unread} new</Badge>}
        </span>
      }
      actions={unread > 0 && <MarkRead requestId={id} />}
    >
      <div className="space-y-3">
        <Messages requestId={id} messages={messages.filter(({ kind }) => kind !== "note")} />
        {mayWrite ? (
          <div className="border-t border-hairline pt-3 print:hidden">
            <MessageForm
              requestId={id}
              messageId={crypto.randomUUID()}
              door={write}
              label="Write to the patient"
              hint={
                email === null
                  ? "They have no email: this is kept, and put on the list of calls. Tell them by telephone or post"
                  : "They get an email that you wrote, and read this after signing in"
              }
              send="Send message"
              draft={`foramen.message.${id}`}
              signIn="/sign-in/staff"
              quiet
              field="message"
            />
          </div>
        ) : (
          <p className="text-quiet">The request has ended: the patient is not written to here any more.</p>
        )}
      </div>
    </Panel>
  );
}

/** What staff keep among themselves: apart from the messages, so that nothing meant for colleagues goes to the patient. */
export function NotePanel({ request: { id, reference, version, messages } }: { request: TriageRequest }) {
  const notes = messages.filter(({ kind }) => kind === "note");
  return (
    <Panel title="Notes for staff">
      <div className="space-y-3">
        {notes.length > 0 && <Messages requestId={id} messages={notes} name="Among staff" />}
        <div className="print:hidden">
          <FoldedNote subject={{ id, reference, version }} below={notes.length > 0} />
        </div>
      </div>
    </Panel>
  );
}
