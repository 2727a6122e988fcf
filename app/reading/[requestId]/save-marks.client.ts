"use client";
import { useEffect, useEffectEvent, useState } from "react";
import { createMarkBook, type MarkBook, type Unsaved } from "#app/_viewer/mark-book.ts";
import type { Marking } from "#lib/markings/marking.ts";
import { keepSaving, type Saving } from "./keep-saving.ts";
import { sendKept } from "./send-kept.client.ts";

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
      const answer = await sendKept(`/reading/${requestId}/markings`, unsaved);
      if (answer.kind === "saved") book.kept(unsaved);
      return answer;
    },
  });
  return { book, saver };
}
