import { Badge } from "#app/_ui/badge.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { When } from "#app/_ui/time.client.tsx";
import { callWords } from "#lib/calls/call.ts";
import { followUpWords } from "../_request/follow-up-words.ts";
import type { TriageRequest } from "#lib/triage/view-request.ts";
import { callWishWords, phoneOf } from "../_request/phone-words.ts";
import { LogCall } from "./log-call.client.tsx";

/** So many calls are shown at once; the others are folded away. */
const latest = 3;

const isPast = (at: string): boolean => new Date(at) <= new Date();

/** Whether and when to call, how they like to be called, and the calls so far with the way to write another down. */
export function CallPanel({ request }: { request: TriageRequest }) {
  const { id, answers, agreements, language, callBy, callAgainAt, email } = request;
  const calls = callsIn(request);
  const number = phoneOf(answers);
  const wish = callWishWords(answers, language, agreements);
  return (
    <Panel
      title="Calls"
      actions={<LogCall requestId={id} number={number} wish={wish} waitsForCall={callBy !== null} />}
    >
      <div className="space-y-2">
        {callBy && (
          <p>
            <Badge signal="warning">Call first</Badge> They asked to hear the answer by phone. It shows by itself{" "}
            <When at={callBy} />.
          </p>
        )}
        {callAgainAt && (
          <p>
            <Badge signal={isPast(callAgainAt) ? "warning" : "info"}>Next try</Badge>{" "}
            <When at={callAgainAt} show="date" />
            {email === null && ": they have no email, and there is news for them"}
          </p>
        )}
        {calls.length === 0 && <p className="text-quiet">Nobody has called yet.</p>}
        <CallList calls={calls.slice(0, latest)} />
        {calls.length > latest && (
          <details>
            <summary className="min-h-6 font-medium">{calls.length - latest} earlier</summary>
            <CallList calls={calls.slice(latest)} />
          </details>
        )}
      </div>
    </Panel>
  );
}

type Call = { id: string; words: string; note: string | null; by: string; at: string };

/** All calls, the newest first, those that followed an answer among them. */
const callsIn = ({ calls, followUp }: TriageRequest): Call[] =>
  [
    ...calls.map((call) => ({ ...call, words: callWords(call) })),
    ...(followUp?.steps ?? []).map(({ kind, ...step }) => ({
      ...step,
      words: `Follow-up: ${followUpWords(kind).toLowerCase()}`,
    })),
  ].sort((one, other) => other.at.localeCompare(one.at));

const CallList = ({ calls }: { calls: readonly Call[] }) =>
  calls.length > 0 && (
    <ul className="space-y-1.5">
      {calls.map((call) => (
        <li key={call.id} className="wrap-anywhere">
          {call.words}{" "}
          <span className="text-small text-quiet">
            ({call.by}, <When at={call.at} />)
          </span>
          {call.note && <span className="block text-small whitespace-pre-line">{call.note}</span>}
        </li>
      ))}
    </ul>
  );
