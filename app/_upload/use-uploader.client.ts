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
  const reopened = useRef(new Reopened());
  const choose = useCallback(
    async (batches: AsyncIterable<Chosen[]>) => {
      const adds = stage === "found" && worker.current;
      const mine = adds || startWorker();
      if (!adds) reopened.current = new Reopened();
      dispatch({ type: "chosen" });
      try {
        for await (const files of batches) {
          if (worker.current !== mine) return;
          reopened.current.note(files);
          mine.postMessage({ type: "files", files } satisfies ToWorker);
        }
        mine.postMessage({ type: "all" } satisfies ToWorker);
        await reopened.current.keep(requestId);
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

/** What of a choice can be opened again after a reload: all of it, or nothing is kept. */
class Reopened {
  private handles: FileSystemHandle[] | null = [];

  note(files: readonly Chosen[]): void {
    for (const one of files)
      if ("handle" in one) this.handles?.push(one.handle);
      else this.handles = null;
  }

  keep(requestId: string): Promise<void> {
    return this.handles?.length ? keepChoice(requestId, this.handles) : forgetChoice(requestId);
  }
}
