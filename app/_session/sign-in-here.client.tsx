"use client";
import { type RefObject, useEffect, useId, useRef, useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { TextField } from "#app/_ui/field.tsx";
import { useSay } from "#app/_ui/language.client.tsx";
import { words as signIn } from "#app/sign-in/words.ts";
import type { RefusalValue } from "#lib/platform/refusal.ts";
import { signedInAgain } from "./signed-in-again.client.ts";
import { words } from "./words.ts";

/** A patient signs in again without leaving the page, with all that is chosen and typed on it: an email, then its code. */
export default function SignInHere() {
  const say = useSay();
  const id = useId();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [problem, setProblem] = useState<string>();
  const [pending, setPending] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (sentTo !== null) inputOf(form)?.focus(); // the button that was pressed is gone
  }, [sentTo]);

  async function give(what: "email" | "code", typed: string) {
    setPending(true);
    const refusal = await post(what === "email" ? "/api/sign-in/mail" : "/api/sign-in/code", { [what]: typed });
    setPending(false);
    if (refusal) {
      setProblem(refusal === "no line" ? say(words.noLine) : (refusal.fields?.[what] ?? refusal.message));
      inputOf(form)?.focus();
      return;
    }
    setProblem(undefined);
    if (what === "email") setSentTo(typed.trim());
    else window.dispatchEvent(new Event(signedInAgain));
  }

  const what = sentTo === null ? "email" : "code";
  return (
    <form
      ref={form}
      key={what}
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!pending) void give(what, inputOf(form)?.value ?? "");
      }}
    >
      {sentTo !== null && (
        <p>
          {say(signIn.weSentTo)} <strong className="wrap-anywhere">{sentTo}</strong>. {say(signIn.aMinute)}
        </p>
      )}
      <TextField
        name={id}
        label={say(signIn[what])}
        hint={say(what === "email" ? words.sameAddress : signIn.codeHint)}
        error={problem}
        spellCheck={false}
        {...typing[what]}
      />
      <p role="alert" className="sr-only">
        {problem}
      </p>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant="primary" pending={pending}>
          {say(sentTo === null ? signIn.sendCode : words.again)}
        </Button>
        {sentTo !== null && (
          <Button
            variant="quiet"
            onClick={() => {
              setSentTo(null);
              setProblem(undefined);
            }}
          >
            {say(words.otherAddress)}
          </Button>
        )}
      </div>
    </form>
  );
}

/** How each is typed. */
const typing = {
  email: { type: "email", autoComplete: "email", inputMode: "email", width: 34 },
  code: { autoComplete: "one-time-code", inputMode: "numeric", width: 9 },
} as const;

const inputOf = ({ current }: RefObject<HTMLFormElement | null>) => current?.querySelector("input");

/** What the portal has against it; null where it was taken. */
async function post(path: string, body: Record<string, string>): Promise<RefusalValue | "no line" | null> {
  try {
    const headers = { "content-type": "application/json" };
    const res = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
    return res.ok ? null : ((await res.json()) as RefusalValue);
  } catch {
    return "no line";
  }
}
