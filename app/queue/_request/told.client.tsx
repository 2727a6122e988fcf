"use client";
import { startTransition, useEffect, useState } from "react";
import { dropDraft, keepDraft, readDraft } from "#app/_ui/draft.client.ts";

const key = "foramen.told";

/** Keeps a sentence about what was just done for the page that follows. */
export const tell = (news: string): void => keepDraft(key, news);

/** What was done on the page before, told once; and a way to tell what happens here. */
export function useTold() {
  const [told, setTold] = useState<string | null>(null);
  useEffect(() => {
    const news = readDraft(key);
    if (typeof news !== "string") return;
    dropDraft(key);
    startTransition(() => setTold(news));
  }, []);
  return [told, setTold] as const;
}
