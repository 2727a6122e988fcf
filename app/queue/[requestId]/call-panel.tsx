import { Badge } from "#app/_ui/badge.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { PhoneLink } from "#app/_ui/phone.tsx";
import { When } from "#app/_ui/time.client.tsx";
import { callWords } from "#lib/calls/call.ts";
import { callReasonWords } from "#lib/calls/call-task.ts";
import { followUpWords } from "../_request/follow-up-words.ts";
import type { TriageRequest } from "#lib/triage/view-request.ts";
import { callWishWords, phoneOf } from "../_request/phone-words.ts";
import { countWords } from "../_request/words.ts";
import { LogCall } from "./log-call.client.tsx";

type CallTask = TriageRequest["callTasks"][number];

/** So many calls are shown at once; the others are folded away. */
const latest = 3;

const isPast = (at: string): boolean => new Date(at) <= new Date();

/** Whether and when to call, how they like to be called, and the calls so far with the way to write another down. */
export function CallPanel({ request }: { request: TriageRequest }) {
  const { id, answers, agreements, language, callTasks, callBy, callAgainAt, email } = request;
  const calls = callsIn(request);
  const open = callTasks.find(({ reached }) => reached === null);
  const number = phoneOf(answers);
  const wish = callWishWords(answers, language, agreements);
  return (
    <Panel
      title="Calls"
      actions={
        <LogCall
          requestId={id}
          number={number}
          wish={wish}
          waitsForCall={callBy !== null}
          toTell={open ? callReasonWords(open.reasons) : null}
        />
      }
    >
      <div className="space-y-2">
        {open && <CallToday task={open} number={number} />}
        {callBy && (
          <p>
            <Badge signal="warning">Call first</Badge> They asked to hear the answer by phone. It shows by itself{" "}
            <When at={callBy} />.
          </p>
        )}
        {callTasks.map((task) => task.reached && <Told key={task.id} task={task} />)}
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

/** What has to be told today, and that nothing but a person who says it back ends it. */
const CallToday = ({ task, number }: { task: CallTask; number: string | null }) => (
  <Notice signal="urgent" title="Call today">
    <p>
      {callReasonWords(task.reasons)}. The opinion says more.{" "}
      {number ? <PhoneLink number={number} /> : "They gave no phone number: try every other way."}
    </p>
    <p>
      {countWords(task.attempts, "attempt")} since <When at={task.openedAt} show="exact" />.{" "}
      {task.escalatedAt && (
        <>
          The administrators were told <When at={task.escalatedAt} />.{" "}
        </>
      )}
      It is done when they were reached and have said it back; until then the request cannot be closed.
    </p>
  </Notice>
);

const Told = ({ task }: { task: CallTask }) =>
  task.reached && (
    <p className="wrap-anywhere">
      <Badge signal="good">Told</Badge> {callReasonWords(task.reasons)}. {task.reached.who} said back: “
      {task.reached.readBack}”{" "}
      <span className="text-small text-quiet">
        (<When at={task.reached.at} />, {countWords(task.attempts, "attempt")})
      </span>
    </p>
  );

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
