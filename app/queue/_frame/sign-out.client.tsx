"use client";
import { LogOut } from "lucide";
import { useEffect } from "react";
import { dropWithOthers, forgetAll } from "#app/_ui/draft.client.ts";
import { Icon } from "#app/_ui/icon.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { leave } from "./actions.ts";

/** The way out. What was typed and not sent goes along: the next person at this computer must not find it. */
export function SignOut() {
  useEffect(dropWithOthers, []);
  return (
    <form action={leave} onSubmit={forgetAll} className="shrink-0 whitespace-nowrap">
      <SubmitButton variant="quiet" icon={<Icon of={LogOut} />}>
        Sign out
      </SubmitButton>
    </form>
  );
}
