"use client";
import { useEffect, useRef } from "react";
import { TextField } from "#app/_ui/field.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { sentTo, useFormAction } from "#app/_ui/use-form-action.client.ts";
import { RefusalNotice } from "#app/queue/_request/refusal-notice.client.tsx";
import { givePassword } from "./actions.ts";
import { passwordHint } from "./words.ts";

/** Another password for oneself. */
export function PasswordForm({ email }: { email: string }) {
  const form = useRef<HTMLFormElement>(null);
  const [state, send, pending] = useFormAction(givePassword);
  useEffect(() => {
    if (state.done) form.current?.reset();
  }, [state]);
  return (
    <form ref={form} noValidate className="space-y-3" onSubmit={sentTo(send)}>
      <RefusalNotice state={state} />
      {state.done && (
        <Notice signal="good" title="Your password is changed" live>
          <p>Everywhere else you are signed out.</p>
        </Notice>
      )}
      {/* So that a password manager knows whose it is. */}
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <TextField
        name="password"
        type="password"
        label="Password until now"
        autoComplete="current-password"
        width={30}
        error={state.fields?.["password"]}
      />
      <TextField
        name="newPassword"
        type="password"
        label="New password"
        hint={passwordHint}
        autoComplete="new-password"
        width={30}
        error={state.fields?.["newPassword"]}
      />
      <SubmitButton variant="secondary" pending={pending}>
        Change password
      </SubmitButton>
    </form>
  );
}
