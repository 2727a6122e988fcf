"use client";
import { useSay } from "#app/_ui/language.client.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { When } from "#app/_ui/time.client.tsx";
import { usePlainForm } from "#app/_ui/use-form-action.client.ts";
import { type GivenPass, givePassCode } from "#app/requests/actions.ts";
import { NotTaken } from "#app/requests/not-taken.client.tsx";
import { pass as words } from "./words.ts";

type GivePassProps = { requestId: string; address: string; unused: readonly string[] };

/**
 * Makes a code and shows it, with what to do with it, while it can be used. It cannot be shown again: only its hash is
 * kept.
 */
export function GivePass({ requestId, address, unused }: GivePassProps) {
  const say = useSay();
  const { state, pending, form } = usePlainForm(givePassCode);
  const given = (state as GivenPass).pass;
  const pass = given && unused.includes(given.passId) ? given : null;
  return (
    <form {...form} className="space-y-5">
      <NotTaken state={state} />
      <div role="status">{pass && <Code {...pass} address={address} />}</div>
      <input type="hidden" name="requestId" value={requestId} />
      <SubmitButton variant="secondary" pending={pending}>
        {say(pass ? words.another : words.send)}
      </SubmitButton>
    </form>
  );
}

function Code({ code, expiresAt, address }: { code: string; expiresAt: string; address: string }) {
  const say = useSay();
  return (
    <div className="rounded border-2 border-accent bg-accent-soft px-5 py-5">
      <h3>{say(words.writeDown)}</h3>
      <dl className="mt-4 space-y-4">
        <div>
          <dt className="text-small">{say(words.open)}</dt>
          <dd className="text-lead font-semibold wrap-anywhere">{address}</dd>
        </div>
        <div>
          <dt className="text-small">{say(words.type)}</dt>
          <dd>
            <code className="text-title font-semibold tracking-wider whitespace-nowrap">{code}</code>
          </dd>
        </div>
      </dl>
      <p className="mt-4 text-small">
        {say(words.worksOnce)} <When at={expiresAt} show="exact" />.
      </p>
    </div>
  );
}
