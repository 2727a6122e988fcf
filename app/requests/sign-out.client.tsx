"use client";
import { useEffect } from "react";
import { dropWithOthers, forgetAll } from "#app/_ui/draft.client.ts";
import { useSay } from "#app/_ui/language.client.tsx";
import { frame } from "#app/_ui/words.ts";
import { leavePatient } from "#app/sign-in/actions.ts";

/** The way out. What was typed and not sent goes along: the next person at this computer must not find it. */
export function SignOut() {
  const say = useSay();
  useEffect(dropWithOthers, []);
  return (
    <form action={leavePatient} onSubmit={forgetAll}>
      <button type="submit" className="min-h-11 underline">
        {say(frame.signOut)}
      </button>
    </form>
  );
}
