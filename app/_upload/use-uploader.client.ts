"use client";
import { useCallback, useEffect, useReducer, useRef } from "react";
import { offerPapers } from "#app/_papers/offers.client.ts";
import type { FollowedScan } from "#lib/studies/follow-scan.ts";
import type { Chosen, FromWorker, ToWorker } from "./messages.ts";
import { after, startState } from "./upload-state.ts";

/** Holds the upload's state and its worker; a new choice of files gets a new worker. */
export function useUploader(requestId: string, initial: FollowedScan) {
  const [state, dispatch] = useReducer(after, initial, startState);
  const worker = useRef<Worker | null>(null);
  const post = useCallback((message: ToWorker) => worker.current?.postMessage(message), []);

  const dismiss = useCallback(() => {
    worker.current?.terminate();
    worker.current = null;
  }, []);
  useEffect(() => dismiss, [dismiss]);

  const choose = useCallback(
    async (batches: AsyncIterable<Chosen[]>) => {
      dismiss();
      const mine = new Worker(new URL("./upload.worker.ts", import.meta.url), { type: "module" });
      worker.current = mine;
      mine.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        if (worker.current !== mine) return;
        if (data.type === "papers") offerPapers(data.papers);
        else dispatch(data);
      };
      const broken = (): void => {
        if (worker.current === mine) dispatch({ type: "broken" });
      };
      mine.onerror = mine.onmessageerror = broken;
      dispatch({ type: "chosen" });
      try {
        for await (const files of batches) {
          if (worker.current !== mine) return;
          mine.postMessage({ type: "files", files } satisfies ToWorker);
        }
        mine.postMessage({ type: "all" } satisfies ToWorker);
      } catch {
        broken();
      }
    },
    [dismiss],
  );

  const again = useCallback(() => {
    dismiss();
    dispatch({ type: "again" });
  }, [dismiss]);

  const begin = useCallback(
    (studyUids: readonly string[]) => {
      dispatch({ type: "begun", now: Date.now() });
      post({ type: "send", requestId, studyUids: [...studyUids], online: navigator.onLine });
    },
    [post, requestId],
  );

  return { state, dispatch, post, choose, again, begin };
}
