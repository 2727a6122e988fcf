"use client";
import { Badge } from "#app/_ui/badge.tsx";
import { useSay } from "#app/_ui/language.client.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { When } from "#app/_ui/time.client.tsx";
import { usePlainForm } from "#app/_ui/use-form-action.client.ts";
import type { OwnSession } from "#lib/accounts/list-own-sessions.ts";
import { endElsewhere } from "./actions.ts";
import { words } from "./words.ts";

/** Where somebody is signed in, this browser first, each with the way to end it. */
export function SignIns({ sessions }: { sessions: readonly OwnSession[] }) {
  const say = useSay();
  const { state, pending, form } = usePlainForm(endElsewhere);
  const others = sessions.filter(({ isThis }) => !isThis);
  return (
    <div className="space-y-6 dense:space-y-3">
      {state.code && <Notice signal="warning" title={state.message} live />}
      <ul className="divide-y divide-hairline border-y border-hairline">
        {sessions.map((session) => (
          <SignIn key={session.id} session={session} />
        ))}
      </ul>
      <p role="status" className="empty:hidden">
        {state.done && say(words.ended)}
      </p>
      {others.length > 1 && (
        <form {...form}>
          <SubmitButton variant="secondary" pending={pending}>
            {say(words.endAll)}
          </SubmitButton>
        </form>
      )}
    </div>
  );
}

function SignIn({ session: { id, browser, place, since, lastUsed, isThis } }: { session: OwnSession }) {
  const say = useSay();
  const { state, pending, form } = usePlainForm(endElsewhere);
  const name = browser ?? say(words.unknown);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-4 dense:py-2">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 font-semibold dense:font-medium">
          {name}
          {isThis && <Badge signal="good">{say(words.thisOne)}</Badge>}
        </p>
        <p className="text-small text-quiet">
          <span className="mr-4 inline-block">
            {say(words.since)} <When at={since} show="exact" />
          </span>
          <span className="mr-4 inline-block">
            {say(words.lastUsed)} <When at={lastUsed} />
          </span>
          {place && <span className="inline-block">{`${say(words.network)} ${place}`}</span>}
        </p>
        {state.code && <p className="text-urgent">{state.message}</p>}
      </div>
      {!isThis && (
        <form {...form}>
          <input type="hidden" name="sessionId" value={id} />
          <SubmitButton variant="secondary" pending={pending} aria-label={`${say(words.end)}: ${name}`}>
            {say(words.end)}
          </SubmitButton>
        </form>
      )}
    </li>
  );
}
