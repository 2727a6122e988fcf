"use client";
import { type ReactNode, type SyntheticEvent, startTransition, useEffect, useRef, useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { dropDraft, keepDraft, readDraft } from "#app/_ui/draft.client.ts";
import { ErrorSummary } from "#app/_ui/error-summary.client.tsx";
import { TextArea } from "#app/_ui/field.tsx";
import { useSay } from "#app/_ui/language.client.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { useScripted } from "#app/_ui/scripted.client.ts";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { type FormDoor, usePlainForm } from "#app/_ui/use-form-action.client.ts";
import type { Text } from "#lib/platform/language.ts";
import { AttachedFiles } from "./attached-files.client.tsx";
import { useAttachments } from "./use-attachments.client.ts";
import { messageWords as words } from "./words.ts";

type MessageFormProps = {
  requestId: string;
  /** Made with the page: what is sent twice is one message. */
  messageId: string;
  door: FormDoor;
  label: Text | string;
  hint?: ReactNode;
  send: Text | string;
  /** Where this tab keeps what is typed until it is sent. */
  draft: string;
  signIn: string;
  /** What goes along unseen. */
  hidden?: Readonly<Record<string, string>>;
  quiet?: boolean;
  /** The name of its box, where the page has another "body". The door gives it the command's name. */
  field?: string;
};

/**
 * Where either side writes. The text is kept in this tab until it is sent, and it works without a script; files follow
 * the message once that is there, so that no file can lose it.
 */
export function MessageForm(given: MessageFormProps) {
  const {
    requestId,
    messageId,
    door,
    label,
    hint,
    send,
    draft,
    signIn,
    hidden = {},
    quiet = false,
    field = "body",
  } = given;
  const say = useSay();
  const box = useRef<HTMLFormElement>(null);
  const sending = useRef("");
  const [told, setTold] = useState<Text | null>(null);
  const awake = useScripted();
  const attachments = useAttachments(requestId, (sent) => sent && setTold(words.filesSent));
  const { state, typed, pending, act, form } = usePlainForm(door, () => {
    dropDraft(draft);
    box.current?.reset();
    setTold(words.sent);
    attachments.follow(sending.current);
  });
  const problems = Object.values(state.fields ?? {}).map((message) => ({ name: field, message }));
  const signedOut = state.code === "signed_out" || attachments.signedOut;

  useEffect(() => {
    const kept = readDraft(draft);
    const text = box.current?.elements.namedItem(field);
    if (typeof kept === "string" && text instanceof HTMLTextAreaElement && text.value === "") text.value = kept;
  }, [draft, field]);

  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    data.set("scripted", "yes");
    sending.current = messageId;
    setTold(null);
    startTransition(() => act(data));
  };

  return (
    <form ref={box} {...form} onSubmit={submit} className="space-y-5 dense:space-y-3">
      <ErrorSummary problems={problems} attempt={state.attempt} />
      {signedOut ? (
        <Notice signal="warning" title={say(words.signedOut)} live>
          <p>{say(words.nothingLost)}</p>
          <p>
            {/* In a new tab, so that this page keeps what it holds. */}
            <a href={signIn} target="_blank" rel="noreferrer">
              {say(words.signIn)}
            </a>
          </p>
          {attachments.signedOut && <Button onClick={attachments.goOn}>{say(words.goOn)}</Button>}
        </Notice>
      ) : (
        state.message && problems.length === 0 && <Notice signal="warning" title={state.message} live />
      )}
      <TextArea
        name={field}
        label={say(label)}
        hint={hint}
        rows={quiet ? 3 : 5}
        error={state.fields?.["body"]}
        onChange={({ target }) => keepDraft(draft, target.value)}
        defaultValue={typed(field)}
      />
      {awake ? (
        <AttachedFiles attachments={attachments} />
      ) : (
        <noscript>
          <p className="text-small text-quiet">{say(words.needsScript)}</p>
        </noscript>
      )}
      <input type="hidden" name="requestId" value={requestId} />
      <input type="hidden" name="messageId" value={messageId} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SubmitButton pending={pending} variant={quiet ? "secondary" : "primary"} wide={!quiet}>
          {say(send)}
        </SubmitButton>
        <p role="status" className="text-quiet">
          {told && say(told)}
        </p>
      </div>
    </form>
  );
}
