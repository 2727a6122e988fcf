"use client";
import { useEffect, useEffectEvent, useState } from "react";
import { createMarkBook, type MarkBook, type Unsaved } from "#app/_viewer/mark-book.ts";
import type { Marking } from "#lib/markings/marking.ts";
import { type Answer, keepSaving, type Saving } from "./keep-saving.ts";

type Options = { requestId: string; marks: readonly Marking[]; open: boolean };

/** The marks of a case for as long as its page is there, each kept as soon as it is made. */
export function useMarkSaving({ requestId, marks, open }: Options): { book: MarkBook; saving: Saving } {
  const [saving, tell] = useState<Saving>({ kind: "idle" });
  const [{ book, saver }] = useState(() => createKeeper({ requestId, marks, open }, tell));
  const leave = useEffectEvent((event: Event) => {
    void saver.flush();
    if (event.type === "beforeunload" && saving.kind === "failed") event.preventDefault(); // asks whether to leave
  });
  useEffect(() => {
    const listener = (event: Event) => leave(event);
    document.addEventListener("visibilitychange", listener);
    for (const name of leaving) window.addEventListener(name, listener);
    return () => {
      document.removeEventListener("visibilitychange", listener);
      for (const name of leaving) window.removeEventListener(name, listener);
      void saver.flush();
    };
  }, [saver]);
  return { book, saving };
}

const leaving = ["online", "beforeunload"] as const;

function createKeeper({ requestId, marks, open }: Options, tell: (saving: Saving) => void) {
  const book = createMarkBook(marks, { open, onChange: () => saver.change(book.unsaved()) });
  const saver = keepSaving<Unsaved>({
    pause: 250,
    tell,
    async send(unsaved) {
      const answer = await send(requestId, unsaved);
      if (answer.kind === "saved") book.kept(unsaved);
      return answer;
    },
  });
  return { book, saver };
}

async function send(requestId: string, unsaved: Unsaved): Promise<Answer> {
  const body = JSON.stringify(unsaved);
  const res = await fetch(`/reading/${requestId}/markings`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body,
    redirect: "manual", // the signed-out are sent to a page; that is no answer here
    keepalive: body.length < 20_000, // browsers hold at most 64 KiB of these
    signal: AbortSignal.timeout(30_000),
  }).catch(() => null);
  const told = (await res?.json().catch(() => null)) as { savedAt?: string; code?: string; message?: string } | null;
  if (res?.ok && told?.savedAt) return { kind: "saved", at: told.savedAt };
  if (res?.type === "opaqueredirect" || told?.code === "signed_out")
    return { kind: "failed", message: "Your session has ended. Sign in in another tab." };
  if (told?.code && told.message && told.code !== "bug" && told.code !== "unavailable")
    return { kind: "refused", message: told.message };
  return { kind: "failed", message: "The portal cannot be reached." };
}
