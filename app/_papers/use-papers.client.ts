"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { nextLook } from "#app/_live/next-look.client.ts";
import { useSignedInAgain } from "#app/_session/signed-in-again.client.ts";
import { putPack } from "#app/_upload/put-pack.ts";
import type { ListedPaper } from "#lib/papers/paper.ts";
import { both, say, type Words } from "#lib/platform/language.ts";
import { startGate } from "#lib/upload/gate.ts";
import { paperDoors } from "./paper-doors.ts";
import { type ChosenPaper, sendPaper } from "./send-paper.ts";
import { said as sentences } from "./words.ts";

/** A paper on its way from this page, or one that could not be sent. */
export type MovingPaper = ChosenPaper & {
  id: number;
  sent: number;
  state: "waiting" | "sending" | "failed";
  words?: Words;
};

/** Holds the papers of a request: those the portal has, and those on their way, which leave one after the other. */
export function usePapers(requestId: string, initial: readonly ListedPaper[]) {
  const [held, setHeld] = useState(initial);
  const [moving, setMoving] = useState<readonly MovingPaper[]>([]);
  const [waiting, setWaiting] = useState(false);
  const [signedOut, setSignedOut] = useState(false);
  const [said, setSaid] = useState<Words>("");
  const gate = useRef(startGate());
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const numbers = useRef(0);

  const refresh = useCallback(async () => {
    try {
      const { papers, waiting } = await paperDoors(requestId).list();
      setHeld(papers);
      setWaiting(waiting);
    } catch {
      // no line: the next look will tell
    }
  }, [requestId]);

  const change = useCallback((id: number, to: Partial<MovingPaper> | null) => {
    setMoving((all) => all.flatMap((one) => (one.id !== id ? [one] : to ? [{ ...one, ...to }] : [])));
  }, []);

  const start = useCallback(
    (paper: MovingPaper) => {
      const { id, label } = paper;
      const run = async (): Promise<void> => {
        change(id, { state: "sending", sent: 0 });
        const onProgress = (sent: number): void => change(id, { sent });
        const words = await sendPaper(paper, {
          doors: paperDoors(requestId),
          put: putPack,
          gate: gate.current,
          onProgress,
        });
        if (words === null) await refresh();
        change(id, words === null ? null : { state: "failed", words });
        setSaid(words === null ? sentences.sent(label) : both((language) => `${label}: ${say(language, words)}`));
      };
      line.current = line.current.then(run);
    },
    [change, refresh, requestId],
  );

  const add = (papers: readonly ChosenPaper[]): void => {
    const fresh = papers.map((paper): MovingPaper => ({ ...paper, id: ++numbers.current, sent: 0, state: "waiting" }));
    setMoving((all) => [...all, ...fresh]);
    fresh.forEach(start);
  };

  const again = (paper: MovingPaper): void => {
    change(paper.id, { state: "waiting" });
    start(paper);
  };

  const remove = async ({ id, label }: ListedPaper): Promise<boolean> => {
    const done = await paperDoors(requestId)
      .remove(id)
      .then(
        () => true,
        () => false,
      );
    await refresh();
    setSaid(done ? sentences.removed(label) : sentences.notRemoved(label));
    return done;
  };

  useGate(
    gate,
    setSignedOut,
    moving.some(({ state }) => state !== "failed"),
  );
  useFollowedPapers(requestId, held, refresh);
  const goOn = useCallback(() => gate.current.resume(), []);
  useSignedInAgain(signedOut, goOn);
  return {
    held,
    waiting,
    moving,
    said,
    signedOut,
    add,
    again,
    remove,
    goOn,
    leaveOut: (id: number) => change(id, null),
  };
}

/** Follows the line and the session while papers are on their way, and asks before the page is left. */
export function useGate(
  gate: { current: ReturnType<typeof startGate> },
  setSignedOut: (out: boolean) => void,
  busy: boolean,
): void {
  useEffect(() => {
    gate.current.onChange(() => setSignedOut(gate.current.state() === "signed_out"));
  }, [gate, setSignedOut]);
  useEffect(() => {
    if (!busy) return;
    const follow = (): void => gate.current.setOnline(navigator.onLine);
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    follow();
    window.addEventListener("online", follow);
    window.addEventListener("offline", follow);
    window.addEventListener("beforeunload", ask);
    return () => {
      window.removeEventListener("online", follow);
      window.removeEventListener("offline", follow);
      window.removeEventListener("beforeunload", ask);
    };
  }, [gate, busy]);
}

const pause = 1_500;

/** Asks what is held, as whoever comes back sees the page as it was, then how far the checks have come until all are over. */
function useFollowedPapers(requestId: string, held: readonly ListedPaper[], refresh: () => Promise<void>): void {
  const checking = held.some(({ state }) => state === "stored");
  useEffect(() => void refresh(), [refresh]);
  useEffect(() => {
    if (!checking) return;
    const gone = new AbortController();
    const lookAgain = async (): Promise<void> => {
      await nextLook(requestId, pause, gone.signal);
      if (gone.signal.aborted) return;
      await refresh();
      await lookAgain();
    };
    void lookAgain();
    return () => gone.abort();
  }, [requestId, checking, refresh]);
}
