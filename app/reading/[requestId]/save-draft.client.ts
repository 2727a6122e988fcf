"use client";
import { useEffect, useState } from "react";
import { draftKey, dropDraft, keepDraft, readDraft } from "#app/queue/_request/draft.client.ts";
import type { Outcome } from "#lib/opinions/content.ts";
import { type Answer, keepSaving, type Saving } from "./keep-saving.ts";

export type Draft = { outcome: Outcome | null; findings: string; patientMessage: string };

type Kept = { draft: Draft; typedAt: string };

/** Keeps the opinion as it is typed: in this tab at once, with the portal a moment later. */
export function useDraftSaving(requestId: string, savedAt: string | null) {
  const key = draftKey("opinion", requestId);
  const [saving, tell] = useState<Saving>(savedAt ? { kind: "saved", at: savedAt } : { kind: "idle" });
  const [saver] = useState(() => keepSaving<Draft>({ send: (draft) => send(requestId, draft), tell }));
  useEffect(() => {
    const leave = () => void saver.flush();
    document.addEventListener("visibilitychange", leave);
    window.addEventListener("online", leave);
    return () => {
      document.removeEventListener("visibilitychange", leave);
      window.removeEventListener("online", leave);
      leave();
    };
  }, [saver]);
  return {
    saving,
    keep: (draft: Draft) => {
      keepDraft(key, { draft, typedAt: new Date().toISOString() } satisfies Kept);
      saver.change(draft);
    },
    /** What this tab still has and the portal does not: typed after the last save. */
    left: (): Draft | null => {
      const kept = readDraft(key) as Kept | null;
      return kept && kept.typedAt > (savedAt ?? "") ? kept.draft : null;
    },
    stop: () => saver.stop(),
    drop: () => dropDraft(key),
  };
}

async function send(requestId: string, draft: Draft): Promise<Answer> {
  const body = JSON.stringify(draft);
  const res = await fetch(`/reading/${requestId}/draft`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body,
    redirect: "manual", // the signed-out are sent to a page; that is no answer here
    keepalive: body.length < 20_000, // browsers hold at most 64 KiB of these
  }).catch(() => null);
  const told = (await res?.json().catch(() => null)) as { savedAt?: string; code?: string; message?: string } | null;
  if (res?.ok && told?.savedAt) return { kind: "saved", at: told.savedAt };
  if (res?.type === "opaqueredirect" || told?.code === "signed_out")
    return { kind: "failed", message: "Your session has ended. Sign in in another tab." };
  if (told?.code && told.message && told.code !== "bug" && told.code !== "unavailable")
    return { kind: "refused", message: told.message };
  return { kind: "failed", message: "The portal cannot be reached." };
}
