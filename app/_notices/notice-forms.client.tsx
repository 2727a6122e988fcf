"use client";
import { startTransition } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Checkboxes } from "#app/_ui/choices.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { formOf, useFormAction, usePlainForm } from "#app/_ui/use-form-action.client.ts";
import { RefusalNotice } from "#app/queue/_request/refusal-notice.client.tsx";
import type { Notices } from "#lib/notifications/list-notices.ts";
import { keepChoices, readNotices } from "./actions.ts";
import { NoticeList } from "./notice-list.client.tsx";
import type { Room } from "./words.ts";

type Choice = { name: string; text: string; hint: string | null; mail: boolean };

/** Which notices come by mail too. In the room they always are. */
export function NoticeChoices({ email, choices }: { email: string; choices: readonly Choice[] }) {
  const { state, pending, form } = usePlainForm(keepChoices);
  return (
    <form {...form} className="space-y-3">
      <RefusalNotice state={state} />
      <Checkboxes
        name="mail"
        label={`Also by email, to ${email}`}
        hint="No email says anything of a patient"
        defaultValue={choices.filter(({ mail }) => mail).map(({ name }) => name)}
        options={choices.map(({ name, text, hint }) => ({ value: name, text, ...(hint ? { hint } : {}) }))}
      />
      <div className="flex items-center gap-3">
        <SubmitButton variant="secondary" pending={pending}>
          Save
        </SubmitButton>
        <span role="status">{state.done && "Saved"}</span>
      </div>
    </form>
  );
}

/** All that was told lately, with the way to take note of all at once. */
export function AllNotices({ room, told: { unread, notices } }: { room: Room; told: Notices }) {
  const [state, send, pending] = useFormAction(readNotices);
  const read = (values: Record<string, string>) => startTransition(() => send(formOf(values)));
  return (
    <div className="space-y-2">
      <RefusalNotice state={state} />
      <NoticeList room={room} notices={notices} read={(noticeId) => read({ noticeId })} />
      {unread > 0 && (
        <Button pending={pending} onClick={() => read({})}>
          Mark all as read
        </Button>
      )}
    </div>
  );
}
