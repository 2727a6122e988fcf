import type { ListedPaper, PaperPage } from "#lib/papers/paper.ts";
import type { PaperOffer } from "#lib/papers/paper-offer.ts";
import { answerOf } from "#lib/upload/patience.ts";

type Place = { url: string; headers: Record<string, string> };

/** The portal's side of papers, by fetch. */
export type PaperDoors = ReturnType<typeof paperDoors>;

/** The doors of one request's papers. The answers are our own server's, so they are not checked again here. */
export function paperDoors(requestId: string) {
  const ask = async (door: string, init: RequestInit): Promise<unknown> =>
    answerOf(await fetch(`/api/papers/${requestId}${door}`, { cache: "no-store", ...init }));
  const post = (door: string, body: object, signal?: AbortSignal) =>
    ask(door, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      ...(signal && { signal }),
    });
  return {
    list: (signal?: AbortSignal) =>
      ask("", signal ? { signal } : {}) as Promise<{ papers: ListedPaper[]; waiting: boolean }>,
    sign: (offer: PaperOffer, signal?: AbortSignal) =>
      post("/sign", offer, signal) as Promise<{ paperId: string; place: Place | null }>,
    finish: (paperId: string, signal?: AbortSignal) =>
      post("/finish", { paperId }, signal) as Promise<{ stored: boolean }>,
    remove: (paperId: string) => post("/remove", { paperId }),
    /** Pictures of its pages. */
    open: (paperId: string) => post("/open", { paperId }) as Promise<{ pages: PaperPage[] }>,
    /** The file that was sent. */
    download: (paperId: string) => post("/download", { paperId }) as Promise<{ fileName: string; url: string }>,
  };
}
