import { When } from "#app/_ui/time.client.tsx";
import type { MessageKind, Role } from "#prisma/generated/enums.ts";
import { declineReasons } from "#lib/triage/decline-reasons.ts";
import { roleWords } from "./words.ts";

type Message = {
  id: string;
  kind: MessageKind;
  reason: string | null;
  body: string;
  at: string;
  from: Role;
  by: string | null;
};

const kindWords: Record<MessageKind, string> = {
  question: "asked the patient",
  answer: "answered",
  decline: "declined the request",
  note: "noted, for staff only",
};

/** What was written about a request, oldest first. */
export function Messages({ messages }: { messages: readonly Message[] }) {
  if (messages.length === 0) return <p className="text-quiet">Nothing has been written yet.</p>;
  return (
    <ol className="space-y-3">
      {messages.map(({ id, kind, reason, body, at, from, by }) => (
        <li key={id} className="border-l-2 border-hairline pl-3">
          <p className="flex flex-wrap justify-between gap-x-4 text-small text-quiet">
            <span>
              <span className="font-medium text-ink">{by ?? roleWords[from]}</span> {kindWords[kind]}
              {reason && `: ${declineReasons.find(({ value }) => value === reason)?.text ?? reason}`}
            </span>
            <When at={at} />
          </p>
          <p className="measure mt-0.5 wrap-anywhere whitespace-pre-line">{body}</p>
        </li>
      ))}
    </ol>
  );
}
