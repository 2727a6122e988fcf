"use client";
import { unstable_rethrow } from "next/navigation";
import { useState } from "react";
import type { FormState } from "#app/_server/form-action.ts";
import { useSay } from "#app/_ui/language.client.tsx";
import { proven } from "#app/_ui/proof.client.ts";
import type { FormDoor } from "#app/_ui/use-form-action.client.ts";
import { unreachable } from "#app/_ui/words.ts";

/**
 * Sends something to a door without a form; `then` hears what became of it, also where the portal did not answer. No
 * transition: those wait for each other and for the page made anew, and whoever works by keys is faster.
 */
export function useDoor() {
  const say = useSay();
  const [open, setOpen] = useState(0);
  const go = (door: FormDoor, form: FormData, then: (state: FormState) => void): void => {
    setOpen((before) => before + 1);
    void answerOf(door, form).then((state) => {
      setOpen((before) => before - 1);
      then(state);
    });
  };
  return [open > 0, go] as const;

  async function answerOf(door: FormDoor, form: FormData): Promise<FormState> {
    try {
      return await proven(() => door({ attempt: 0 }, form));
    } catch (error) {
      unstable_rethrow(error);
      return { attempt: 1, code: "unavailable", message: say(unreachable) };
    }
  }
}
