import { Badge } from "#app/_ui/badge.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { MessageForm } from "#app/_messages/message-form.client.tsx";
import type { TriageRequest } from "#lib/triage/view-request.ts";
import { Messages } from "../_request/messages.tsx";
import { write } from "./actions.ts";
import { FoldedNote, MarkRead } from "./message-forms.client.tsx";

/** All that was written about a request, and where staff write to its patient or keep a note among themselves. */
export function MessagePanel({
  request: { id, reference, version, messages, unread, mayWrite },
}: {
  request: TriageRequest;
}) {
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
        <Messages requestId={id} messages={messages} />
        {mayWrite ? (
          <div className="border-t border-hairline pt-3">
            <MessageForm
              requestId={id}
              messageId={crypto.randomUUID()}
              door={write}
              label="Write to the patient"
              hint="They get a mail that you wrote, and read this after signing in"
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
        <FoldedNote subject={{ id, reference, version }} />
      </div>
    </Panel>
  );
}
