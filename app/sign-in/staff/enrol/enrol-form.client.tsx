"use client";
import { useActionState } from "react";
import { LinkButton } from "#app/_ui/button.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.client.tsx";
import { TextField } from "#app/_ui/field.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { enrol, type Enrolled } from "../../actions.ts";

/** Sets up the authenticator app, and afterwards shows the recovery codes, once. */
export function EnrolForm({ setUp, from }: { setUp: { secret: string; picture: string } | null; from?: string }) {
  const [state, act] = useActionState<Enrolled, FormData>(enrol, { attempt: 0 });
  if (state.recoveryCodes) return <RecoveryCodes codes={state.recoveryCodes} home={state.home ?? "/"} />;
  if (!setUp) return <StartAgain />;
  const { secret, picture } = setUp;
  const problems = Object.entries(state.fields ?? {}).map(([name, message]) => ({ name, message }));
  return (
    <form action={act} noValidate className="space-y-4">
      <ErrorSummary problems={problems} attempt={state.attempt} />
      <h1>Set up one-time codes</h1>
      <p>Scan this picture with an authenticator app on your phone. From now on it shows a code for each sign-in.</p>
      <img
        src={picture}
        alt="QR code for the authenticator app"
        width={208}
        height={208}
        className="rounded bg-[#fff]"
      />
      <p>
        Or type this secret into the app:
        <br />
        <code className="font-semibold tracking-wide wrap-anywhere select-all">{secret}</code>
      </p>
      <TextField
        name="code"
        label="Code"
        hint="Six digits that the app shows now"
        autoComplete="one-time-code"
        inputMode="numeric"
        width={9}
        error={state.fields?.["code"]}
      />
      {from && <input type="hidden" name="from" value={from} />}
      <SubmitButton>Confirm</SubmitButton>
    </form>
  );
}

function StartAgain() {
  return (
    <div className="space-y-4">
      <h1>This took too long</h1>
      <p>Nothing was set up yet. Start again with your password.</p>
      <LinkButton href="/sign-in/staff" variant="primary">
        Start again
      </LinkButton>
    </div>
  );
}

function RecoveryCodes({ codes, home }: { codes: string[]; home: string }) {
  return (
    <div className="space-y-4">
      <h1>Your recovery codes</h1>
      <Notice signal="warning" title="They are shown only now">
        <p>Print them or write them down. Each signs you in once if you lose your phone.</p>
      </Notice>
      <ul className="grid grid-cols-2 gap-x-6 gap-y-1 rounded border border-hairline bg-raised p-4 font-medium tabular-nums select-all">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <LinkButton href={home} variant="primary">
        I have kept them, continue
      </LinkButton>
    </div>
  );
}
