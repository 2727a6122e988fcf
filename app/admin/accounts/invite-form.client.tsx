"use client";
import { Radios } from "#app/_ui/choices.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.client.tsx";
import { TextField } from "#app/_ui/field.tsx";
import { RoomLink } from "#app/_ui/room-link.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { usePlainForm } from "#app/_ui/use-form-action.client.ts";
import { RefusalNotice } from "#app/queue/_request/refusal-notice.client.tsx";
import { roleWords } from "#app/queue/_request/words.ts";
import { staffRoles } from "#lib/accounts/account-form.ts";
import { inviteColleague } from "./actions.ts";
import { roleHints } from "./words.ts";

/** Somebody new: what they are, and where the invitation goes. */
export function InviteForm() {
  const { state, problems, typed, pending, form } = usePlainForm(inviteColleague);
  return (
    <form {...form} className="space-y-3">
      <ErrorSummary problems={problems} attempt={state.attempt} />
      <RefusalNotice state={state} />
      <TextField name="name" label="Name" error={state.fields?.["name"]} defaultValue={typed("name")} autoFocus />
      <TextField
        name="email"
        label="Email address"
        hint="A link to set up their sign-in goes there; it works once, for 72 hours"
        type="email"
        error={state.fields?.["email"]}
        defaultValue={typed("email")}
      />
      <TextField
        name="credentials"
        label="Credentials (optional)"
        hint="As signed under an opinion, e.g. MD"
        width={12}
        error={state.fields?.["credentials"]}
        defaultValue={typed("credentials")}
      />
      <Radios
        name="role"
        label="Role"
        error={state.fields?.["role"]}
        defaultValue={typed("role")}
        options={staffRoles.map((role) => ({ value: role, text: roleWords[role], hint: roleHints[role] }))}
      />
      <div className="flex gap-2">
        <SubmitButton pending={pending}>Invite</SubmitButton>
        <RoomLink href="/admin/accounts">Not now</RoomLink>
      </div>
    </form>
  );
}
