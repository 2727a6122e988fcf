"use client";
import { useEffect, useEffectEvent, useState } from "react";
import type { OpinionDraft as Draft } from "#lib/opinions/content.ts";
import { createDraftKeeper } from "./draft-keeper.client.ts";
import type { Saving } from "./keep-saving.ts";

type Options = {
  requestId: string;
  saved: Draft;
  savedAt: string | null;
  /** The same opinion was saved from another tab of this browser, and this one has nothing newer. */
  onSavedElsewhere: (draft: Draft) => void;
};

/** The keeper of an opinion's draft for as long as its form is there, and what became of the last save. */
export function useDraftSaving({ requestId, saved, savedAt, onSavedElsewhere }: Options) {
  const [saving, tell] = useState<Saving>(savedAt ? { kind: "saved", at: savedAt } : { kind: "idle" });
  const [keeper] = useState(() => createDraftKeeper({ requestId, saved, savedAt, tell }));
  const elsewhere = useEffectEvent(onSavedElsewhere);
  const leave = useEffectEvent((event: Event) => {
    if (event.type !== "beforeunload") {
      keeper.flush();
      return;
    }
    keeper.leave();
    if (saving.kind === "failed") event.preventDefault(); // asks whether to leave
  });
  useEffect(() => {
    const forget = keeper.listen((draft) => elsewhere(draft));
    const listener = (event: Event) => leave(event);
    document.addEventListener("visibilitychange", listener);
    for (const name of leaving) window.addEventListener(name, listener);
    return () => {
      document.removeEventListener("visibilitychange", listener);
      for (const name of leaving) window.removeEventListener(name, listener);
      keeper.leave();
      forget();
    };
  }, [keeper]);
  return { saving, keeper };
}

const leaving = ["online", "beforeunload"] as const;
