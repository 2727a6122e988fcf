"use client";
import { startTransition, useCallback, useEffect, useReducer, useRef } from "react";
import { offerMore, offerPapers } from "#app/_papers/offers.client.ts";
import type { FollowedScan } from "#lib/studies/follow-scan.ts";
import type { Chosen, FromWorker, ToWorker } from "./messages.ts";
import { forgetChoice, keepChoice } from "./kept-choice.client.ts";
import { after, startState } from "./upload-state.ts";

/** Holds the upload's state and its worker. A choice of files gets a worker, and what is added to it goes there too. */
export function useUploader(requestId: string, initial: FollowedScan, takesPapers: boolean) {
  const [state, dispatch] = useReducer(after, initial, startState);
  const worker = useRef<Worker | null>(null);
  const post = useCallback((message: ToWorker) => worker.current?.postMessage(message), []);

  const dismiss = useCallback(() => {
    worker.current?.terminate();
    worker.current = null;
  }, []);
  useEffect(() => dismiss, [dismiss]);

  const startWorker = useCallback((): Worker => {
    dismiss();
    const mine = new Worker(new URL("./upload.worker.ts", import.meta.url), { type: "module" });
    const hear = (event: FromWorker): void => {
      if (worker.current !== mine) return;
      if (event.type === "papers") offerMore(event.papers);
      else startTransition(() => dispatch(event)); // a hundred series are drawn between whiles
    };
    mine.onmessage = ({ data }: MessageEvent<FromWorker>) => hear(data);
    mine.onerror = mine.onmessageerror = () => hear({ type: "broken" });
    worker.current = mine;
    offerPapers([]);
    if (takesPapers) mine.postMessage({ type: "papers" } satisfies ToWorker);
    return mine;
  }, [dismiss, takesPapers]);

  const stage = state.stage.at;
  const handles = useRef<FileSystemHandle[] | null>([]);
  const choose = useCallback(
    async (batches: AsyncIterable<Chosen[]>) => {
      const adds = stage === "found" && worker.current;
      const mine = adds || startWorker();
      if (!adds) handles.current = [];
      dispatch({ type: "chosen" });
      try {
        for await (const files of batches) {
          if (worker.current !== mine) return;
          handles.current = reopenable(handles.current, files);
          mine.postMessage({ type: "files", files } satisfies ToWorker);
        }
        mine.postMessage({ type: "all" } satisfies ToWorker);
        await (handles.current?.length ? keepChoice(requestId, handles.current) : forgetChoice(requestId));
      } catch {
        if (worker.current === mine) dispatch({ type: "broken" });
      }
    },
    [requestId, startWorker, stage],
  );

  const again = useCallback(() => {
    dismiss();
    void forgetChoice(requestId);
    dispatch({ type: "again" });
  }, [dismiss, requestId]);
  useEffect(() => {
    if (stage === "sent") void forgetChoice(requestId);
  }, [requestId, stage]);

  const begin = useCallback(
    (seriesUids: readonly string[]) => {
      dispatch({ type: "begun", now: Date.now() });
      post({ type: "send", requestId, seriesUids: [...seriesUids], online: navigator.onLine });
    },
    [post, requestId],
  );

  return { state, dispatch, post, choose, again, begin };
}

/** What can be opened again after a reload: all of a choice, else nothing of it (null). */
function reopenable(before: FileSystemHandle[] | null, files: readonly Chosen[]): FileSystemHandle[] | null {
  const handles = files.flatMap((one) => ("handle" in one ? [one.handle] : []));
  return before && handles.length === files.length ? [...before, ...handles] : null;
}
