"use client";
import { useEffect, useRef } from "react";
import { dropDraft, keepDraft, readDraft } from "./draft.client.ts";

/** Keeps what is typed into a `TextArea` in this tab until it is sent: spread `box` on it, call `drop` then. */
export function useKeptText(key: string) {
  const ref = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const kept = readDraft(key);
    if (typeof kept === "string" && ref.current?.value === "") ref.current.value = kept;
  }, [key]);
  return {
    box: { ref, onChange: () => keepDraft(key, ref.current?.value) },
    drop: () => dropDraft(key),
  };
}
