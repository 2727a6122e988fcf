import type { Answer } from "./keep-saving.ts";

/** Sends what is kept of a case while it is read, also while its page goes, and says what became of it. */
export async function sendKept(address: string, content: unknown): Promise<Answer> {
  const body = JSON.stringify(content);
  const res = await fetch(address, {
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
