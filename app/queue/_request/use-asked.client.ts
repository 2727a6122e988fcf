"use client";
import { useEffect, useState } from "react";

type Answer = { value: unknown; trouble: string | null };

/** What a JSON door answers; null until it has. With a body it is posted. Asked anew where address or body are others. */
export function useAsked(address: string, body?: unknown): Answer {
  const [answer, setAnswer] = useState<Answer>({ value: null, trouble: null });
  const sent = body === undefined ? null : JSON.stringify(body);
  useEffect(() => {
    const gone = new AbortController();
    void ask(address, sent, gone.signal).then((now) => !gone.signal.aborted && setAnswer(now));
    return () => gone.abort();
  }, [address, sent]);
  return answer;
}

async function ask(address: string, body: string | null, signal: AbortSignal): Promise<Answer> {
  try {
    const res = await fetch(address, {
      ...(body !== null && { method: "POST", headers: { "content-type": "application/json" }, body }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(20_000)]),
    });
    const answer = (await res.json()) as { message?: string };
    if (!res.ok) return { value: null, trouble: answer.message ?? notThrough };
    return { value: answer, trouble: null };
  } catch {
    return { value: null, trouble: notThrough };
  }
}

const notThrough = "The portal did not answer. Nothing is lost; close this and try again.";
