import { Lock } from "lucide";
import { Attachments } from "#app/_messages/attachments.client.tsx";
import { Badge } from "#app/_ui/badge.tsx";
import { classNames } from "#app/_ui/class-names.ts";
import { When } from "#app/_ui/time.client.tsx";
import type { MessageKind } from "#prisma/generated/enums.ts";
import type { ListedMessage } from "#lib/messages/open-thread.ts";
import { declineReasons } from "#lib/triage/decline-reasons.ts";
import { roleWords } from "./words.ts";

const kindWords: Record<MessageKind, string> = {
  question: "asked the patient",
  answer: "answered",
  decline: "declined the request",
  note: "noted",
  message: "wrote",
};

type MessagesProps = { requestId: string; messages: readonly ListedMessage[]; name?: string };

/** What was written about a request, oldest first: the patient's to one side, the clinic's to the other, notes apart. */
export function Messages({ requestId, messages, name = "What was written" }: MessagesProps) {
  if (messages.length === 0) return <p className="text-quiet">Nothing has been written yet.</p>;
  return (
    <ol aria-label={name} className="space-y-2">
      {messages.map(({ id, kind, reason, body, at, read, from, by, attachments }) => (
        <li key={id} className={classNames("rounded border px-3 py-2", looks(kind, from))}>
          <p className="flex flex-wrap items-center justify-between gap-x-4 text-small text-quiet">
            <span className="inline-flex flex-wrap items-center gap-x-1.5">
              <span className="font-medium text-ink">{by ?? roleWords[from]}</span> {kindWords[kind]}
              {reason && `: ${declineReasons.find(({ value }) => value === reason)?.text ?? reason}`}
              {kind === "note" && <Badge icon={Lock}>For staff only</Badge>}
              {kind === "message" && from === "patient" && !read && <Badge signal="info">New</Badge>}
            </span>
            <When at={at} />
          </p>
          <p className="measure mt-0.5 wrap-anywhere whitespace-pre-line">{body}</p>
          <Attachments requestId={requestId} attachments={attachments} />
        </li>
      ))}
    </ol>
  );
}

function looks(kind: MessageKind, from: ListedMessage["from"]): string {
  if (kind === "note") return "border-dashed border-edge bg-sunken";
  return from === "patient" ? "mr-6 border-hairline bg-raised" : "ml-6 border-transparent bg-accent-soft";
}
